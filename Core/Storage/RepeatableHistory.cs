using System.Collections.Immutable;
using Npgsql;

namespace Veritas.Storage;

/// <summary>The repeatable files that a database has, each with the revision and checksum applied last.</summary>
internal static class RepeatableHistory
{
    private const string Read = "select name, revision, checksum from schema_repeatables order by name";

    private const string Record = """
        insert into schema_repeatables (name, revision, checksum) values (@name, @revision, @checksum)
        on conflict (name) do update
        set revision = excluded.revision, checksum = excluded.checksum, applied_at = excluded.applied_at
        """;

    /// <summary>The files that are new or have changed since they were applied, in order.</summary>
    /// <exception cref="MigrationException">
    /// The database has a file or a revision that this build does not know: applying this build's files would undo a
    /// newer build's changes.
    /// </exception>
    public static async Task<ImmutableArray<RepeatableMigration>> PendingAsync(
        NpgsqlConnection connection,
        ImmutableArray<RepeatableMigration> known,
        CancellationToken cancel
    )
    {
        await using var read = new NpgsqlCommand(Read, connection);
        await using var rows = await read.ExecuteReaderAsync(cancel);
        var unchanged = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancel))
        {
            var (name, revision, checksum) = (rows.GetString(0), rows.GetInt32(1), rows.GetString(2));
            var migration = known.FirstOrDefault(file => file.Name == name);
            if (migration is null || migration.Revision < revision)
            {
                throw new MigrationException(
                    $"The database has revision {revision} of the repeatable migration {name}, "
                        + "which this build does not know: start a newer build of Veritas."
                );
            }
            if (migration.Checksum == checksum)
            {
                unchanged.Add(name);
            }
        }
        return [.. known.Where(migration => !unchanged.Contains(migration.Name))];
    }

    /// <exception cref="MigrationException">The file failed and was rolled back; the message names it.</exception>
    public static async Task ApplyAsync(
        NpgsqlConnection connection,
        RepeatableMigration migration,
        CancellationToken cancel
    )
    {
        await using var record = new NpgsqlCommand(Record);
        record.Parameters.AddWithValue("name", migration.Name);
        record.Parameters.AddWithValue("revision", migration.Revision);
        record.Parameters.AddWithValue("checksum", migration.Checksum);
        await MigrationTables.RunAsync(connection, migration.File, migration.Sql, record, cancel);
    }
}
