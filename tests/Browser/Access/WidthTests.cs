using Veritas.Tests.Browser.Chrome;
using Veritas.Tests.Browser.Live;
using Veritas.Tests.Browser.Server;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser.Access;

/// <summary>
/// A window of 1,280 pixels at 200 % is 640 CSS pixels wide: nothing is cut off and nothing scrolls sideways, light or
/// dark.
/// </summary>
public sealed class WidthTests(LiveServer server)
{
    private const int Width = 640;

    // What sticks out of the window, unless something around it scrolls or cuts on purpose, and how far the page itself
    // scrolls.
    private const string TooWideScript = """
        const wide = [];
        const whole = document.documentElement.scrollWidth;
        if (whole > innerWidth) wide.push(`the page is ${whole} wide`);
        const held = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
          if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
        for (const e of document.body.querySelectorAll('*')) {
          const box = e.getBoundingClientRect();
          if (box.width > 0 && box.height > 0 && (box.right > innerWidth + 1) && box.left >= 0 && !held(e))
            wide.push(`${e.tagName} ${e.className} reaches to ${Math.round(box.right)}`);
        }
        return wide.slice(0, 5).join('; ');
        """;

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task No_page_scrolls_sideways_at_640_pixels(string scheme)
    {
        var teacher = await server.TeacherAsync("Grace Maximiliane Oberstudienrätin-Lehrerin");
        var student = await server.StudentAsync("Ada Wilhelmina Featherstonehaugh-Cholmondeley");
        var exam = await ExamApi.ExamAsync(teacher.Http, "Numbers, proofs and everything that follows from them");
        using var scene = new Scene(server, $"narrow-{scheme}");
        await scene.PlayAsync(() =>
        {
            Play(scene, scheme, teacher, student, exam);
            return Task.CompletedTask;
        });
    }

    private void Play(Scene scene, string scheme, Person teacher, Person student, Guid exam)
    {
        var (left, right) = (Narrow(scene, "student", scheme), Narrow(scene, "teacher", scheme));
        left.Go(server.Url, "/");
        left.Find("sign-in");
        Fits(left, scheme, "sign-in");
        var taking = new StudentWindow(left);
        taking.SignIn(server.Url, student);
        left.Find($"open-{exam}");
        Fits(left, scheme, "the exam list");
        left.Click($"open-{exam}");
        left.Find("consent");
        Fits(left, scheme, "the notice");
        new RoomWindow(right).Enter(server.Url, teacher, exam);
        Fits(right, scheme, "the empty room");
        scene.Picture("before");

        left.Click("consent");
        left.Click("start");
        taking.UntilConnected();
        var attempt = Guid.Parse(left.Address.Split('/')[^1]);
        Fits(left, scheme, "the exam");
        left.Click("submit");
        left.Find("confirm-submit");
        Fits(left, scheme, "handing in");
        new RoomWindow(right).UntilAlert(attempt, "event.env.automation");
        Fits(right, scheme, "the room");
        scene.Picture("exam-and-room");

        right.Click(right.Find($"attempt-{attempt}"));
        right.Find("breakdown");
        Fits(right, scheme, "the student's panel");
        left.Click("confirm-submit");
        left.Find("result");
        Fits(left, scheme, "the result");
        scene.Picture("panel-and-result");
        foreach (
            var (path, ready) in new[]
            {
                ("/teacher", $"exam-{exam}"),
                ($"/teacher/exams/{exam}", null),
                ($"/teacher/attempts/{attempt}", null),
            }
        )
        {
            right.Go(server.Url, path);
            right.Find(OpenQA.Selenium.By.CssSelector(ready is null ? "main h1" : $"[data-testid='{ready}']"));
            Fits(right, scheme, path);
            scene.Picture(path.Split('/')[^1].Length > 10 ? path.Split('/')[^2] : "teacher");
        }
    }

    private static Chromium Narrow(Scene scene, string name, string scheme)
    {
        var window = scene.Open(name);
        window.Cdp(
            "Emulation.setDeviceMetricsOverride",
            ("width", Width),
            ("height", 450),
            ("deviceScaleFactor", 2),
            ("mobile", false)
        );
        window.Cdp(
            "Emulation.setEmulatedMedia",
            (
                "features",
                new[]
                {
                    new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = scheme },
                }
            )
        );
        return window;
    }

    private static void Fits(Chromium window, string scheme, string what)
    {
        Assert.Equal(Width, window.Script<long>("return innerWidth"));
        Assert.Equal(scheme, window.Script<string>("return document.documentElement.dataset.mantineColorScheme"));
        window.Until(
            $"{what} has its width",
            () => window.Script<string>(TooWideScript) is { } wide && wide.Length == 0
        );
    }
}
