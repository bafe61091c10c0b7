using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Alerts;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Monitoring;

/// <summary>A journal with its own database and attempts to write events for.</summary>
internal sealed class JournalBench : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly NpgsqlDataSource? _own;
    private ExamRows _rows = null!;
    private Guid _exam;

    private JournalBench(TestDatabase database, JournalOptions options, NpgsqlDataSource? source)
    {
        (Database, _own) = (database, source);
        Journal = new EventJournal(
            source ?? database.DataSource,
            Options.Create(options),
            TimeProvider.System,
            new JournalMetrics(_services.GetRequiredService<IMeterFactory>()),
            NullLogger<EventJournal>.Instance
        );
    }

    public TestDatabase Database { get; }

    public EventJournal Journal { get; }

    /// <summary>
    /// Has one writer, so that everything appended before <see cref="StartAsync"/> becomes one commit.
    /// </summary>
    public static async Task<JournalBench> CreateAsync(
        JournalOptions? options = null,
        Func<TestDatabase, NpgsqlDataSource>? source = null
    )
    {
        var database = await TestDatabase.CreateAsync();
        var bench = new JournalBench(database, options ?? new JournalOptions { Writers = 1 }, source?.Invoke(database))
        {
            _rows = new ExamRows(database.DataSource),
        };
        bench._exam = await bench._rows.Exam(await bench._rows.User("teacher"));
        return bench;
    }

    public Task StartAsync() => Journal.StartAsync(CancellationToken.None);

    public async Task<Guid> AttemptAsync() => await _rows.Attempt(_exam, await _rows.User());

    /// <summary>Appends an entry with consecutive events.</summary>
    public JournalEntry Append(
        Guid attempt,
        long seq,
        int count,
        string data = "",
        long epoch = 0,
        AttemptSummary? summary = null,
        params ReadOnlySpan<Alert> alerts
    ) =>
        Append(
            attempt,
            [.. Enumerable.Range(0, count).Select(i => Row(seq + i, System.Text.Encoding.UTF8.GetBytes(data)))],
            epoch,
            summary,
            alerts
        );

    public JournalEntry Append(
        Guid attempt,
        IReadOnlyList<RecordedEvent> rows,
        long epoch = 0,
        AttemptSummary? summary = null,
        params ReadOnlySpan<Alert> alerts
    )
    {
        var entry = new JournalEntry(
            attempt,
            DateOnly.FromDateTime(Start.UtcDateTime),
            epoch,
            rows,
            [.. alerts],
            summary ?? new AttemptSummary(100, 0, "none", Start, rows.Count, null)
        );
        Journal.Reserve(entry.Weight);
        Journal.Append(entry);
        return entry;
    }

    public static RecordedEvent Row(long seq, ReadOnlyMemory<byte> data = default, long after = 0) =>
        new(seq, after, "tab.hidden", Start.AddSeconds(Math.Abs(seq)), Start.AddSeconds(Math.Abs(seq)), 7, data);

    public Alert Alert(Guid attempt) =>
        new(
            Guid.CreateVersion7(Start),
            _exam,
            attempt,
            Start,
            "band.warning",
            AlertLevel.Warning,
            "The risk reached 60.",
            ImmutableArray.Create(1L),
            90,
            60
        );

    /// <summary>The attempt's events in order: number and data.</summary>
    public async Task<IReadOnlyList<(long Seq, string? Data)>> RowsAsync(Guid attempt)
    {
        await using var command = Database.DataSource.CreateCommand(
            "select seq, data::text from monitoring_events where attempt_id = $1 order by seq"
        );
        command.Parameters.Add(new() { Value = attempt });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(long, string?)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        }

        return rows;
    }

    /// <summary>Waits until the journal reports a failure.</summary>
    public async Task FailingAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!Journal.Health.Failing)
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.StopAsync(CancellationToken.None);
        await Journal.DisposeAsync();
        await _services.DisposeAsync();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }

        await Database.DisposeAsync();
    }
}
