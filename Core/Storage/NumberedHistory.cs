using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace Veritas.Storage;

/// <summary>The numbered files applied to a database; they must be the first files of this build.</summary>
internal static class NumberedHistory
{
    private const string Read = "select version, name, checksum from schema_migrations order by version";

    private const string Record =
        "insert into schema_migrations (version, name, checksum) values (@version, @name, @checksum)";

    /// <summary>The files not applied yet, in order.</summary>
    /// <exception cref="MigrationException">The database is newer, has a gap, or has a file with different
    /// content.</exception>
    public static async Task<ImmutableArray<Migration>> PendingAsync(
        NpgsqlConnection connection,
        ImmutableArray<Migration> known,
        CancellationToken cancel
    )
    {
        await using var read = new NpgsqlCommand(Read, connection);
        await using var rows = await read.ExecuteReaderAsync(cancel);
        var count = 0;
        while (await rows.ReadAsync(cancel))
        {
            Check(known, count++, rows.GetInt32(0), rows.GetString(1), rows.GetString(2));
        }
        return known[count..];
    }

    /// <exception cref="MigrationException">The file failed; the message names it.</exception>
    public static async Task ApplyAsync(
        NpgsqlConnection connection,
        Migration migration,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        if (migration.Concurrent)
        {
            await new ConcurrentIndexes(connection, time).RunAsync(migration, cancel);
        }
        await using var record = new NpgsqlCommand(Record);
        record.Parameters.AddWithValue("version", migration.Version);
        record.Parameters.AddWithValue("name", migration.Name);
        record.Parameters.AddWithValue("checksum", migration.Checksum);
        var sql = migration.Concurrent ? null : migration.Sql;
        await MigrationTables.RunAsync(connection, migration.File, sql, record, cancel);
    }

    private static void Check(ImmutableArray<Migration> known, int place, int version, string name, string checksum)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"{version:0000}_{name}");
        if (place >= known.Length || known.All(migration => migration.Version != version))
        {
            throw new MigrationException(
                $"The database has migration {file}, which this build does not know: start a newer build of Veritas."
            );
        }
        var expected = known[place];
        if (version != expected.Version)
        {
            throw new MigrationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The database has migration {file} but not {expected.Version:0000}: "
                ) + "schema_migrations has a gap, restore it from a backup."
            );
        }
        if (expected.Checksum != checksum)
        {
            throw new MigrationException(
                $"The migration {expected.File} was applied to this database with another text. "
                    + "Applied files never change: put the old text back and add a new file."
            );
        }
    }
}
