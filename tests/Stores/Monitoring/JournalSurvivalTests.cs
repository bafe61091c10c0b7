using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Monitoring;

public sealed class JournalSurvivalTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly ExamRows _rows = new(database.DataSource);

    [Fact]
    public async Task A_commit_writes_summaries_of_attempts_with_and_without_a_client()
    {
        var (unseen, seen) = (await AttemptAsync(), await AttemptAsync());
        var transaction = new JournalTransaction(database.DataSource, new JournalOptions());

        var held = await transaction.StoreAsync(
            [Entry(unseen, null), Entry(seen, Start)],
            careful: false,
            CancellationToken.None
        );

        Assert.Equal(2, held.Count);
        Assert.Equal(
            2,
            await database.ScalarAsync<long>(
                $"select count(*) from monitoring_events where attempt_id in ('{unseen}', '{seen}')"
            )
        );
        Assert.Equal(
            Start.UtcDateTime,
            await database.ScalarAsync<DateTime>($"select last_seen_at from exam_attempts where id = '{seen}'")
        );
    }

    [Fact]
    public async Task A_writer_survives_an_unexpected_exception()
    {
        var connections = 0;
        var source = new NpgsqlDataSourceBuilder(database.ConnectionString);
        source.UsePhysicalConnectionInitializer(
            _ => { },
            _ =>
                Interlocked.Increment(ref connections) == 1
                    ? throw new InvalidOperationException("unforeseen")
                    : Task.CompletedTask
        );
        await using var failing = source.Build();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        await using var journal = new EventJournal(
            failing,
            Options.Create(new JournalOptions()),
            TimeProvider.System,
            new JournalMetrics(services.GetRequiredService<IMeterFactory>()),
            NullLogger<EventJournal>.Instance
        );
        var entry = Entry(await AttemptAsync(), Start);
        await journal.StartAsync(CancellationToken.None);

        journal.Reserve(entry.Weight);
        journal.Append(entry);

        Assert.Equal(JournalOutcome.Stored, await entry.Outcome.WaitAsync(Limit, TimeProvider.System));
        Assert.True(connections > 1);
        await journal.StopAsync(CancellationToken.None);
    }

    private async Task<Guid> AttemptAsync() =>
        await _rows.Attempt(await _rows.Exam(await _rows.User("teacher")), await _rows.User());

    private static JournalEntry Entry(Guid attempt, DateTimeOffset? seen) =>
        new(
            attempt,
            DateOnly.FromDateTime(Start.UtcDateTime),
            0,
            [new RecordedEvent(1, 0, "tab.hidden", Start, Start, 10, default)],
            [],
            new AttemptSummary(99, 1, "none", Start, 1, seen)
        );
}
