using OpenQA.Selenium;
using Veritas.Monitoring;
using Veritas.Tests.Browser.Chrome;
using Veritas.Tests.Browser.Server;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser.Access;

/// <summary>Everything a student needs can be done without a mouse: every step here is a key.</summary>
public sealed class KeyboardTests(LiveServer server)
{
    // Far more than any page has: a focus that never comes is a trap.
    private const int MostTabs = 80;

    // The element with the focus, a frame around it, and the point where it could be seen: not behind a bar that stays
    // on top.
    private const string FocusScript = """
        const e = document.activeElement;
        const box = e.getBoundingClientRect();
        const style = getComputedStyle(e);
        const within = (value, most) => Math.min(Math.max(value, 0), most - 1);
        const top = document.elementFromPoint(
          within(box.left + box.width / 2, innerWidth), within(box.top + box.height / 2, innerHeight));
        const labelled = e.labels && [...e.labels].some(l => l.contains(top));
        const seen = top === e || e.contains(top) || top?.contains(e) || labelled;
        const outline = style.outlineStyle !== 'none' ? style.outlineWidth : '0px';
        return [e.closest('[data-testid]')?.dataset.testid ?? '', e.tagName, outline, seen ? 'seen' : 'covered'];
        """;

    [Fact]
    public async Task A_student_signs_in_starts_answers_and_hands_in_with_the_keyboard_alone()
    {
        var teacher = await server.TeacherAsync("Grace Teacher");
        var student = await server.StudentAsync("Ada Keys");
        var exam = await ExamApi.ExamAsync(
            teacher.Http,
            "Numbers and proofs",
            MonitoringPolicy.Default with
            {
                RequireFullscreen = false,
            }
        );
        using var scene = new Scene(server, "keyboard");
        await scene.PlayAsync(() =>
        {
            Play(scene, scene.Open("student", 900, 640), student, exam);
            return Task.CompletedTask;
        });
    }

    private void Play(Scene scene, Chromium window, Person student, Guid exam)
    {
        window.Go(server.Url, "/");
        window.Find("email");
        TabTo(window, "email");
        window.Keys(student.Email, Keys.Tab, ExamApi.Password, Keys.Enter);

        window.Find($"open-{exam}");
        TabTo(window, $"open-{exam}");
        scene.Picture("exam-list");
        window.Keys(Keys.Enter);

        window.Find("consent");
        TabTo(window, "consent");
        window.Keys(Keys.Space);
        TabTo(window, "start");
        scene.Picture("consent");
        window.Keys(Keys.Enter);
        window.UntilAttribute("monitor-state", "data-state", "online");

        TabTo(window, "question-1");
        window.Keys(Keys.ArrowDown);
        window.UntilAttribute("save-state-1", "data-state", "saved");
        TabTo(window, "question-2");
        window.Keys(Keys.Space);
        window.UntilAttribute("save-state-2", "data-state", "saved");
        TabTo(window, "question-3");
        window.Keys(Keys.Space);
        window.UntilAttribute("save-state-3", "data-state", "saved");
        TabTo(window, "question-4");
        window.Keys("1.41");
        TabTo(window, "question-5");
        window.Keys("hypotenuse");
        TabTo(window, "question-6");
        window.Keys("There is always another one.");
        window.UntilAttribute("save-state-6", "data-state", "saved");
        scene.Picture("answered");

        TabTo(window, "submit", back: true);
        window.Keys(Keys.Enter);
        window.Find("confirm-submit");
        TabTo(window, "confirm-submit");
        scene.Picture("asked");
        window.Keys(Keys.Enter);
        window.Find("result");
        // Two points for the second option of question 1, one for true, two for the number, one for the word.
        Assert.Equal("6 of 12 points", window.Find("points").Text);
    }

    /// <summary>Presses Tab until the focus is in that element; on the way it is always to be seen.</summary>
    private static void TabTo(Chromium window, string testId, bool back = false)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            if (Focus(window)[0] == testId)
            {
                return;
            }

            if (back)
            {
                window.ShiftTab();
            }
            else
            {
                window.Keys(Keys.Tab);
            }

            var focus = Focus(window);
            if (focus[1] != "BODY")
            {
                Assert.True(
                    focus[2] != "0px",
                    $"on the way to {testId}: {focus[1]} of {focus[0]} has the focus and does not show it"
                );
                Assert.True(
                    focus[3] == "seen",
                    $"on the way to {testId}: {focus[1]} of {focus[0]} has the focus and is covered"
                );
            }
        }

        Assert.Fail($"{testId} cannot be reached with {MostTabs} tabs");
    }

    private static string[] Focus(Chromium window) =>
        [.. window.Script<IReadOnlyCollection<object>>(FocusScript).Cast<string>()];
}
