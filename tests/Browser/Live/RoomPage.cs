using System.Globalization;
using OpenQA.Selenium;

namespace Veritas.Tests.Browser.Live;

/// <summary>The teacher's live room.</summary>
public sealed class RoomPage(Chrome chrome, Uri site)
{
    public void Open(string email, string password, Guid exam)
    {
        chrome.Driver.Navigate().GoToUrl(site);
        chrome.Get("email").SendKeys(email);
        chrome.Get("password").SendKeys(password);
        chrome.Click("sign-in");
        chrome.Until("the teacher is signed in", () => chrome.Driver.Url.EndsWith("/teacher", StringComparison.Ordinal));
        chrome.Driver.Navigate().GoToUrl(new Uri(site, $"/teacher/exams/{exam}/room"));
        chrome.Until("the hub is live", () => chrome.Get("hub-state").Text == "Live");
    }

    /// <summary>The student's row, once it is there.</summary>
    public void WaitFor(Guid attempt) => chrome.Get($"attempt-{attempt}");

    public double Score(Guid attempt) => double.Parse(
        chrome.Until("the row shows a score", () => chrome.Get($"attempt-{attempt}").FindElement(By.CssSelector("[data-testid='score']")).Text is { Length: > 0 } text ? text : null),
        CultureInfo.InvariantCulture);

    public void WaitForScoreUnder(Guid attempt, double score) => chrome.Until($"the score falls under {score}", () => Score(attempt) < score);

    /// <summary>Waits until the feed shows an alert of that kind under that name.</summary>
    public void WaitForAlert(string kind, string student) => chrome.Until($"an alert {kind} of {student}", () => Alerts().Any(a => a.Kind == kind && a.Text.Contains(student, StringComparison.Ordinal)));

    public IReadOnlyList<(Guid Id, string Kind, string Text)> Alerts() =>
    [
        .. chrome.Driver.FindElements(By.CssSelector("[data-testid='feed'] [data-testid^='alert-'][data-kind]"))
            .Select(e => (Guid.Parse(e.GetAttribute("data-testid")!["alert-".Length..]), e.GetAttribute("data-kind")!, e.Text)),
    ];
}
