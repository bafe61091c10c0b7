using OpenQA.Selenium;
using Veritas.Tests.Browser.Chrome;
using Veritas.Tests.Browser.Server;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser.Live;

/// <summary>What a student does in the pages, with the mouse and the keys.</summary>
public sealed class StudentWindow(Chromium window)
{
    // Follows the counters of the monitoring client until the page that shows them is gone.
    private const string FollowCounts = """
        window.lastCounts = {};
        const look = () => {
          const badge = document.querySelector('[data-testid=monitor-state]');
          if (badge) window.lastCounts = { ...badge.dataset };
        };
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
        look();
        """;

    /// <summary>What the monitoring client has counted so far; it tells the page four times a second.</summary>
    public Counts Counts =>
        new(Number("data-recorded"), Number("data-accepted"), Number("data-durable"), Number("data-lost"));

    public void SignIn(Uri server, Person person)
    {
        window.Go(server, "/");
        window.Find("email").SendKeys(person.Email);
        window.Find("password").SendKeys(ExamApi.Password);
        window.Click("sign-in");
    }

    public void Start(Guid exam)
    {
        window.Click($"open-{exam}");
        window.Click("consent");
        window.Click("start");
        UntilConnected();
    }

    public void UntilConnected() => window.UntilAttribute("monitor-state", "data-state", "online");

    public void UntilFullScreen(bool on) =>
        window.Until(
            on ? "it fills the screen" : "it left full screen",
            () => window.Script<bool>("return document.fullscreenElement !== null") == on
        );

    /// <summary>Chooses an option by its place, from 0.</summary>
    public void Choose(int question, int option) =>
        window.Click(window.Find($"question-{question}").FindElements(By.TagName("input"))[option]);

    public IWebElement Field(int question) =>
        window.Find(
            By.CssSelector($"[data-testid='question-{question}'] input, [data-testid='question-{question}'] textarea")
        );

    public void UntilSaved(int question) => window.UntilAttribute($"save-state-{question}", "data-state", "saved");

    /// <summary>Hands in, and tells what the client had counted when its record ended.</summary>
    public Counts HandIn()
    {
        window.Script(FollowCounts);
        window.Click("submit");
        window.Click("confirm-submit");
        window.Find("result");
        return new(Last("recorded"), Last("accepted"), Last("durable"), Last("lost"));
    }

    private long Number(string attribute) => long.Parse(window.Attribute("monitor-state", attribute) ?? "0", null);

    private long Last(string name) => long.Parse(window.Script<string>($"return window.lastCounts.{name}"), null);
}

/// <summary>Events by the monitoring client's own count.</summary>
public sealed record Counts(long Recorded, long Accepted, long Durable, long Lost);
