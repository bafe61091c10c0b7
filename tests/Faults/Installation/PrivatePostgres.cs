using System.Globalization;
using Veritas.Storage.Embedded;
using Veritas.Tests.Support;

namespace Veritas.Tests.Faults.Installation;

/// <summary>
/// A PostgreSQL server for this test run only. Its faults affect no other tests, and nothing restarts it automatically.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly string _home;
    private readonly EmbeddedPostgresOptions _options;
    private readonly ServerFolder _folder;
    private readonly ServerCluster _cluster;
    private readonly Postmaster _postmaster;
    private readonly ServerUser _user;
    private readonly ServerSignIn _signIn;
    private int _port;

    private PrivatePostgres(
        string home,
        EmbeddedPostgresOptions options,
        ServerFolder folder,
        PostgresBinaries binaries,
        ServerUser user
    )
    {
        (_home, _options, _folder, _user) = (home, options, folder, user);
        _cluster = new ServerCluster(folder, binaries, user);
        _postmaster = new Postmaster(folder, binaries, user, options, TimeProvider.System);
        _signIn = new ServerSignIn(folder, options, TimeProvider.System);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
    }

    /// <summary>Connection string, including the password.</summary>
    public string ConnectionString => ServerLogins.ConnectionString(_folder, _port);

    /// <summary>Starts a new server with its files in that folder, which every user must be able to traverse.</summary>
    public static async Task<PrivatePostgres> StartAsync(string home)
    {
        var time = TimeProvider.System;
        var options = new EmbeddedPostgresOptions
        {
            Home = home,
            Bin = TestServer.FindBinaries(),
            StartLimit = TimeSpan.FromMinutes(1),
        };
        var user = await ServerUser.ForThisProcessAsync(time, CancellationToken.None);
        var folder = await ServerFolder.OpenAsync(home, user, CancellationToken.None);
        var binaries = await PostgresBinaries.FindAsync(home, options.Bin, null, time, CancellationToken.None);
        binaries = await binaries.ReachableAsync(folder, user, time, CancellationToken.None);
        var server = new PrivatePostgres(home, options, folder, binaries, user);
        await server._cluster.EnsureAsync(options.Durable, CancellationToken.None);
        server._port = ServerPort.Choose(folder);
        await server._cluster.ConfigureAsync(options, server._port, CancellationToken.None);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts the server and returns when crash recovery is complete and it accepts connections.</summary>
    public async Task StartAgainAsync()
    {
        await _postmaster.StartAsync(CancellationToken.None);
        if (!await _signIn.WaitAsync(_port, CancellationToken.None))
        {
            throw new InvalidOperationException("PostgreSQL has started but accepts no connections");
        }
    }

    /// <summary>Starts the server if it has exited by itself. Returns false if it cannot start yet.</summary>
    public async Task<bool> TryReviveAsync()
    {
        try
        {
            if (await _postmaster.FindAsync(CancellationToken.None) is null)
            {
                await StartAgainAsync();
            }

            return await _signIn.WaitAsync(_port, CancellationToken.None);
        }
        catch (Exception e) when (e is Veritas.Storage.DatabaseUnavailableException or Npgsql.NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Shuts the server down cleanly.</summary>
    public Task StopAsync() => _postmaster.StopAsync(CancellationToken.None);

    /// <summary>Kills only the main process with SIGKILL, which leaves its children orphaned.</summary>
    public async Task KillPostmasterAsync()
    {
        var pid = await PidAsync();
        await Processes.SignalAsync("KILL", [pid]);
    }

    /// <summary>Stops all processes with SIGSTOP. Connections stay open but get no response.</summary>
    public async Task<IReadOnlyList<int>> FreezeAsync()
    {
        var pid = await PidAsync();
        // The main process first, so that it cannot start others.
        await Processes.SignalAsync("STOP", [pid]);
        IReadOnlyList<int> all = [pid, .. await Processes.ChildrenAsync(pid)];
        await Processes.SignalAsync("STOP", all);
        return all;
    }

    public static Task ThawAsync(IReadOnlyList<int> frozen) => Processes.SignalAsync("CONT", frozen);

    public async ValueTask DisposeAsync()
    {
        if (await _postmaster.FindAsync(CancellationToken.None) is { } running)
        {
            await Processes.SignalAsync("CONT", [running.Pid, .. await Processes.ChildrenAsync(running.Pid)]);
            await _postmaster.StopAsync(CancellationToken.None);
        }

        await _user.RunAsync(["rm", "-rf", _folder.Cluster], CancellationToken.None);
        foreach (var path in new[] { _folder.Root, _home }.Where(Directory.Exists))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private async Task<int> PidAsync() =>
        (await _postmaster.FindAsync(CancellationToken.None))?.Pid
        ?? throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"PostgreSQL on port {_port} is not running")
        );
}
