using System.Text;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Stores.Monitoring;

public sealed class JournalTests
{
    private static readonly DateTimeOffset Scored = new(2030, 1, 1, 9, 5, 0, TimeSpan.Zero);

    [Fact]
    public async Task Queued_entries_become_one_commit_of_rows_alerts_and_summaries()
    {
        await using var bench = await JournalBench.CreateAsync();
        var (a, b) = (await bench.AttemptAsync(), await bench.AttemptAsync());
        JournalEntry[] entries =
        [
            bench.Append(a, 1, 3, """{"part":0}""", summary: new AttemptSummary(99, 1, "none", Scored, 3, null)),
            bench.Append(b, [JournalBench.Row(1), JournalBench.Row(-1, after: 1)], alerts: [bench.Alert(b)]),
            bench.Append(a, 4, 2, summary: new AttemptSummary(91.25, 33.5, "notice", Scored, 5, Scored)),
        ];

        await bench.StartAsync();

        Assert.All(await OutcomesAsync(entries), v => Assert.Equal(JournalOutcome.Stored, v));
        Assert.Equal(
            [(1, """{"part": 0}"""), (2, """{"part": 0}"""), (3, """{"part": 0}"""), (4, null), (5, null)],
            await bench.RowsAsync(a)
        );
        Assert.Equal([(-1, null), (1, null)], await bench.RowsAsync(b));
        Assert.Equal(
            1,
            await bench.Database.ScalarAsync<long>(
                "select count(distinct xmin::text) from (select xmin from monitoring_events union all select "
                    + "xmin from alerts) all_rows"
            )
        );
        Assert.Equal(
            "91.25 33.5 notice 5",
            await bench.Database.ScalarAsync<string>(
                "select integrity_score || ' ' || risk || ' ' || band || ' ' || event_count from exam_attempts "
                    + $"where id = '{a}'"
            )
        );
        Assert.Equal(0, bench.Journal.Health.QueuedRows);
    }

    [Fact]
    public async Task A_stale_activation_is_refused_while_the_newer_one_writes()
    {
        await using var bench = await JournalBench.CreateAsync();
        var (moved, other) = (await bench.AttemptAsync(), await bench.AttemptAsync());
        await bench.Database.ExecuteAsync($"update exam_attempts set epoch = 2 where id = '{moved}'");
        JournalEntry[] entries =
        [
            bench.Append(
                moved,
                1,
                2,
                epoch: 1,
                summary: new AttemptSummary(1, 99, "critical", Scored, 2, null),
                alerts: [bench.Alert(moved)]
            ),
            bench.Append(moved, 1, 1, """{"by":"newer"}""", epoch: 2),
            bench.Append(other, 1, 1),
            bench.Append(Guid.NewGuid(), 1, 1),
        ];

        await bench.StartAsync();

        Assert.Equal(
            [JournalOutcome.Fenced, JournalOutcome.Stored, JournalOutcome.Stored, JournalOutcome.Fenced],
            await OutcomesAsync(entries)
        );
        Assert.Equal([(1, """{"by": "newer"}""")], await bench.RowsAsync(moved));
        Assert.Equal(
            100,
            await bench.Database.ScalarAsync<double>($"select integrity_score from exam_attempts where id = '{moved}'")
        );
        Assert.Equal(0, await bench.Database.ScalarAsync<long>("select count(*) from alerts"));
    }

    [Fact]
    public async Task A_retried_commit_whose_first_response_was_lost_adds_no_duplicates()
    {
        await using var bench = await JournalBench.CreateAsync();
        var (a, b) = (await bench.AttemptAsync(), await bench.AttemptAsync());
        var alert = bench.Alert(a);
        await bench.StartAsync();
        await bench.Append(a, 1, 3, """{"part":0}""", alerts: [alert]).Outcome;

        JournalEntry[] again = [bench.Append(a, 1, 5, """{"part":0}""", alerts: [alert]), bench.Append(b, 1, 2)];

        Assert.All(await OutcomesAsync(again), v => Assert.Equal(JournalOutcome.Stored, v));
        Assert.Equal([1, 2, 3, 4, 5], (await bench.RowsAsync(a)).Select(r => r.Seq));
        Assert.Equal([1, 2], (await bench.RowsAsync(b)).Select(r => r.Seq));
        Assert.Equal(1, await bench.Database.ScalarAsync<long>("select count(*) from alerts"));
    }

