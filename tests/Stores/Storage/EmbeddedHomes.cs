using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Veritas.Storage.Embedded;

namespace Veritas.Tests.Stores.Storage;

/// <summary>
/// Home directories for embedded servers. One template is initialised and has a row; every test works on a copy.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedHomes : IAsyncLifetime
{
    private const UnixFileMode Passable =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    private readonly string _root = Directory.CreateTempSubdirectory("veritas-pg-").FullName;
    private int _copies;

    private string First => Path.Combine(_root, "first");

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_root, Passable);
        await using var server = await StartAsync(First);
        await RunAsync(server, "create table kept (n integer); insert into kept values (42)");
    }

    public async ValueTask DisposeAsync() => await SystemAsync("rm", "-rf", _root);

    /// <summary>Creates a home with initialised data; its server is not running.</summary>
    public async Task<string> CopyAsync()
    {
        var copy = Path.Combine(_root, $"copy-{Interlocked.Increment(ref _copies)}");
        await SystemAsync("cp", "-a", First, copy);
        return copy;
    }

    /// <summary>Creates an empty folder.</summary>
    public string Empty()
    {
        var folder = Path.Combine(_root, $"empty-{Interlocked.Increment(ref _copies)}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    public static Task<EmbeddedPostgres> StartAsync(
        string home,
        string? bin = null,
        bool durable = true,
        TimeProvider? time = null,
        ILogger? logger = null
    )
    {
        bin ??= Environment.GetEnvironmentVariable("Veritas__Postgres__Bin") is { Length: > 0 } given ? given : null;
        var options = new EmbeddedPostgresOptions
        {
            Home = home,
            Bin = bin,
            Durable = durable,
            MaxConnections = 20,
            HangLimit = TimeSpan.FromSeconds(1),
        };
        return EmbeddedPostgres.StartAsync(
            options,
            logger ?? NullLogger.Instance,
            time ?? TimeProvider.System,
            CancellationToken.None
        );
    }

    public static async Task<object?> RunAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The process id of the server's main process, from its pid file.</summary>
    public static int Pid(EmbeddedPostgres server) =>
        int.Parse(
            File.ReadLines(Path.Combine(server.DataFolder, "postmaster.pid")).First(),
            System.Globalization.CultureInfo.InvariantCulture
        );

    public static async Task<string> SystemAsync(params string[] command)
    {
        var result = await Subprocess.RunAsync(
            command,
            TimeSpan.FromSeconds(30),
            TimeProvider.System,
            CancellationToken.None
        );
        Assert.True(result.Succeeded, result.Errors);
        return result.Output;
    }

    /// <summary>Kills the main process and waits until it has exited.</summary>
    public static async Task KillAsync(EmbeddedPostgres server)
    {
        using var process = Process.GetProcessById(Pid(server));
        process.Kill();
        await process.WaitForExitAsync();
    }
}
