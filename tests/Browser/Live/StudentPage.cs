using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;

namespace Veritas.Tests.Browser.Live;

/// <summary>What a student does in the browser.</summary>
public sealed class StudentPage(Chrome chrome, Uri site)
{
    public void SignIn(string email, string password)
    {
        chrome.Driver.Navigate().GoToUrl(site);
        chrome.Get("email").SendKeys(email);
        chrome.Get("password").SendKeys(password);
        chrome.Click("sign-in");
    }

    /// <summary>From the list over the notice into the exam; returns the attempt.</summary>
    public Guid Start(Guid exam)
    {
        chrome.Get($"exam-{exam}");
        chrome.Driver.Navigate().GoToUrl(new Uri(site, $"/student/exams/{exam}"));
        chrome.Click("consent");
        chrome.Click("start");
        chrome.Get("timer");
        WaitOnline();
        return Guid.Parse(new Uri(chrome.Driver.Url).Segments[^1]);
    }

    public void WaitOnline() => chrome.Until("the monitor is online", () => State() == "online");

    public void WaitOffline() => chrome.Until("the monitor is offline", () => State() is "offline" or "connecting");

    /// <summary>Everything the monitor has counted is on the server's disk; returns how many.</summary>
    public long WaitDurable()
    {
        chrome.Until("every event is durable", () => Number("data-recorded") > 0 && Number("data-durable") == Number("data-recorded"));
        return Number("data-recorded");
    }

    public long Recorded => Number("data-recorded");

    public void WaitRecorded(long over) => chrome.Until($"more than {over} events are recorded", () => Number("data-recorded") > over);

    public void AnswerChoice(int question, string text) => chrome.Until($"question {question} takes {text}", () =>
    {
        var label = Question(question).FindElement(By.XPath($".//label[normalize-space()='{text}']"));
        chrome.ToMiddle(label);
        label.Click();
        return this;
    });

    public void WaitSaved() => chrome.Until("the answers are saved", () => chrome.Get("save-state").Text.Contains("saved", StringComparison.OrdinalIgnoreCase));

    /// <summary>Opens another tab, copies a text there, and comes back after the page was hidden for that long.</summary>
    public async Task LookElsewhereAsync(string copied, TimeSpan away)
    {
        var exam = chrome.Driver.CurrentWindowHandle;
        chrome.Driver.SwitchTo().NewWindow(WindowType.Tab);
        chrome.Driver.Navigate().GoToUrl("data:text/html,<textarea id=t autofocus></textarea>");
        var text = chrome.Driver.FindElement(By.Id("t"));
        text.SendKeys(copied);
        text.SendKeys(Keys.Control + "a");
        text.SendKeys(Keys.Control + "c");
        await Task.Delay(away, TimeProvider.System, CancellationToken.None);
        chrome.Driver.Close();
        chrome.Driver.SwitchTo().Window(exam);
    }

    public void Paste(int question)
    {
        var field = Question(question).FindElement(By.CssSelector("textarea"));
        chrome.ToMiddle(field);
        field.Click();
        new Actions(chrome.Driver).KeyDown(Keys.Control).SendKeys("v").KeyUp(Keys.Control).Perform();
        chrome.Until("the text is pasted", () => field.GetAttribute("value")!.Length > 0);
    }

    public bool IsFullscreen => (bool)chrome.Driver.ExecuteScript("return document.fullscreenElement !== null")!;

    /// <summary>By the page's own button: another tab has ended full screen.</summary>
    public void EnterFullscreen()
    {
        chrome.Click("enter-fullscreen");
        chrome.Until("the page fills the screen", () => IsFullscreen);
    }

    public async Task LeaveFullscreenAsync(TimeSpan away)
    {
        chrome.Driver.ExecuteScript("document.exitFullscreen()");
        chrome.Until("full screen is left", () => !IsFullscreen);
        await Task.Delay(away, TimeProvider.System, CancellationToken.None);
        EnterFullscreen();
    }

    public void Reload()
    {
        chrome.Driver.Navigate().Refresh();
        chrome.Get("timer");
        WaitOnline();
    }

    public void HandIn()
    {
        chrome.Click("submit");
        chrome.Click("confirm-submit");
        chrome.Get("result");
    }

    private IWebElement Question(int position) => chrome.Get($"question-{position}");

    private string? State() => chrome.Driver.FindElements(By.CssSelector("[data-testid='monitor-state']")).FirstOrDefault()?.GetAttribute("data-state");

    private long Number(string attribute) => long.Parse(chrome.Get("monitor-state").GetAttribute(attribute) ?? "0", System.Globalization.CultureInfo.InvariantCulture);
}
