using Veritas.Tests.Faults.Installation;
using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Faults;

/// <summary>
/// Two activations of one attempt, because a second installation with the same database does not know the first. The
/// writes of the older one are refused, it deactivates, and its client connects to the newer one.
/// </summary>
public sealed class StaleActivationTests(Stage stage, ITestOutputHelper output)
{
    private static readonly TimeSpan FightsFor = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task The_older_of_two_activations_is_refused_and_deactivates()
    {
        // Both installations share the default number of PostgreSQL connections.
        var settings = new Dictionary<string, string>(stage.ServerSettings)
        {
            ["Veritas__Postgres__MaxPoolSize"] = "10",
        };
        await using var second = await OneServer.StartAsync(stage.Postgres.ConnectionString, settings);
        await new FaultRun(stage, output).RoundsAsync(
            "two activations of each attempt",
            async strike =>
            {
                await RefusedAsync(strike.Load, second.Addresses);
                await FightAsync(strike.Load, second.Addresses, strike.Random);
                strike.CauseIsGone();
            },
            load =>
            {
                load.Clients.ToList().ForEach(c => c.Log.OneWriter = false);
                return Task.CompletedTask;
            },
            // Each installation has its own room, so the teacher receives only the alerts of one.
            hears: false
        );
    }

    /// <summary>
    /// No events are in transit when the newer activation starts, so all later writes of the older one must be refused.
    /// </summary>
    private async Task RefusedAsync(ExamLoad load, IReadOnlyList<Uri> elsewhere)
    {
        load.Producing = false;
        await Waiting.UntilAsync("everything made is durable", () => load.Stored(load.Made()));
        var stale = Stale();
        var connects = load.Clients.Sum(c => c.Connects);
        using (var visit = new CancellationTokenSource())
        {
            var visitors = Visitors(load, elsewhere, new Random(1));
            var visiting = Task.WhenAll(visitors.Select(v => load.Join(v, visit.Token)));
            await Waiting.UntilAsync("each attempt is live in both", () => visitors.All(v => v.Connects > 0));
            await visit.CancelAsync();
            await visiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var client in load.Clients)
        {
            client.Log.Produce(5);
            client.Wake();
        }

        await Waiting.UntilAsync(
            "what the older activations had taken in is durable by newer ones",
            () => load.Stored(load.Made())
        );
        await Waiting.UntilAsync(
            "each older activation has ended and sent its client away",
            () =>
                Stale() >= stale + load.Clients.Count
                && load.Clients.Sum(c => c.Connects) >= connects + load.Clients.Count
        );
        load.Producing = true;
    }

    /// <summary>
    /// A tenth of the attempts streams to both installations at once, so that they take over the attempt from each
    /// other repeatedly.
    /// </summary>
    private static async Task FightAsync(ExamLoad load, IReadOnlyList<Uri> elsewhere, Random random)
    {
        using var fight = new CancellationTokenSource();
        var rivals = Visitors(load, elsewhere, random).Where((_, i) => i % 10 == 0).ToList();
        var fighting = Task.WhenAll(rivals.Select(r => load.Join(r, fight.Token)));
        await Waiting.UntilAsync("each attempt is live in both", () => rivals.All(r => r.Connects > 0));
        await Waiting.ForAsync(FightsFor);
        await fight.CancelAsync();
        await fighting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static List<LoadClient> Visitors(ExamLoad load, IReadOnlyList<Uri> elsewhere, Random random) =>
        [
            .. load.Clients.Select(c => new LoadClient(c.Log, "visitor", new Random(random.Next()))
            {
                Addresses = elsewhere,
            }),
        ];

    private int Stale() => stage.Site.Log.Split("is stale; this activation ends").Length - 1;
}
