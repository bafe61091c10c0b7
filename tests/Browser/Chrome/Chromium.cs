using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Interactions;
using OpenQA.Selenium.Support.UI;

namespace Veritas.Tests.Browser.Chrome;

/// <summary>A real Chromium with a profile of its own, driven over WebDriver.</summary>
public sealed class Chromium : IDisposable
{
    /// <summary>Longer than any step takes on a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Flags =
    [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--lang=en-GB",
        "--screen-info={1600x1000}",
    ];

    private readonly string _profile = Directory.CreateTempSubdirectory("veritas-chromium-").FullName;
    private readonly ChromeDriver _driver;

    private Chromium(string name, int width, int height)
    {
        Name = name;
        var options = new ChromeOptions { BinaryLocation = Programs.Chromium };
        options.AddArguments(Flags);
        options.AddArguments($"--user-data-dir={_profile}", $"--window-size={width},{height}");
        var driver = Programs.ChromeDriver;
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(driver), Path.GetFileName(driver));
        service.SuppressInitialDiagnosticInformation = true;
        _driver = new ChromeDriver(service, options, TimeSpan.FromSeconds(120));
    }

    /// <summary>Whose window it is; part of the pictures' names.</summary>
    public string Name { get; }

    public string Address => _driver.Url;

    /// <summary>Opens a window of that size in CSS pixels. The pages must be built.</summary>
    public static Chromium Open(string name, int width = 1280, int height = 900)
    {
        BuiltPages.Require();
        return new Chromium(name, width, height);
    }

    /// <summary>Opens a page, whose path begins after <c>/app</c>.</summary>
    public void Go(Uri server, string page) => _driver.Navigate().GoToUrl(new Uri(server, "/app" + page));

    public void Reload() => _driver.Navigate().Refresh();

    /// <summary>The element with that <c>data-testid</c>, as soon as it is shown.</summary>
    public IWebElement Find(string testId) => Find(By.CssSelector($"[data-testid='{testId}']"));

    public IWebElement Find(By what) =>
        Until($"{what} is shown", () => _driver.FindElements(what).FirstOrDefault(e => e.Displayed));

    public IReadOnlyList<IWebElement> All(string css) => _driver.FindElements(By.CssSelector(css));

    public void Click(string testId) => Click(Find(testId));

    /// <summary>
    /// Clicks it in the middle of the window: the driver itself would scroll it under a bar that stays on top.
    /// </summary>
    public void Click(IWebElement element)
    {
        _driver.ExecuteScript("arguments[0].scrollIntoView({ block: 'center' })", element);
        element.Click();
    }

    /// <summary>
    /// Waits until <paramref name="look"/> gives something other than null or false; a page that redraws itself is
    /// looked at again.
    /// </summary>
    public T Until<T>(string what, Func<T?> look)
    {
        var wait = new WebDriverWait(new SystemClock(), _driver, Limit, Poll) { Message = $"{Name}'s page: {what}" };
        wait.IgnoreExceptionTypes(typeof(StaleElementReferenceException), typeof(ElementClickInterceptedException));
        return wait.Until(_ => look())!;
    }

    /// <summary>Waits until that element's attribute has that value.</summary>
    public void UntilAttribute(string testId, string attribute, string value) =>
        Until($"{testId} has {attribute}={value}", () => Attribute(testId, attribute) == value);

    /// <summary>
    /// The attribute of the first element with that <c>data-testid</c>, shown or not; null without one.
    /// </summary>
    public string? Attribute(string testId, string attribute) =>
        _driver.FindElements(By.CssSelector($"[data-testid='{testId}']")).FirstOrDefault()?.GetDomAttribute(attribute);

    public void Keys(params string[] keys)
    {
        var actions = new Actions(_driver);
        foreach (var key in keys)
        {
            actions.SendKeys(key);
        }

        actions.Perform();
    }

    /// <summary>A key pressed while Control is held.</summary>
    public void Control(string key) =>
        new Actions(_driver)
            .KeyDown(OpenQA.Selenium.Keys.Control)
            .SendKeys(key)
            .KeyUp(OpenQA.Selenium.Keys.Control)
            .Perform();

    /// <summary>To what has the focus before.</summary>
    public void ShiftTab() =>
        new Actions(_driver)
            .KeyDown(OpenQA.Selenium.Keys.Shift)
            .SendKeys(OpenQA.Selenium.Keys.Tab)
            .KeyUp(OpenQA.Selenium.Keys.Shift)
            .Perform();

    /// <summary>Runs a script that returns something.</summary>
    public T Script<T>(string script) => (T)_driver.ExecuteScript(script)!;

    public void Script(string script) => _driver.ExecuteScript(script);

    public void Cdp(string command, params (string Key, object Value)[] arguments) =>
        _driver.ExecuteCdpCommand(command, arguments.ToDictionary(a => a.Key, object? (a) => a.Value));

    /// <summary>
    /// Opens another tab in front of this one, runs <paramref name="there"/> in it, closes it and comes back.
    /// </summary>
    public async Task InAnotherTab(string address, Func<Task> there)
    {
        var here = _driver.CurrentWindowHandle;
        _driver.SwitchTo().NewWindow(WindowType.Tab);
        Cdp("Page.bringToFront");
        _driver.Navigate().GoToUrl(address);
        await there();
        _driver.Close();
        _driver.SwitchTo().Window(here);
        Cdp("Page.bringToFront");
    }

    /// <summary>Takes the window out of full screen from outside the page, as the window manager does.</summary>
    public void Restore() => _driver.Manage().Window.Size = new System.Drawing.Size(1500, 980);

    public void Picture(string path) => _driver.GetScreenshot().SaveAsFile(path);

    public void Dispose()
    {
        _driver.Quit();
        _driver.Dispose();
        Directory.Delete(_profile, recursive: true);
    }
}
