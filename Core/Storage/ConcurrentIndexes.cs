using Npgsql;

namespace Veritas.Storage;

/// <summary>
/// Runs a migration that begins with <c>-- concurrently</c>: creates and drops indexes on large tables without blocking
/// writes. PostgreSQL does this outside a transaction, so a crash can leave an invalid index. The next start drops and
/// rebuilds it, and skips the indexes that are complete.
/// </summary>
internal sealed class ConcurrentIndexes(NpgsqlConnection connection, TimeProvider time)
{
    // Timeout of one index build, in seconds. A build also waits for all older transactions, such as a backup.
    private const int LimitSeconds = 12 * 3600;

    // Number of tries and lock timeout for attaching the indexes of partitions. Short, because writers queue behind the
    // wait.
    private const int JoinTries = 60;
    private const string JoinWait = "set local lock_timeout = '1s'";

    private const string IsValid = "select indisvalid from pg_index where indexrelid = to_regclass(@index::text)";

    private const string Partitions = """
        select leaf.relname::text
        from pg_class t cross join pg_partition_tree(t.oid) p join pg_class leaf on leaf.oid = p.relid
        where t.oid = to_regclass(@table::text) and t.relkind = 'p' and p.isleaf order by 1
        """;

    private const string IsPartitioned =
        "select exists (select from pg_class where oid = to_regclass(@table::text) and relkind = 'p')";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs all statements. Can be called again after any failure.</summary>
    /// <exception cref="MigrationException">
    /// A statement is invalid or failed; the message names the file.
    /// </exception>
    public async Task RunAsync(Migration migration, CancellationToken cancel)
    {
        var statements = ConcurrentStatement.Parse(migration);
        try
        {
            foreach (var statement in statements)
            {
                await RunAsync(statement, cancel);
            }
        }
        catch (PostgresException failure)
        {
            throw MigrationTables.Failed(migration.File, failure);
        }
    }

    private async Task RunAsync(ConcurrentStatement statement, CancellationToken cancel)
    {
        if (statement.Table is null)
        {
            await ExecuteAsync(DropText(statement.Index), cancel);
        }
        else if (await ScalarAsync(IsPartitioned, "table", statement.Table, cancel) is true)
        {
            await BuildPartitionedAsync(statement, statement.Table, cancel);
        }
        else
        {
            await BuildAsync(statement, cancel);
        }
    }

    private async Task BuildAsync(ConcurrentStatement statement, CancellationToken cancel)
    {
        var valid = await ScalarAsync(IsValid, "index", statement.Index, cancel);
        if (valid is true)
        {
            return;
        }
        if (valid is false)
        {
            await ExecuteAsync(DropText(statement.Index), cancel);
        }
        try
        {
            await ExecuteAsync(statement.Text(concurrently: true), cancel);
        }
        catch (PostgresException) when (connection.FullState == System.Data.ConnectionState.Open)
        {
            // An invalid index slows writes, and a unique one refuses some, until the next start.
            await ExecuteAsync(DropText(statement.Index), CancellationToken.None);
            throw;
        }
    }

    /// <summary>
    /// PostgreSQL cannot build an index of a partitioned table concurrently. But it attaches matching indexes of the
    /// partitions, so that creating the parent's index afterwards is fast.
    /// </summary>
    private async Task BuildPartitionedAsync(ConcurrentStatement statement, string table, CancellationToken cancel)
    {
        if (await ScalarAsync(IsValid, "index", statement.Index, cancel) is true)
        {
            return;
        }
        foreach (var partition in await PartitionsAsync(table, cancel))
        {
            await BuildAsync(statement.On(partition), cancel);
        }
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                await ExecuteAsync(JoinWait, cancel);
                await ExecuteAsync(statement.Text(concurrently: false), cancel);
                await transaction.CommitAsync(cancel);
                return;
            }
            catch (PostgresException failure)
                when (failure.SqlState == PostgresErrorCodes.LockNotAvailable && tries < JoinTries)
            {
                await Task.Delay(Pause, time, cancel);
            }
        }
    }

    private async Task<List<string>> PartitionsAsync(string table, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Partitions, connection);
        command.Parameters.AddWithValue("table", table);
        var names = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            names.Add(rows.GetString(0));
        }
        return names;
    }

    private async Task<object?> ScalarAsync(string text, string name, string value, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(text, connection);
        command.Parameters.AddWithValue(name, value);
        return await command.ExecuteScalarAsync(cancel);
    }

    private async Task ExecuteAsync(string text, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = LimitSeconds };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string DropText(string index) => $"drop index concurrently if exists {index}";
}
