using System.Collections.Immutable;
using System.Text.Json;
using Veritas.Monitoring;
using Veritas.Tests.Support;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser;

/// <summary>
/// The server is killed in the middle of a stream: nothing is lost, nothing is twice, the score is the same.
/// </summary>
public sealed class RestartTests
{
    private const int Count = 4_000;
    private const int PerFrame = 20;

    // No cooldown, no grace, and categories that never fill: one event more or less shows in the score.
    private static readonly MonitoringPolicy EveryEventCounts = MonitoringPolicy.Default with
    {
        Types = new Dictionary<string, TypeRule>
        {
            ["tab.hidden"] = new(CooldownS: 0, GraceS: 0),
            ["clipboard.copy"] = new(CooldownS: 0),
            ["clipboard.paste_internal"] = new(CooldownS: 0),
            ["contextmenu.opened"] = new(CooldownS: 0),
        }.ToImmutableDictionary(),
        Categories = ImmutableArray
            .Create("focus", "clipboard", "keyboard")
            .ToImmutableDictionary(name => name, _ => new CategoryRule(60, 100)),
    };

    [Fact]
    public async Task A_stream_over_a_killed_server_ends_as_one_without_the_kill()
    {
        await using var database = await TestDatabase.CreateAsync();
        var home = Directory.CreateTempSubdirectory("veritas-restart-");
        await using var server = await ServerProcess.StartAsync(
            database.ConnectionString,
            ExamApi.Settings(home.FullName)
        );
        var api = new ExamApi(server.Url);
        using var teacher = await api.TeacherAsync("teacher@example.org", "Grace Example");
        var exam = await ExamApi.ExamAsync(teacher, "Algebra", EveryEventCounts);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var calm = await AttemptAsync(api, exam, "calm@example.org");
        var hit = await AttemptAsync(api, exam, "hit@example.org");
        var events = Events(TimeProvider.System.GetUtcNow());

        await new StreamingClient(server.Url, calm.Ticket, events, PerFrame).RunAsync(limit.Token);
        var client = new StreamingClient(server.Url, hit.Ticket, events, PerFrame) { SendUpTo = Count * 3 / 4 };
        var halfway = client.Reached(Count / 2);
        var streaming = client.RunAsync(limit.Token);
        await halfway.WaitAsync(limit.Token);
        await server.KillAsync();
        var told = client.Durable;
        client.SendUpTo = long.MaxValue;
        await server.StartAgainAsync();
        await streaming;

        var without = await StoredAttempt.ReadAsync(database.DataSource, calm.Attempt);
        var with = await StoredAttempt.ReadAsync(database.DataSource, hit.Attempt);
        Assert.InRange(told, Count / 2, Count - 1);
        Assert.True(client.Reconnects > 0);
        Assert.Equal(Enumerable.Range(1, Count).Select(i => (long)i), without.ClientSeqs);
        Assert.Equal(Enumerable.Range(1, Count).Select(i => (long)i), with.ClientSeqs);
        Assert.Equal(await ScoreAsync(teacher, calm.Attempt), without.Replayed);
        Assert.Equal(await ScoreAsync(teacher, hit.Attempt), with.Replayed);
        Assert.Equal(without.Replayed, with.Replayed);
        Assert.InRange(with.Replayed, 1, 99);
        Assert.Equal(
            without.Alerts.Select(a => a.Kind).Where(IsOfTheStream).Order(),
            with.Alerts.Select(a => a.Kind).Where(IsOfTheStream).Order()
        );
        home.Delete(recursive: true);
    }

    private static async Task<(Guid Attempt, string Ticket)> AttemptAsync(ExamApi api, Guid exam, string email)
    {
        using var student = await api.StudentAsync(email, "Ada Example");
        return await ExamApi.StartAsync(student, exam);
    }

    private static async Task<double> ScoreAsync(HttpClient teacher, Guid attempt) =>
        (await ExamApi.Must(await teacher.GetAsync($"/teacher/attempts/{attempt}/monitoring?limit=1")))
            .GetProperty("score")
            .GetProperty("integrity_score")
            .GetDouble();

    private static bool IsOfTheStream(string kind) => kind != "connection.lost";

    private static List<string> Events(DateTimeOffset now) =>
        [
            .. Enumerable
                .Range(0, Count)
                .Select(i =>
                    JsonSerializer.Serialize(
                        new
                        {
                            type = (i % 7) switch
                            {
                                0 => "tab.hidden",
                                3 => "clipboard.copy",
                                5 => "clipboard.paste_internal",
                                _ => "contextmenu.opened",
                            },
                            // Begun and over before anything is received: then score and alerts depend on the events
                            // alone.
                            at = now.AddMicroseconds(i),
                            ms = i % 7 == 0 ? 3 : 0,
                            data = i % 7 == 0 ? null : new { len = i % 90 },
                        }
                    )
                ),
        ];
}
