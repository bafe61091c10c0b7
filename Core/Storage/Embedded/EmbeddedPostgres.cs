using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Veritas.Storage.Embedded;

/// <summary>
/// Veritas' own PostgreSQL, for machines where nobody runs one: found, initialised, started on a local port, watched,
/// and stopped with the last process that uses it. When that process is killed the server lives on, and the next start
/// takes it over.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(1);

    private readonly EmbeddedPostgresOptions options;
    private readonly ServerFolder folder;
    private readonly ServerCluster cluster;
    private readonly Postmaster postmaster;
    private readonly ServerSignIn signIn;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stopping = new();
    private IDisposable? use;
    private Task watching = Task.CompletedTask;
    private int port;

    private EmbeddedPostgres(
        EmbeddedPostgresOptions options,
        ServerFolder folder,
        ServerCluster cluster,
        Postmaster postmaster,
        ILogger logger,
        TimeProvider time
    )
    {
        this.options = options;
        this.folder = folder;
        this.cluster = cluster;
        this.postmaster = postmaster;
        signIn = new ServerSignIn(folder, options, time);
        this.logger = logger;
        this.time = time;
    }

    /// <summary>How Veritas signs in to its database, password included.</summary>
    public string ConnectionString => ServerLogins.ConnectionString(folder, port);

    /// <summary>The folder that holds the server's data.</summary>
    public string DataFolder => folder.Data;

    /// <summary>
    /// Returns when the server takes connections. Errors are <see cref="DatabaseUnavailableException"/>.
    /// </summary>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options,
        ILogger logger,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var user = await ServerUser.ForThisProcessAsync(time, cancel);
        var folder = await ServerFolder.OpenAsync(options.Home, user, cancel);
        using var turn = await FileLock.WaitAsync(folder.TurnLock, options.StartLimit, time, cancel);
        var dataMajor = options.Durable ? ServerCluster.DataMajor(folder) : null;
        var binaries = await PostgresBinaries.FindAsync(options.Home, options.Bin, dataMajor, time, cancel);
        binaries = await binaries.ReachableAsync(folder, user, time, cancel);
        var server = new EmbeddedPostgres(
            options,
            folder,
            new ServerCluster(folder, binaries, user),
            new Postmaster(folder, binaries, user, options, time),
            logger,
            time
        );
        if (!options.Durable && await server.postmaster.FindAsync(cancel) is null)
        {
            await server.cluster.RemoveSpoiledAsync(cancel);
        }
        if (await server.cluster.EnsureAsync(options.Durable, cancel))
        {
            Initialised(logger, binaries.Major, folder.Data);
        }
        await server.EnsureRunningAsync(cancel);
        server.use = FileLock.Share(folder.UseLock);
        server.watching = server.WatchAsync();
        return server;
    }

    /// <summary>Stops the server when nobody else uses it; its data stay.</summary>
    public async ValueTask DisposeAsync()
    {
        if (use is null)
        {
            return;
        }

        await stopping.CancelAsync();
        await watching;
        stopping.Dispose();
        using var turn = await FileLock.WaitAsync(folder.TurnLock, options.StartLimit, time, CancellationToken.None);
        use.Dispose();
        use = null;
        using var last = FileLock.TryAlone(folder.UseLock);
        if (last is not null && await postmaster.FindAsync(CancellationToken.None) is not null)
        {
            var stopped = await postmaster.StopAsync(CancellationToken.None);
            Stopped(logger, stopped);
        }
    }

    private async Task EnsureRunningAsync(CancellationToken cancel)
    {
        if (await postmaster.FindAsync(cancel) is { } running)
        {
            TakenOver(logger, running.Pid, running.Port);
            port = running.Port;
            if (ServerPort.Kept(folder) != port)
            {
                ServerPort.Keep(folder, port);
            }
            if (await signIn.WaitAsync(port, cancel))
            {
                return;
            }
            Hung(logger, running.Pid);
            Postmaster.Kill(running.Pid);
        }

        var started = time.GetTimestamp();
        port = ServerPort.Choose(folder);
        await LaunchAsync(cancel);
        Started(logger, port, (long)time.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task LaunchAsync(CancellationToken cancel)
    {
        await cluster.ConfigureAsync(options, port, cancel);
        await postmaster.StartAsync(cancel);
        if (!await signIn.WaitAsync(port, cancel))
        {
            throw new DatabaseUnavailableException(
                $"The embedded PostgreSQL in {folder.Data} started on port {port} but takes no connections; see "
                    + $"{folder.Log}."
            );
        }
    }

    /// <summary>
    /// Starts the server again, on the same port, when it died. Not a periodic job: it begins before the host is built
    /// and ends after it has stopped.
    /// </summary>
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(WatchEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                if (await postmaster.FindAsync(stopping.Token) is null)
                {
                    await ReviveAsync(stopping.Token);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host is stopping: the server is stopped by DisposeAsync.
        }
    }

    private async Task ReviveAsync(CancellationToken cancel)
    {
        try
        {
            using var turn = await FileLock.WaitAsync(folder.TurnLock, options.StartLimit, time, cancel);
            if (await postmaster.FindAsync(cancel) is null)
            {
                Died(logger);
                await LaunchAsync(cancel);
                Revived(logger, port);
            }
        }
        catch (Exception failure)
            when (failure is DatabaseUnavailableException or NpgsqlException or TimeoutException or IOException)
        {
            // Tried again at the next tick: events wait in their bounded queue meanwhile.
            NotRevived(logger, failure);
        }
    }
}
