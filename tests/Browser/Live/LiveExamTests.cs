using System.Text;
using OpenQA.Selenium;
using Veritas.Tests.Browser.Chrome;
using Veritas.Tests.Browser.Records;
using Veritas.Tests.Browser.Server;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser.Live;

/// <summary>The main job: an exam taken in one browser, watched in another, everything in PostgreSQL.</summary>
public sealed class LiveExamTests(LiveServer server)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(10);

    private const string Foreign =
        "Suppose there were finitely many primes. Multiply them all and add one: no prime on the list divides "
        + "the result, so the list was not complete.";

    [Fact]
    public async Task What_a_student_does_reaches_the_teacher_and_the_database_exactly_once()
    {
        using var scene = new Scene(server, "live-exam");
        await scene.PlayAsync(() => PlayAsync(scene));
    }

    private async Task PlayAsync(Scene scene)
    {
        await using var wire = new CutProxy(server.Process.Port);
        var teacher = await server.TeacherAsync("Grace Teacher");
        var (ada, ben) = (await server.StudentAsync("Ada Example"), await server.StudentAsync("Ben Example"));
        var exam = await ExamApi.ExamAsync(teacher.Http, "Numbers and proofs");
        var (bystander, _) = await ExamApi.StartAsync(ben.Http, exam);

        var (roomPage, studentPage) = (scene.Open("teacher", 1440, 900), scene.Open("student"));
        var (room, student) = (new RoomWindow(roomPage), new StudentWindow(studentPage));
        room.Enter(server.Url, teacher, exam);
        student.SignIn(new Uri($"http://127.0.0.1:{wire.Port}"), ada);
        student.Start(exam);
        student.UntilFullScreen(true);
        var attempt = Guid.Parse(studentPage.Address.Split('/')[^1]);
        var ledger = new Ledger(server, teacher, attempt);
        var score = 100.0;
        Assert.Equal("Ada Example", room.NameOf(attempt));
        student.Choose(question: 1, option: 1);
        student.UntilSaved(1);
        // A driven browser says so of itself: the first thing the room learns.
        room.UntilAlert(attempt, "event.env.automation");
        await CostsAsync("env.automation", r => r.Has("env.automation"));
        scene.Picture("started");

        await studentPage.InAnotherTab(
            $"data:text/html,<textarea>{Uri.EscapeDataString(Foreign)}</textarea>",
            async () =>
            {
                studentPage.Click(studentPage.Find(By.TagName("textarea")));
                studentPage.Control("a");
                studentPage.Control("c");
                // Told while it lasts: the first ten seconds come from a page that nobody sees.
                await CostsAsync("tab.hidden", r => r.IsOpen("tab.hidden"));
                scene.Picture("hidden");
            }
        );
        student.UntilFullScreen(false);

        studentPage.Click(student.Field(6));
        studentPage.Control("v");
        studentPage.Until("the text is pasted", () => student.Field(6).GetDomProperty("value") == Foreign);
        room.UntilAlert(attempt, "pattern.hidden_paste");
        room.UntilAlert(attempt, "event.clipboard.paste_external");
        await CostsAsync("clipboard.paste_external", r => r.Has("clipboard.paste_external"));
        student.UntilSaved(6);
        scene.Picture("pasted");

        await BackToFullScreenAsync();
        studentPage.Restore();
        student.UntilFullScreen(false);
        await CostsAsync("fullscreen.exited", r => r.IsOpen("fullscreen.exited"));
        scene.Picture("left-full-screen");
        await BackToFullScreenAsync();

        var before = await SettledAsync(student, studentPage, ledger);
        wire.Cut();
        studentPage.UntilAttribute("monitor-state", "data-state", "offline");
        room.UntilConnected(attempt, false);
        studentPage.Click(student.Field(4));
        studentPage.Keys("1.41");
        studentPage.UntilAttribute("save-state-4", "data-state", "retrying");
        scene.Picture("offline");
        await Task.Delay(Outage, TimeProvider.System, TestContext.Current.CancellationToken);
        wire.Mend();
        student.UntilConnected();
        room.UntilConnected(attempt, true);
        student.UntilSaved(4);
        var after = await SettledAsync(student, studentPage, ledger);
        Assert.Contains(after.Events, e => e.Type == "network.lost" && e.Ms >= Outage.TotalMilliseconds - 1_000);
        Assert.True(
            before.Replayed == after.Replayed,
            "the outage lowered the score: "
                + string.Join(
                    "; ",
                    after
                        .Events.Skip(before.Events.Length)
                        .Select(e => $"{e.Seq} {e.Type} {e.Ms} ms {Encoding.UTF8.GetString(e.Data.Span)}")
                )
        );
        scene.Picture("connected-again");

        studentPage.Reload();
        student.UntilConnected();
        Assert.Equal(Foreign, student.Field(6).GetDomProperty("value"));
        studentPage.Click("enter-fullscreen");
        student.UntilFullScreen(true);
        student.Choose(question: 3, option: 0);
        student.UntilSaved(3);
        scene.Picture("reloaded");

        var live = await SettledAsync(student, studentPage, ledger);
        Assert.Equal(live.Replayed, (await ledger.LookAsync()).Integrity);
        var counted = student.HandIn();
        room.Show("All");
        roomPage.UntilAttribute($"attempt-{attempt}", "data-status", "submitted");
        scene.Picture("handed-in");

        Assert.Equal(counted.Recorded, counted.Durable);
        Assert.Equal(0, counted.Lost);
        var record = await ledger.SettledAsync(counted.Recorded);
        Assert.Equal(Enumerable.Range(1, (int)counted.Recorded).Select(seq => (long)seq), record.ClientSeqs);
        await ledger.AgreesAsync(record);
        Assert.Equal(("submitted", 5, 1), (record.Status, record.Points, record.ToGrade));
        room.UntilScore(attempt, record.IntegrityScore);
        ShowsEveryAlert(room, roomPage, record.Alerts, attempt);
        Assert.Equal(("Ben Example", 100.0), (room.NameOf(bystander), room.Score(bystander)));

        // What was just done is in the table, it made the score lower, and the room shows exactly that score.
        async Task CostsAsync(string type, Func<StoredAttempt, bool> told)
        {
            var record = await ledger.UntilAsync($"{type} is in the table", told);
            Assert.True(record.Replayed < record.ReplayedWithout(type), $"{type} cost nothing");
            room.UntilScore(attempt, record.Replayed);
            Assert.True(room.Score(attempt) < score, $"{type}: the room's score did not fall below {score}");
            score = room.Score(attempt);
        }

        async Task BackToFullScreenAsync()
        {
            studentPage.Click("enter-fullscreen");
            student.UntilFullScreen(true);
            await ledger.UntilAsync("the way back to full screen is in the table", r => !r.IsOpen("fullscreen.exited"));
        }
    }

    /// <summary>
    /// All that the client has recorded is durable, and all that the grain has counted is in the table.
    /// </summary>
    private static async Task<StoredAttempt> SettledAsync(StudentWindow student, Chromium page, Ledger ledger)
    {
        page.Until(
            "everything recorded is durable",
            () => student.Counts is { Recorded: > 0 } counts && counts.Durable == counts.Recorded
        );
        return await ledger.SettledAsync(student.Counts.Recorded);
    }

    /// <summary>
    /// The feed holds the rows of the table, each once, all under the right name, and none of them under another.
    /// </summary>
    private static void ShowsEveryAlert(RoomWindow room, Chromium page, IReadOnlyList<StoredAlert> stored, Guid attempt)
    {
        page.Until(
            $"{stored.Count} alerts are shown",
            () => room.Feed.Count(a => a.Attempt == attempt) >= stored.Count
        );
        Assert.Equal(
            stored
                .Select(a => new ShownAlert(a.Id, a.Kind, a.Level, attempt, "Ada Example", a.Sentence))
                .OrderBy(a => a.Id),
            room.Feed.Where(a => a.Attempt == attempt).OrderBy(a => a.Id)
        );
        // The other student never came online, which is told as technical and as nothing else.
        Assert.All(
            room.Feed.Where(a => a.Attempt != attempt),
            a => Assert.Equal(("Ben Example", "connection.lost", "technical"), (a.Student, a.Kind, a.Level))
        );
    }
}
