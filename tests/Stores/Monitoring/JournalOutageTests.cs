using Npgsql;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;
using Veritas.Tests.Support;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Stores.Monitoring;

/// <summary>After an outage of PostgreSQL every event is written once and in order.</summary>
public sealed class JournalOutageTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private CutProxy _wire = null!;
    private JournalBench _bench = null!;

    public async ValueTask InitializeAsync() =>
        _bench = await JournalBench.CreateAsync(
            new JournalOptions
            {
                Writers = 2,
                CommitRows = 50,
                CommitTimeoutSeconds = 5,
            },
            Through
        );

    public async ValueTask DisposeAsync()
    {
        _wire.Mend();
        await _bench.DisposeAsync();
        await _wire.DisposeAsync();
    }

    [Fact]
    public async Task Events_received_during_an_outage_are_written_in_order_afterwards()
    {
        var attempts = new[] { await _bench.AttemptAsync(), await _bench.AttemptAsync(), await _bench.AttemptAsync() };
        await _bench.StartAsync();
        await Task.WhenAll(attempts.Select(a => _bench.Append(a, 1, 10).Outcome)).WaitAsync(Limit);

        _wire.Cut();
        var waiting = Enumerable
            .Range(0, 20)
            .SelectMany(i => attempts.Select(a => _bench.Append(a, 11 + (i * 10), 10)))
            .ToList();
        await _bench.FailingAsync();

        Assert.All(waiting, e => Assert.False(e.Outcome.IsCompleted));
        Assert.Equal(600, _bench.Journal.Health.QueuedRows);
        Assert.All(await Task.WhenAll(attempts.Select(_bench.RowsAsync)), rows => Assert.Equal(10, rows.Count));

        var stored = new List<JournalEntry>();
        var following = waiting
            .Select(async e =>
            {
                Assert.Equal(JournalOutcome.Stored, await e.Outcome);
                lock (stored)
                {
                    stored.Add(e);
                }
            })
            .ToArray();
        _wire.Mend();
        await Task.WhenAll(following).WaitAsync(Limit);

        foreach (var attempt in attempts)
        {
            Assert.Equal(
                Enumerable.Range(1, 210).Select(i => (long)i),
                (await _bench.RowsAsync(attempt)).Select(r => r.Seq)
            );
        }

        Assert.False(_bench.Journal.Health.Failing);
        Assert.Equal(0, _bench.Journal.Health.QueuedRows);
    }

    [Fact]
    public async Task Connections_lost_during_commits_cause_no_loss_and_no_duplicates()
    {
        var attempt = await _bench.AttemptAsync();
        await _bench.StartAsync();
        var entries = new List<JournalEntry>();
        for (var round = 0; round < 6; round++)
        {
            // The first entry of a round is being sent when the connection breaks, so it is unknown whether it arrived.
            entries.AddRange(
                Enumerable.Range(0, 10).Select(i => _bench.Append(attempt, 1 + (round * 100) + (i * 10), 10))
            );
            await entries[^10].Outcome.WaitAsync(Limit);
            _wire.Cut();
            _wire.Mend();
        }

        Assert.All(
            await Task.WhenAll(entries.Select(e => e.Outcome)).WaitAsync(Limit),
            v => Assert.Equal(JournalOutcome.Stored, v)
        );
        Assert.Equal(
            Enumerable.Range(1, 600).Select(i => (long)i),
            (await _bench.RowsAsync(attempt)).Select(r => r.Seq)
        );
    }

    private NpgsqlDataSource Through(TestDatabase database)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Timeout = 2 };
        _wire = new CutProxy(settings.Port);
        (settings.Host, settings.Port) = ("127.0.0.1", _wire.Port);
        return NpgsqlDataSource.Create(settings.ConnectionString);
    }
}
