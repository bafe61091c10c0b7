using Npgsql;

namespace Veritas.Storage;

/// <summary>The tables that record applied files, and the transaction that applies and records a file.</summary>
internal static class MigrationTables
{
    private const string Numbered = """
        create table schema_migrations (
            version    integer primary key,
            name       text not null,
            checksum   text not null,
            applied_at timestamptz not null default now()
        )
        """;

    private const string Repeatable = """
        create table schema_repeatables (
            name       text primary key,
            revision   integer not null check (revision > 0),
            checksum   text not null,
            applied_at timestamptz not null default now()
        )
        """;

    private const string Exists = "select to_regclass(@name::text) is not null";

    /// <summary>Creates missing tables. The caller holds the schema lock.</summary>
    public static async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await CreateAsync(connection, "schema_migrations", Numbered, cancel);
        await CreateAsync(connection, "schema_repeatables", Repeatable, cancel);
    }

    /// <summary>Runs a file's text, if there is any, and records the file in one transaction.</summary>
    /// <exception cref="MigrationException">The file failed and was rolled back; the message names it.</exception>
    public static async Task RunAsync(
        NpgsqlConnection connection,
        string file,
        string? sql,
        NpgsqlCommand record,
        CancellationToken cancel
    )
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            if (sql is not null)
            {
                await using var run = new NpgsqlCommand(sql, connection) { CommandTimeout = Migrations.LimitSeconds };
                await run.ExecuteNonQueryAsync(cancel);
            }
            record.Connection = connection;
            await record.ExecuteNonQueryAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException failure)
        {
            throw Failed(file, failure);
        }
    }

    public static MigrationException Failed(string file, PostgresException failure) =>
        new(
            $"The migration {file} failed at character {failure.Position} ({failure.SqlState}): {failure.MessageText}",
            failure
        );

    // Not `if not exists`, which requires the privilege to create tables on every start.
    private static async Task CreateAsync(
        NpgsqlConnection connection,
        string name,
        string text,
        CancellationToken cancel
    )
    {
        await using var exists = new NpgsqlCommand(Exists, connection);
        exists.Parameters.AddWithValue("name", name);
        if (await exists.ExecuteScalarAsync(cancel) is not true)
        {
            await using var create = new NpgsqlCommand(text, connection);
            await create.ExecuteNonQueryAsync(cancel);
        }
    }
}
