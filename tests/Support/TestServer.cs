using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Veritas.Grains.Storage;
using Veritas.Storage;
using Veritas.Storage.Embedded;

namespace Veritas.Tests.Support;

/// <summary>
/// The PostgreSQL server of the tests: <c>ConnectionStrings__VeritasTest</c> if set (its role must be allowed to create
/// databases), otherwise an embedded server under <c>.veritas/test</c>. All test processes share it and the last one
/// stops it.
/// </summary>
public static class TestServer
{
    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>Connection string of a database of that server.</summary>
    public static async Task<string> ConnectionStringAsync(string? database = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(await Started.Value)
        {
            Timeout = 15,
            CommandTimeout = 60,
            MaxPoolSize = 20,
        };
        settings.Database = database ?? settings.Database;
        return settings.ConnectionString;
    }

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__VeritasTest") is { Length: > 0 } given)
        {
            return given;
        }

        if (OperatingSystem.IsWindows())
        {
            throw new DatabaseUnavailableException(
                "On Windows set ConnectionStrings__VeritasTest to a PostgreSQL server."
            );
        }
        return await StartEmbeddedAsync();
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<string> StartEmbeddedAsync()
    {
        var options = new EmbeddedPostgresOptions
        {
            Home = Path.Combine(StorageOptions.FindHome(AppContext.BaseDirectory), "test"),
            Bin = FindBinaries(),
            Durable = false,
            MaxConnections = 300,
        };
        var server = await EmbeddedPostgres.StartAsync(
            options,
            NullLogger.Instance,
            TimeProvider.System,
            CancellationToken.None
        );
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
        return server.ConnectionString;
    }

    /// <summary>
    /// Finds the PostgreSQL programs: configured ones, or those that <c>./veritas setup</c> downloaded.
    /// </summary>
    public static string? FindBinaries()
    {
        if (Environment.GetEnvironmentVariable("Veritas__Postgres__Bin") is { Length: > 0 } given)
        {
            return given;
        }
        var fetched = Path.Combine(StorageOptions.FindHome(AppContext.BaseDirectory), "postgres", "bin");
        return File.Exists(Path.Combine(fetched, "initdb")) ? fetched : null;
    }
}
