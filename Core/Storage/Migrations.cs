using Microsoft.Extensions.Logging;
using Npgsql;

namespace Veritas.Storage;

/// <summary>
/// Migrates the schema to this build. Several processes may run it concurrently: one applies the files, the others
/// wait.
/// </summary>
public sealed partial class Migrations(MigrationFiles files, TimeProvider time, ILogger logger)
{
    // "veritas" in ASCII: the advisory lock of the schema, the same in every version.
    internal const long LockKey = 0x76_65_72_69_74_61_73;

    /// <summary>Timeout of the wait for another process, and of one transaction, in seconds.</summary>
    internal const int LimitSeconds = 600;

    // A waiting process polls. A blocking call would have an open snapshot, and `create index concurrently`, which the
    // lock's owner may run, waits for all older snapshots: a deadlock.
    private const string TryLock = "select pg_try_advisory_lock(@key)";
    private const string Unlock = "select pg_advisory_unlock(@key)";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Applies files that are missing or have changed; returns their number.</summary>
    /// <exception cref="MigrationException">
    /// An applied numbered file was changed, the database is newer or has a gap, a file failed, or another process had
    /// the lock for ten minutes.
    /// </exception>
    public async Task<int> ApplyAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await LockAsync(connection, cancel);
        try
        {
            await MigrationTables.CreateAsync(connection, cancel);
            var applied = 0;
            await foreach (var file in ApplyAllAsync(connection, cancel))
            {
                applied++;
                Applied(logger, file);
            }
            if (applied > 0)
            {
                AllApplied(logger, applied);
            }
            return applied;
        }
        finally
        {
            if (connection.FullState == System.Data.ConnectionState.Open)
            {
                await CallAsync(connection, Unlock, CancellationToken.None);
            }
        }
    }

    private async IAsyncEnumerable<string> ApplyAllAsync(
        NpgsqlConnection connection,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (var migration in await NumberedHistory.PendingAsync(connection, files.Numbered, cancel))
        {
            await NumberedHistory.ApplyAsync(connection, migration, time, cancel);
            yield return migration.File;
        }
        foreach (var migration in await RepeatableHistory.PendingAsync(connection, files.Repeatable, cancel))
        {
            await RepeatableHistory.ApplyAsync(connection, migration, cancel);
            yield return migration.File;
        }
    }

    private async Task LockAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        while (await CallAsync(connection, TryLock, cancel) is not true)
        {
            if (time.GetElapsedTime(begun).TotalSeconds >= LimitSeconds)
            {
                throw new MigrationException(
                    $"Another process has been migrating this database for {LimitSeconds} s: "
                        + "start again when it is done."
                );
            }
            await Task.Delay(Pause, time, cancel);
        }
    }

    private static async Task<object?> CallAsync(NpgsqlConnection connection, string text, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(text, connection);
        command.Parameters.AddWithValue("key", LockKey);
        return await command.ExecuteScalarAsync(cancel);
    }
}
