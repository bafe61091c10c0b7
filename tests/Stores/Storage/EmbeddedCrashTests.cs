using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Veritas.Storage.Embedded;
using Veritas.Tests.Support;
using static Veritas.Tests.Stores.Storage.EmbeddedHomes;

namespace Veritas.Tests.Stores.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedCrashTests(EmbeddedHomes homes) : IClassFixture<EmbeddedHomes>
{
    [Fact]
    public async Task Committed_data_survives_a_server_crash()
    {
        var home = await homes.CopyAsync();
        // The clock does not move, so this host never restarts the server and the next start finds it crashed.
        await using var crashed = await StartAsync(home, time: new ManualTime());
        await RunAsync(crashed, "insert into kept select generate_series(1, 1000)");
        await KillAsync(crashed);

        await using var next = await StartAsync(home);
        Assert.Equal(1001L, await RunAsync(next, "select count(*) from kept"));
    }

    [Fact]
    public async Task A_crashed_server_is_restarted_on_the_same_port()
    {
        var revived = new LogSignal("Revived");
        await using var server = await StartAsync(await homes.CopyAsync(), logger: revived);
        var before = server.ConnectionString;
        await KillAsync(server);
        await revived.Logged.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(before, server.ConnectionString);
        Assert.Equal(42, await RunAsync(server, "select n from kept"));
    }

    [Fact]
    public async Task A_pid_file_with_the_id_of_another_process_does_not_prevent_the_start()
    {
        var home = await homes.CopyAsync();
        var user = await ServerUser.ForThisProcessAsync(TimeProvider.System, CancellationToken.None);
        // Runs as the server's user: the check in PostgreSQL itself would take it for a running server.
        var command = user.Command(["sleep", "600"]);
        using var stranger = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)))!;
        try
        {
            await WritePidFileAsync(home, stranger.Id);
            await using var server = await StartAsync(home);
            Assert.Equal(42, await RunAsync(server, "select n from kept"));
            Assert.NotEqual(stranger.Id, Pid(server));
            Assert.False(stranger.HasExited);
        }
        finally
        {
            stranger.Kill();
        }
    }

    [Fact]
    public async Task A_pid_file_of_an_exited_process_does_not_prevent_the_start()
    {
        var home = await homes.CopyAsync();
        using var dead = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exit 0"]))!;
        await dead.WaitForExitAsync();
        await WritePidFileAsync(home, dead.Id);
        await using var server = await StartAsync(home);
        Assert.Equal(42, await RunAsync(server, "select n from kept"));
    }

    [Fact]
    public async Task An_interrupted_initdb_is_repeated()
    {
        var home = homes.Empty();
        var draft = Path.Combine(home, "postgres", "cluster", "data.new");
        Directory.CreateDirectory(draft);
        await File.WriteAllTextAsync(Path.Combine(draft, "PG_VERSION"), "15\n");
        await using var server = await StartAsync(home, durable: false);
        Assert.Equal(1, await RunAsync(server, "select 1"));
    }

    [Fact]
    public async Task A_hanging_server_is_restarted()
    {
        var home = await homes.CopyAsync();
        await using var hung = await StartAsync(home, time: new ManualTime());
        var pid = Pid(hung).ToString(CultureInfo.InvariantCulture);
        await SystemAsync("kill", "-STOP", pid);

        await using var next = await StartAsync(home);
        Assert.Equal(42, await RunAsync(next, "select n from kept"));
        Assert.NotEqual(pid, Pid(next).ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(false, 0L)]
    [InlineData(true, 1L)]
    public async Task Without_durability_a_crash_loses_the_data(bool durable, long left)
    {
        var home = await homes.CopyAsync();
        await using var crashed = await StartAsync(home, durable: durable, time: new ManualTime());
        await KillAsync(crashed);

        await using var next = await StartAsync(home, durable: durable);
        Assert.Equal(left, await RunAsync(next, "select count(*) from pg_tables where tablename = 'kept'"));
    }

    private static Task WritePidFileAsync(string home, int pid) =>
        File.WriteAllTextAsync(
            Path.Combine(home, "postgres", "cluster", "data", "postmaster.pid"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{pid}\n{home}/postgres/cluster/data\n1700000000\n20999\n\n127.0.0.1\n  1 1\nready   \n"
            )
        );
}
