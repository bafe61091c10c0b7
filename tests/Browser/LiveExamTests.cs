using Veritas.Tests.Browser.Live;
using Veritas.Tests.Support;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser;

/// <summary>The main job: a student takes an exam in one browser, a teacher watches in another; the server, the database and the browsers are real.</summary>
public sealed class LiveExamTests
{
    private const string Student = "Ada Lovelace";
    private const string Foreign = "This text comes from somewhere else and is long enough to be told from a word or two. ";

    [Fact]
    public async Task A_live_exam_is_taken_watched_and_stored()
    {
        await using var database = await TestDatabase.CreateAsync();
        var home = Directory.CreateTempSubdirectory("veritas-live-");
        await using var server = await ServerProcess.StartAsync(database.ConnectionString, ExamApi.Settings(home.FullName));
        var api = new ExamApi(server.Url);
        using var teacher = await api.TeacherAsync("teacher@example.org", "Grace Hopper");
        var exam = await ExamApi.ExamAsync(teacher, "Analysis");
        using var account = await api.StudentAsync("ada@example.org", Student);
        await using var wire = new CutProxy(server.Port);

        using var teachers = new Chrome("teacher", 1_440, 900);
        using var students = new Chrome("student");
        var room = new RoomPage(teachers, server.Url);
        var page = new StudentPage(students, new Uri($"http://localhost:{wire.Port}"));
        try
        {
            room.Open("teacher@example.org", ExamApi.Password, exam);
            page.SignIn("ada@example.org", ExamApi.Password);
            var attempt = page.Start(exam);
            room.WaitFor(attempt);
            Assert.True(page.IsFullscreen, "the exam asks for full screen, and the click on start enters it");
            Picture("1-started", teachers, students);
            var untouched = room.Score(attempt);

            page.AnswerChoice(1, "2");
            page.WaitSaved();
            await page.LookElsewhereAsync(Foreign, TimeSpan.FromSeconds(6));
            page.Paste(3);
            room.WaitForAlert("pattern.hidden_paste", Student);
            room.WaitForScoreUnder(attempt, untouched);
            Picture("2-pasted", teachers, students);

            var pasted = room.Score(attempt);
            page.EnterFullscreen();
            await page.LeaveFullscreenAsync(TimeSpan.FromSeconds(4));
            room.WaitForScoreUnder(attempt, pasted);
            Picture("3-fullscreen", teachers, students);

            page.WaitDurable();
            var recorded = page.Recorded;
            wire.Cut();
            page.WaitOffline();
            await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, CancellationToken.None);
            Picture("4-offline", teachers, students);
            wire.Mend();
            page.WaitOnline();
            page.WaitRecorded(recorded);
            page.WaitDurable();

            page.Reload();
            var counted = page.WaitDurable();
            Picture("5-reloaded", teachers, students);
            page.HandIn();
            Picture("6-submitted", teachers, students);

            var stored = await StoredAttempt.ReadAsync(database.DataSource, attempt);
            Assert.Equal("submitted", stored.Status);
            Assert.True(stored.ClientSeqs.Count() >= counted, "what the monitor had counted before handing in is there");
            Assert.Equal(Enumerable.Range(1, stored.ClientSeqs.Count()).Select(i => (long)i), stored.ClientSeqs);
            Assert.Equal(stored.Replayed, stored.IntegrityScore);
            string[] happened = ["session.started", "tab.hidden", "clipboard.paste_external", "fullscreen.exited", "network.lost", "session.ended"];
            Assert.Empty(happened.Except(stored.Events.Select(e => e.Type)));
            Assert.InRange(stored.Events.Where(e => e.Type == "network.lost").Sum(e => e.Ms), 9_000, 60_000);
            Assert.Equal(stored.Replayed, stored.ReplayedWithout("network.lost", "heartbeat.missed", "session.resumed"));
            var shown = room.Alerts();
            Assert.NotEmpty(stored.Alerts);
            Assert.Equal(stored.Alerts.Select(a => a.Id).Order(), shown.Select(a => a.Id).Order());
            Assert.All(shown, a => Assert.Contains(Student, a.Text, StringComparison.Ordinal));
        }
        catch (Exception e)
        {
            Picture("failed", teachers, students);
            throw new InvalidOperationException($"{e.Message}\nScreenshots: artifacts/failed-*.png\nThe server's last words:\n{string.Join('\n', server.Log.Split('\n').TakeLast(30))}", e);
        }

        home.Delete(recursive: true);
    }

    private static void Picture(string step, params Chrome[] browsers) => Array.ForEach(browsers, b => b.Picture(step));
}
