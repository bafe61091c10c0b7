using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;
using Veritas.Grains.Storage;
using Veritas.Storage;

namespace Veritas.Bench.Compare.Ground;

/// <summary>
/// The database <c>veritas_bench</c>, made anew for every run, with the product's own schema: on the server of
/// <c>ConnectionStrings__Veritas</c>, else on an embedded one of the bench's own. All contestants use it.
/// </summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const string Name = "veritas_bench";
    private readonly VeritasDatabase _server;
    private readonly VeritasDatabase _database;

    private BenchDatabase(VeritasDatabase server, VeritasDatabase database) =>
        (_server, _database) = (server, database);

    public NpgsqlDataSource Source => _database.DataSource;

    public string ConnectionString => _database.ConnectionString;

    /// <summary>The partition that this run's rows fall into.</summary>
    public string Partition { get; private set; } = "";

    /// <summary>The day every attempt of the run has begun.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The postmaster, when it runs on this machine.</summary>
    public int? Postmaster { get; private set; }

    public static async Task<BenchDatabase> OpenAsync(
        IConfiguration configuration,
        ILoggerFactory loggers,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var server = await VeritasDatabase.OpenAsync(configuration, loggers, time, cancel);
        await using (var drop = server.DataSource.CreateCommand($"drop database if exists {Name} with (force)"))
        {
            await drop.ExecuteNonQueryAsync(cancel);
        }

        await using (var create = server.DataSource.CreateCommand($"create database {Name}"))
        {
            await create.ExecuteNonQueryAsync(cancel);
        }

        var own = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = Name };
        var there = new ConfigurationBuilder()
            .AddConfiguration(configuration)
            .AddInMemoryCollection([new("ConnectionStrings:Veritas", own.ConnectionString)])
            .Build();
        var result = new BenchDatabase(server, await VeritasDatabase.OpenAsync(there, loggers, time, cancel));
        await result._database.MigrateAsync(cancel);
        result.Day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await result.FindPlaceAsync(cancel);
        return result;
    }

    /// <summary>
    /// The same ground for whoever comes next: no event rows, and, where we may ask for it, no checkpoint due.
    /// </summary>
    public async Task ClearAsync(CancellationToken cancel)
    {
        await RunAsync($"truncate {Partition}", cancel);
        try
        {
            await RunAsync("checkpoint", cancel);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Then checkpoints fall where they fall, on all contestants alike: the order changes with the rounds.
        }
    }

    /// <summary>One number.</summary>
    public async Task<T> ReadAsync<T>(string sql, CancellationToken cancel)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async Task RunAsync(string sql, CancellationToken cancel)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        // Nobody else is left in it but, perhaps, an autovacuum, which gives way to this and may not be ended by force.
        await using (var drop = _server.DataSource.CreateCommand($"drop database if exists {Name}"))
        {
            await drop.ExecuteNonQueryAsync();
        }

        await _server.DisposeAsync();
    }

    private async Task FindPlaceAsync(CancellationToken cancel)
    {
        await using var ensure = Source.CreateCommand("select ensure_event_partitions($1, 2)");
        ensure.Parameters.Add(new() { Value = Day });
        await ensure.ExecuteNonQueryAsync(cancel);
        Partition = "monitoring_events_" + Day.ToString("yyyy_MM", null);
        // A server on another machine has no such process here, or one that is no PostgreSQL.
        var backend = await ReadAsync<int>("select pg_backend_pid()", cancel);
        Postmaster = ProcessCpu.NameOf(backend) is "postgres" ? ProcessCpu.ParentOf(backend) : null;
    }
}
