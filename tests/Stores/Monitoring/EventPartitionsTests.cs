using Veritas.Grains.Monitoring;
using Veritas.Monitoring;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Monitoring;

public sealed class EventPartitionsTests : IAsyncLifetime
{
    private readonly ManualTime _time = new(new DateTimeOffset(2031, 11, 20, 9, 0, 0, TimeSpan.Zero));
    private TestDatabase _database = null!;

    private EventPartitions Partitions => new(_database.DataSource, _time);

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Concurrent_silos_create_the_current_and_the_next_three_months()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Partitions.EnsureAsync(CancellationToken.None)));
        Assert.Equal("2031_11,2031_12,2032_01,2032_02", await MonthsAsync());

        _time.Advance(TimeSpan.FromDays(31));
        await Partitions.EnsureAsync(CancellationToken.None);
        Assert.Equal("2031_11,2031_12,2032_01,2032_02,2032_03", await MonthsAsync());
        Assert.Equal("monitoring_events_2031_12", await HomeOfAsync("2031-12-31"));
        Assert.Equal("monitoring_events_default", await HomeOfAsync("2032-04-01"));
    }

    [Fact]
    public async Task A_month_with_rows_in_the_default_partition_gets_no_partition()
    {
        Assert.Equal("monitoring_events_default", await HomeOfAsync("2031-11-03"));

        await Partitions.EnsureAsync(CancellationToken.None);

        Assert.Equal("2031_12,2032_01,2032_02", await MonthsAsync());
        Assert.Equal("monitoring_events_default", await HomeOfAsync("2031-11-30"));
    }

    [Fact]
    public async Task A_locked_table_is_skipped()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var reading = await connection.BeginTransactionAsync();
        await using var read = new Npgsql.NpgsqlCommand("select count(*) from monitoring_events", connection);
        await read.ExecuteScalarAsync();

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            Partitions.EnsureAsync(CancellationToken.None)
        );

        Assert.Equal(Npgsql.PostgresErrorCodes.LockNotAvailable, refused.SqlState);
        await reading.RollbackAsync();
        await Partitions.EnsureAsync(CancellationToken.None);
        Assert.Equal("2031_11,2031_12,2032_01,2032_02", await MonthsAsync());
    }

    private Task<string?> MonthsAsync() =>
        _database.ScalarAsync<string>(
            """
            select string_agg(right(inhrelid::regclass::text, 7), ',' order by inhrelid::regclass::text)
                from pg_inherits
            where inhparent = 'monitoring_events'::regclass and inhrelid <> 'monitoring_events_default'::regclass
            """
        );

    private async Task<string?> HomeOfAsync(string startedOn)
    {
        await _database.ExecuteAsync(
            $"""
            insert into monitoring_events (started_on, attempt_id, seq, type, at, received_at, ms)
            values ('{startedOn}', gen_random_uuid(), 1, 'tab.hidden', '{startedOn}', '{startedOn}', 0)
            """
        );
        return await _database.ScalarAsync<string>(
            $"select tableoid::regclass::text from monitoring_events where started_on = '{startedOn}'"
        );
    }
}
