using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Veritas.Storage.Embedded;

/// <summary>
/// The embedded PostgreSQL server, for machines without another one. Finds the programs, initialises the data, starts
/// the server on a local port, restarts it if it stops, and stops it with the last process that uses it. If that
/// process is killed, the server keeps running and the next process reuses it.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(1);

    private readonly EmbeddedPostgresOptions _options;
    private readonly ServerFolder _folder;
    private readonly ServerCluster _cluster;
    private readonly Postmaster _postmaster;
    private readonly ServerSignIn _signIn;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private IDisposable? _use;
    private Task _watching = Task.CompletedTask;
    private int _port;

    private EmbeddedPostgres(
        EmbeddedPostgresOptions options,
        ServerFolder folder,
        ServerCluster cluster,
        Postmaster postmaster,
        ILogger logger,
        TimeProvider time
    )
    {
        _options = options;
        _folder = folder;
        _cluster = cluster;
        _postmaster = postmaster;
        _signIn = new ServerSignIn(folder, options, time);
        _logger = logger;
        _time = time;
    }

    /// <summary>The connection string of Veritas' database, including the password.</summary>
    public string ConnectionString => ServerLogins.ConnectionString(_folder, _port);

    /// <summary>The server's data folder.</summary>
    public string DataFolder => _folder.Data;

    /// <summary>
    /// Returns when the server accepts connections. Errors are <see cref="DatabaseUnavailableException"/>.
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
        if (!options.Durable && await server._postmaster.FindAsync(cancel) is null)
        {
            await server._cluster.RemoveSpoiledAsync(cancel);
        }
        if (await server._cluster.EnsureAsync(options.Durable, cancel))
        {
            Initialised(logger, binaries.Major, folder.Data);
        }
        await server.EnsureRunningAsync(cancel);
        server._use = FileLock.Share(folder.UseLock);
        server._watching = server.WatchAsync();
        return server;
    }

    /// <summary>Stops the server if no other process uses it; the data is kept.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_use is null)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _watching;
        _stopping.Dispose();
        using var turn = await FileLock.WaitAsync(_folder.TurnLock, _options.StartLimit, _time, CancellationToken.None);
        _use.Dispose();
        _use = null;
        using var last = FileLock.TryAlone(_folder.UseLock);
        if (last is not null && await _postmaster.FindAsync(CancellationToken.None) is not null)
        {
            var stopped = await _postmaster.StopAsync(CancellationToken.None);
            Stopped(_logger, stopped);
        }
    }

    private async Task EnsureRunningAsync(CancellationToken cancel)
    {
        if (await _postmaster.FindAsync(cancel) is { } running)
        {
            TakenOver(_logger, running.Pid, running.Port);
            _port = running.Port;
            if (ServerPort.Kept(_folder) != _port)
            {
                ServerPort.Keep(_folder, _port);
            }
            if (await _signIn.WaitAsync(_port, cancel))
            {
                return;
            }
            Hung(_logger, running.Pid);
            Postmaster.Kill(running.Pid);
        }

        var started = _time.GetTimestamp();
        _port = ServerPort.Choose(_folder);
        await LaunchAsync(cancel);
        Started(_logger, _port, (long)_time.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task LaunchAsync(CancellationToken cancel)
    {
        await _cluster.ConfigureAsync(_options, _port, cancel);
        await _postmaster.StartAsync(cancel);
        if (!await _signIn.WaitAsync(_port, cancel))
        {
            throw new DatabaseUnavailableException(
                $"The embedded PostgreSQL in {_folder.Data} started on port {_port} but does not accept "
                    + $"connections; see {_folder.Log}."
            );
        }
    }

    /// <summary>
    /// Restarts the server on the same port if it stops. Not a periodic job, because it starts before the host is built
    /// and ends after the host has stopped.
    /// </summary>
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(WatchEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                if (await _postmaster.FindAsync(_stopping.Token) is null)
                {
                    await ReviveAsync(_stopping.Token);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host is stopping; DisposeAsync stops the server.
        }
    }

    private async Task ReviveAsync(CancellationToken cancel)
    {
        try
        {
            using var turn = await FileLock.WaitAsync(_folder.TurnLock, _options.StartLimit, _time, cancel);
            if (await _postmaster.FindAsync(cancel) is null)
            {
                Died(_logger);
                await LaunchAsync(cancel);
                Revived(_logger, _port);
            }
        }
        catch (Exception failure)
            when (failure is DatabaseUnavailableException or NpgsqlException or TimeoutException or IOException)
        {
            // The next tick retries; until then events wait in their bounded queue.
            NotRevived(_logger, failure);
        }
    }
}
