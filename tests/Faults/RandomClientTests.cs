using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Veritas.Monitoring;
using Veritas.Tests.Faults.Chance;
using Veritas.Tests.Faults.Check;
using Veritas.Tests.Faults.Load;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Faults;

/// <summary>
/// Random clients against a real server. At the end every event is stored once as it was sent, and a second
/// implementation of docs/score.md computes the same scores and alerts from the rows.
/// </summary>
public sealed class RandomClientTests(Stage stage, ITestOutputHelper output)
{
    private const int EventsEach = 2_500;

    /// <summary>Least number of clients for each policy, if there are as many students.</summary>
    private const int Least = 12;

    private static readonly ImmutableArray<MonitoringPolicy> Policies =
    [
        MonitoringPolicy.Default,
        // Reacts to every event even after thousands.
        ExamLoad.Policy,
        // Short cooldowns and half-lives, and no camera, so that bands are crossed often and some types do not count.
        MonitoringPolicy.Default with
        {
            Collect =
            [
                "tab.hidden",
                "window.blur",
                "clipboard.copy",
                "clipboard.paste_external",
                "input.burst",
                "face.mismatch",
            ],
            Types = new Dictionary<string, TypeRule>
            {
                ["tab.hidden"] = new(CooldownS: 1, HalfLifeMin: 0.1, GraceS: 0.5),
                ["clipboard.paste_external"] = new(CooldownS: 1, HalfLifeMin: 0.1),
                ["window.blur"] = new(Severity: 60, Weight: 1, HalfLifeMin: 0.1),
            }.ToImmutableDictionary(),
        },
    ];

    [Fact]
    public async Task Rows_scores_and_alerts_are_those_of_the_reference()
    {
        var settings = stage.Settings;
        output.WriteLine($"VERITAS_RANDOM_EVENTS={settings.RandomEvents} VERITAS_FAULT_SEED={settings.Seed}");
        var began = TimeProvider.System.GetTimestamp();
        var clients = await StartAsync();
        var each = (settings.RandomEvents + clients.Count - 1) / clients.Count;
        using var limit = new CancellationTokenSource(
            Waiting.Limit + (each * clients.Count * TimeSpan.FromMilliseconds(4))
        );
        await Task.WhenAll(clients.Select(c => c.RunAsync(each, limit.Token)));
        var sent = TimeProvider.System.GetElapsedTime(began);

        var (wrong, alerts) = (new ConcurrentBag<string>(), 0);
        // While the attempts are live, and again when they have ended.
        await EachAsync(clients, client => CheckAsync(client, wrong));
        await EachAsync(
            clients,
            async client =>
            {
                await client.Requests.SubmitAsync();
                Interlocked.Add(ref alerts, await CheckAsync(client, wrong));
            }
        );
        var counts = ChanceCounts.Sum(clients.Select(c => c.Counts));
        output.WriteLine(
            $"{clients.Sum(c => c.Durable)} events durable in {sent.TotalSeconds:0} s; {counts}; {alerts} alerts; "
                + $"{wrong.Count} differences; {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s in all"
        );
        Assert.True(wrong.IsEmpty, $"VERITAS_FAULT_SEED={settings.Seed}: {string.Join('\n', wrong.Take(8))}");
    }

    private static Task EachAsync(IEnumerable<RandomClient> clients, Func<RandomClient, Task> run) =>
        Parallel.ForEachAsync(
            clients,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (client, _) => await run(client)
        );

    private async Task<List<RandomClient>> StartAsync()
    {
        var clients = new List<RandomClient>();
        var (settings, number) = (stage.Settings, 0);
        var students = Math.Clamp(
            settings.RandomEvents / EventsEach / Policies.Length,
            Math.Min(Least, settings.Attempts),
            settings.Attempts
        );
        foreach (var policy in Policies)
        {
            var exam = await ExamApi.ExamAsync(stage.Teacher, "random clients", policy);
            for (var i = 0; i < students; i++)
            {
                await GrantAsync(exam, i);
                var session = await ExamApi.Must(
                    await stage.Student(i).PostAsJsonAsync($"/student/exams/{exam}/start", new { notice_version = 1 })
                );
                var attempt = session.GetProperty("attempt_id").GetGuid();
                var ticket = session.GetProperty("monitor").GetProperty("ticket").GetString()!;
                var questions = RandomRequests.Questions(session);
                clients.Add(
                    new RandomClient(attempt, ticket, unchecked(settings.Seed + ++number), stage.Site.Addresses)
                    {
                        Requests = new RandomRequests(stage.Student(i), stage.Teacher, attempt, questions),
                    }
                );
            }
        }

        return clients;
    }

    /// <summary>Gives every third student an accommodation.</summary>
    private async Task GrantAsync(Guid exam, int i)
    {
        if (i % 3 == 0)
        {
            var me = await ExamApi.Must(await stage.Student(i).GetAsync("/auth/me"));
            var address = $"/teacher/exams/{exam}/allowances/{me.GetProperty("id").GetGuid()}";
            using var request = new HttpRequestMessage(HttpMethod.Put, address)
            {
                Content = JsonContent.Create(
                    new
                    {
                        extra_s = 300,
                        factor = 1.25,
                        exempt = new[] { "window.blur" },
                        scale = new Dictionary<string, double> { ["tab.hidden"] = 0.5 },
                        break_s = 0,
                    }
                ),
            };
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
            await ExamApi.Must(await stage.Teacher.SendAsync(request));
        }
    }

    /// <summary>Compares an attempt, repeatedly if its last rows may not be stored yet.</summary>
    private async Task<int> CheckAsync(RandomClient client, ConcurrentBag<string> wrong)
    {
        if (client.Broken is { } broken)
        {
            wrong.Add($"{client.Attempt}: {broken}");
        }

        var address = $"/teacher/attempts/{client.Attempt}/monitoring?limit=1";
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var score = (await ExamApi.Must(await stage.Teacher.GetAsync(address))).GetProperty("score");
            var rows = await ScoredRows.ReadAsync(stage.Database, client.Attempt);
            var differences = RandomCheck.Differences(client.Sent, rows, score).ToList();
            if (differences.Count == 0 || TimeProvider.System.GetElapsedTime(began) > LoadCheck.SettleLimit)
            {
                differences.ForEach(d => wrong.Add($"{client.Attempt}: {d}"));
                return rows.Alerts.Count;
            }

            await Waiting.ForAsync(TimeSpan.FromMilliseconds(500));
        }
    }
}
