using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Veritas.Grains.Storage;
using Veritas.Storage;

namespace Veritas.Tests.Support;

/// <summary>
/// Creates and drops the tests' databases. Migrated databases are copies of a template, which is created once per
/// schema.
/// </summary>
internal static class TestCatalog
{
    // "tests" in ASCII. The lock lets one process at a time create a template.
    private const long TemplateLock = 0x74_65_73_74_73;

    // Database names cannot be parameters of these statements, so the server quotes them with format().
    private const string WriteCreate = "select format('create database %I template %I', @name, @template)";
    private const string WriteDrop = "select format('drop database if exists %I with (force)', @name)";
    private const string WriteRename = "select format('alter database %I rename to %I', @name, @template)";
    private const string WriteClose = "select format('alter database %I allow_connections false', @template)";

    private const string WriteRefuse = "select format('alter database %I connection limit 0', @name)";
    private const string WriteAccept = "select format('alter database %I connection limit -1', @name)";
    private const string WriteEnd =
        "select format('select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = %L "
        + "and usename = current_user', @name)";

    private const string Exists = "select exists (select from pg_database where datname = @template)";
    private const string LockTemplate = "select pg_advisory_lock(@key)";

    /// <summary>Test databases left by killed runs: older than two hours by the timestamp in their name.</summary>
    private const string LeftOver = """
        select datname from pg_database
        where datname ~ '^veritas_test_[0-9]+_' and to_timestamp(split_part(datname, '_', 3)::bigint) < now() - interval
            '2 hours'
        """;

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    public static async Task<string> CreateMigratedAsync() => await CreateAsync(await Template.Value);

    public static Task<string> CreateEmptyAsync() => CreateAsync("template0");

    public static async Task DropAsync(string name)
    {
        await using var admin = await OpenAsync();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var tries = 0; ; tries++)
        {
            try
            {
                await RunWrittenAsync(admin, WriteDrop, ("name", name));
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege && tries < 40)
            {
                // Autovacuum may be connected. Only a superuser may end it, and it finishes soon.
                await pause.WaitForNextTickAsync();
            }
        }
    }

    /// <summary>Makes the server refuse connections with "too many connections", as under overload.</summary>
    public static async Task RefuseConnectionsAsync(string name)
    {
        await using var admin = await OpenAsync();
        await RunWrittenAsync(admin, WriteRefuse, ("name", name));
        await RunWrittenAsync(admin, WriteEnd, ("name", name));
    }

    public static async Task AcceptConnectionsAsync(string name)
    {
        await using var admin = await OpenAsync();
        await RunWrittenAsync(admin, WriteAccept, ("name", name));
    }

    private static async Task<string> CreateAsync(string template)
    {
        var name =
            $"veritas_test_{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        await using var admin = await OpenAsync();
        await RunWrittenAsync(admin, WriteCreate, ("name", name), ("template", template));
        return name;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var files = MigrationFiles.Embedded();
        var all = string.Join(
            '\n',
            files
                .Numbered.Select(file => file.File + file.Checksum)
                .Concat(files.Repeatable.Select(file => file.File + file.Checksum))
        );
        var template =
            "veritas_template_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];

        await using var admin = await OpenAsync();
        await using (var hold = new NpgsqlCommand(LockTemplate, admin))
        {
            // Released when the connection closes; it is not pooled.
            hold.Parameters.AddWithValue("key", TemplateLock);
            await hold.ExecuteNonQueryAsync();
        }
        await DropLeftOversAsync(admin);
        await using (var exists = new NpgsqlCommand(Exists, admin))
        {
            exists.Parameters.AddWithValue("template", template);
            if (await exists.ExecuteScalarAsync() is true)
            {
                return template;
            }
        }

        var draft = await CreateEmptyAsync();
        await using (var source = NpgsqlDataSource.Create(await TestServer.ConnectionStringAsync(draft)))
        {
            await new Migrations(files, TimeProvider.System, NullLogger.Instance).ApplyAsync(
                source,
                CancellationToken.None
            );
        }
        // Renamed last, so that a database with this name is always complete.
        await RunWrittenAsync(admin, WriteRename, ("name", draft), ("template", template));
        await RunWrittenAsync(admin, WriteClose, ("template", template));
        return template;
    }

    private static async Task DropLeftOversAsync(NpgsqlConnection admin)
    {
        var names = new List<string>();
        await using (var list = new NpgsqlCommand(LeftOver, admin))
        await using (var rows = await list.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                names.Add(rows.GetString(0));
            }
        }
        foreach (var name in names)
        {
            await RunWrittenAsync(admin, WriteDrop, ("name", name));
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(await TestServer.ConnectionStringAsync()) { Pooling = false };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunWrittenAsync(
        NpgsqlConnection connection,
        string writer,
        params (string Name, string Value)[] names
    )
    {
        await using var write = new NpgsqlCommand(writer, connection);
        foreach (var (name, value) in names)
        {
            write.Parameters.AddWithValue(name, value);
        }
        var statement = (string?)await write.ExecuteScalarAsync();
        await using var run = new NpgsqlCommand(statement, connection);
        await run.ExecuteNonQueryAsync();
    }
}