    [Theory]
    [InlineData("{\"a\":\"\\u0000\"}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1e999999}")]
    [InlineData("\u00ff")]
    public async Task Data_that_PostgreSQL_cannot_store_is_omitted_without_blocking_others(string data)
    {
        await using var bench = await JournalBench.CreateAsync();
        var (bad, good) = (await bench.AttemptAsync(), await bench.AttemptAsync());
        JournalEntry[] entries =
        [
            bench.Append(good, 1, 2, """{"part":0}"""),
            bench.Append(bad, [JournalBench.Row(1, Encoding.Latin1.GetBytes(data))]),
            bench.Append(good, 3, 1, """{"part":1}"""),
            bench.Append(bad, 2, 1, """{"part":2}"""),
        ];

        await bench.StartAsync();

        Assert.All(await OutcomesAsync(entries), v => Assert.Equal(JournalOutcome.Stored, v));
        Assert.Equal(
            [(1, """{"part": 0}"""), (2, """{"part": 0}"""), (3, """{"part": 1}""")],
            await bench.RowsAsync(good)
        );
        Assert.Equal([(1, null), (2, """{"part": 2}""")], await bench.RowsAsync(bad));
        Assert.False(bench.Journal.Health.Failing);
    }

    [Fact]
    public async Task Only_the_event_with_unstorable_data_loses_it()
    {
        await using var bench = await JournalBench.CreateAsync();
        var attempt = await bench.AttemptAsync();
        var good = "{\"part\":0}"u8.ToArray();
        var entry = bench.Append(
            attempt,
            [
                JournalBench.Row(1, good),
                JournalBench.Row(2, "{\"a\":\"\\u0000\"}"u8.ToArray()),
                JournalBench.Row(3, good),
                JournalBench.Row(-1, good, 3),
            ]
        );

        await bench.StartAsync();

        Assert.Equal(JournalOutcome.Stored, await entry.Outcome.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(
            [(-1, """{"part": 0}"""), (1, """{"part": 0}"""), (2, null), (3, """{"part": 0}""")],
            await bench.RowsAsync(attempt)
        );
    }

    [Fact]
    public async Task An_unwritable_event_does_not_block_others_and_is_reported_in_the_health()
    {
        await using var bench = await JournalBench.CreateAsync(new JournalOptions { Writers = 1, DrainSeconds = 0 });
        var (bad, good) = (await bench.AttemptAsync(), await bench.AttemptAsync());
        var first = bench.Append(good, 1, 2);
        var never = bench.Append(bad, [JournalBench.Row(1) with { Type = "tab\ud800" }]);

        await bench.StartAsync();

        Assert.Equal(JournalOutcome.Stored, await first.Outcome.WaitAsync(TimeSpan.FromSeconds(20)));
        await bench.FailingAsync();
        await bench.Journal.StopAsync(CancellationToken.None);
        Assert.Equal(JournalOutcome.Dropped, await never.Outcome);
    }

    [Fact]
    public async Task A_full_queue_refuses_entries_until_it_has_space()
    {
        await using var bench = await JournalBench.CreateAsync(new JournalOptions { Writers = 1, QueueRows = 1_000 });
        var attempt = await bench.AttemptAsync();
        var waiting = bench.Append(attempt, 1, 600);

        Assert.False(bench.Journal.TryReserve(401));
        Assert.True(bench.Journal.TryReserve(400));
        Assert.False(bench.Journal.TryReserve(1));
        Assert.Equal(1_000, bench.Journal.Health.QueuedRows);

        await bench.StartAsync();
        await waiting.Outcome;
        Assert.True(bench.Journal.TryReserve(600));
        Assert.False(bench.Journal.TryReserve(1));
    }

    [Fact]
    public async Task Stopping_writes_queued_entries_and_refuses_new_ones()
    {
        await using var bench = await JournalBench.CreateAsync();
        var attempt = await bench.AttemptAsync();
        var waiting = Enumerable.Range(0, 50).Select(i => bench.Append(attempt, 1 + (i * 10), 10)).ToArray();
        await bench.StartAsync();

        await bench.Journal.StopAsync(CancellationToken.None);

        Assert.All(await OutcomesAsync(waiting), v => Assert.Equal(JournalOutcome.Stored, v));
        Assert.Equal(500, (await bench.RowsAsync(attempt)).Count);
        Assert.Equal(JournalOutcome.Dropped, await bench.Append(attempt, 501, 1).Outcome);
    }

    private static Task<JournalOutcome[]> OutcomesAsync(IEnumerable<JournalEntry> entries) =>
        Task.WhenAll(entries.Select(e => e.Outcome)).WaitAsync(TimeSpan.FromSeconds(20));
}
