using System.Globalization;
using OpenQA.Selenium;
using Veritas.Tests.Browser.Chrome;
using Veritas.Tests.Browser.Server;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser.Live;

/// <summary>What a teacher sees in the live room, read from the page as it is shown.</summary>
public sealed class RoomWindow(Chromium window)
{
    // One look at the whole feed, so that a page drawing itself anew cannot show half of it.
    private const string FeedScript = """
        return [...document.querySelectorAll("[data-testid='feed'] > li")].map(item => [
          item.dataset.testid.slice(6), item.dataset.kind, item.dataset.level, item.dataset.attempt,
          item.querySelector('button').textContent, item.querySelector('p').textContent]);
        """;

    /// <summary>The alerts as shown, newest first.</summary>
    public IReadOnlyList<ShownAlert> Feed =>
        [
            .. window
                .Script<IReadOnlyCollection<object>>(FeedScript)
                .Cast<IReadOnlyCollection<object>>()
                .Select(item => item.Cast<string>().ToArray())
                .Select(a => new ShownAlert(Guid.Parse(a[0]), a[1], a[2], Guid.Parse(a[3]), a[4], a[5])),
        ];

    public void Enter(Uri server, Person teacher, Guid exam)
    {
        window.Go(server, $"/teacher/exams/{exam}/room");
        window.Find("email").SendKeys(teacher.Email);
        window.Find("password").SendKeys(ExamApi.Password);
        window.Click("sign-in");
        window.UntilAttribute("hub-state", "data-state", "connected");
    }

    /// <summary>The score beside the student's name.</summary>
    public double Score(Guid attempt) =>
        double.Parse(window.Find(Cell(attempt, "score")).Text, CultureInfo.InvariantCulture);

    public string NameOf(Guid attempt) => window.Find(Cell(attempt, "open")).Text;

    /// <summary>
    /// Waits until the room shows that score; it rounds to two digits on the way and to one on the page.
    /// </summary>
    public void UntilScore(Guid attempt, double score)
    {
        var seen = new List<double>();
        try
        {
            window.Until(
                "the score",
                () =>
                {
                    seen.Add(Score(attempt));
                    return Math.Abs(seen[^1] - score) < 0.0551;
                }
            );
        }
        catch (WebDriverTimeoutException)
        {
            Assert.Fail($"the room never showed {score}, but {string.Join(", ", seen.Distinct())}");
        }
    }

    public ShownAlert UntilAlert(Guid attempt, string kind) =>
        window.Until(
            $"the alert {kind} is shown",
            () => Feed.FirstOrDefault(a => a.Attempt == attempt && a.Kind == kind)
        )!;

    public void UntilConnected(Guid attempt, bool connected) =>
        window.UntilAttribute($"attempt-{attempt}", "data-connected", connected ? "true" : "false");

    /// <summary>Chooses which students are listed: Live, Ended, All.</summary>
    public void Show(string which) =>
        window.Find(By.XPath($"//*[@data-testid='filter']//label[starts-with(normalize-space(), '{which}')]")).Click();

    private static By Cell(Guid attempt, string name) =>
        By.CssSelector($"[data-testid='attempt-{attempt}'] [data-testid='{name}']");
}

/// <summary>An alert in the feed.</summary>
public sealed record ShownAlert(Guid Id, string Kind, string Level, Guid Attempt, string Student, string Sentence);
