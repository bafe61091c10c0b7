using System.Runtime.Versioning;
using Npgsql;

namespace Veritas.Storage.Embedded;

/// <summary>The role and the database of Veritas in the embedded server.</summary>
[UnsupportedOSPlatform("windows")]
internal static class ServerLogins
{
    private const string Role = "veritas";
    private const string Secret = "password";

    // Role statements have no parameters, so the password is passed in a session setting.
    private const string RememberPassword = "select set_config('veritas.password', @password, false)";

    private const string EnsureRole = """
        do $do$ begin
            if not exists (select from pg_roles where rolname = 'veritas') then create role veritas; end if;
            execute format('alter role veritas login createdb password %L', current_setting('veritas.password'));
        end $do$
        """;

    private const string DatabaseExists = "select exists (select from pg_database where datname = 'veritas')";
    private const string CreateDatabase = "create database veritas owner veritas";

    /// <summary>The connection string of Veritas itself.</summary>
    public static string ConnectionString(ServerFolder folder, int port) =>
        Build(port, Role, folder.Secret(Secret), Role, pooling: true);

    /// <summary>Creates role and database if missing. Idempotent.</summary>
    public static async Task EnsureAsync(ServerFolder folder, int port, CancellationToken cancel)
    {
        var admin = Build(
            port,
            ServerCluster.AdminRole,
            folder.Secret(ServerCluster.AdminSecret),
            "postgres",
            pooling: false
        );
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync(cancel);
        await using (var remember = new NpgsqlCommand(RememberPassword, connection))
        {
            remember.Parameters.AddWithValue("password", folder.Secret(Secret));
            await remember.ExecuteNonQueryAsync(cancel);
        }
        await using (var role = new NpgsqlCommand(EnsureRole, connection))
        {
            await role.ExecuteNonQueryAsync(cancel);
        }
        await using var exists = new NpgsqlCommand(DatabaseExists, connection);
        if (await exists.ExecuteScalarAsync(cancel) is not true)
        {
            await using var create = new NpgsqlCommand(CreateDatabase, connection);
            await create.ExecuteNonQueryAsync(cancel);
        }
    }

    private static string Build(int port, string user, string password, string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = user,
            Password = password,
            Database = database,
            Pooling = pooling,
            Timeout = 5,
        }.ConnectionString;
}
