using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Veritas.Storage;

/// <summary>
/// Brings a database's schema up to this build. Any number of processes may run it at once: one works, the others wait
/// and find nothing to do.
/// </summary>
public sealed partial class Migrations(ImmutableArray<Migration> steps, ILogger logger)
{
    // "veritas" in ASCII: the advisory lock of the schema, the same in every version.
    internal const long LockKey = 0x76_65_72_69_74_61_73;

    // Longest wait for another process' migration, and longest single step, in seconds.
    private const int Limit = 600;

    private const string Lock = "select pg_advisory_lock(@key)";
    private const string Unlock = "select pg_advisory_unlock(@key)";

    private const string CreateTable = """
        create table if not exists schema_migrations (
            version    integer primary key,
            name       text not null,
            checksum   text not null,
            applied_at timestamptz not null default now()
        )
        """;

    private const string TableExists = "select to_regclass('schema_migrations') is not null";
    private const string ReadApplied = "select version, name, checksum from schema_migrations order by version";
    private const string Record = "insert into schema_migrations (version, name, checksum) values (@version, @name, @checksum)";

    /// <summary>Applies what is missing and returns how many steps that were.</summary>
    /// <exception cref="MigrationException">An applied file was changed, the database is newer or has a gap, or a step failed.</exception>
    public async Task<int> ApplyAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await LockAsync(connection, Lock, cancel);
        try
        {
            var applied = await PrepareAsync(connection, cancel);
            foreach (var step in steps.Skip(applied))
            {
                await ApplyAsync(connection, step, cancel);
                Applied(logger, step.File);
            }
            if (applied < steps.Length)
            {
                AllApplied(logger, steps.Length - applied);
            }
            return steps.Length - applied;
        }
        finally
        {
            if (connection.FullState == System.Data.ConnectionState.Open)
            {
                await LockAsync(connection, Unlock, CancellationToken.None);
            }
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, string text, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = Limit };
        command.Parameters.AddWithValue("key", LockKey);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Compares what was applied with what this build has; returns how many steps are done.</summary>
    private async Task<int> PrepareAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using (var exists = new NpgsqlCommand(TableExists, connection))
        {
            if (await exists.ExecuteScalarAsync(cancel) is not true)
            {
                await using var create = new NpgsqlCommand(CreateTable, connection);
                await create.ExecuteNonQueryAsync(cancel);
                return 0;
            }
        }

        await using var read = new NpgsqlCommand(ReadApplied, connection);
        await using var rows = await read.ExecuteReaderAsync(cancel);
        var count = 0;
        while (await rows.ReadAsync(cancel))
        {
            Check(count++, rows.GetInt32(0), rows.GetString(1), rows.GetString(2));
        }
        return count;
    }

    /// <summary>What was applied must be the beginning of what this build has.</summary>
    private void Check(int place, int version, string name, string checksum)
    {
        if (place >= steps.Length || steps.All(s => s.Version != version))
        {
            throw new MigrationException(string.Create(CultureInfo.InvariantCulture,
                $"The database has migration {version:0000}_{name}, which this build does not know: start a newer build of Veritas."));
        }
        var step = steps[place];
        if (version != step.Version)
        {
            throw new MigrationException(string.Create(CultureInfo.InvariantCulture,
                $"The database has migration {version:0000}_{name} but not {step.Version:0000}: schema_migrations has a gap, restore it from a backup."));
        }
        if (step.Checksum != checksum)
        {
            throw new MigrationException(
                $"The migration {step.File} was applied to this database with another text. Applied files never change: put the old text back and add a new file.");
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration step, CancellationToken cancel)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await using (var run = new NpgsqlCommand(step.Sql, connection, transaction) { CommandTimeout = Limit })
            {
                await run.ExecuteNonQueryAsync(cancel);
            }
            await using (var record = new NpgsqlCommand(Record, connection, transaction))
            {
                record.Parameters.AddWithValue("version", step.Version);
                record.Parameters.AddWithValue("name", step.Name);
                record.Parameters.AddWithValue("checksum", step.Checksum);
                await record.ExecuteNonQueryAsync(cancel);
            }
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException failure)
        {
            throw new MigrationException(
                $"The migration {step.File} failed at character {failure.Position} ({failure.SqlState}): {failure.MessageText}", failure);
        }
    }
}
