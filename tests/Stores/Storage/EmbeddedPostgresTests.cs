using System.Globalization;
using System.Runtime.Versioning;
using Veritas.Grains.Storage;
using Veritas.Storage;
using Veritas.Tests.Support;
using static Veritas.Tests.Stores.Storage.EmbeddedHomes;

namespace Veritas.Tests.Stores.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedPostgresTests(EmbeddedHomes homes) : IClassFixture<EmbeddedHomes>
{
    [Fact]
    public async Task Data_passwords_and_port_are_kept_between_runs()
    {
        var home = await homes.CopyAsync();
        string before;
        await using (var server = await StartAsync(home))
        {
            before = server.ConnectionString;
            await RunAsync(server, "update kept set n = 43");
        }
        await using var again = await StartAsync(home);

        Assert.Equal(43, await RunAsync(again, "select n from kept"));
        Assert.Equal(before, again.ConnectionString);
    }

    [Fact]
    public async Task The_server_is_stopped_by_its_last_user()
    {
        var home = await homes.CopyAsync();
        var first = await StartAsync(home);
        var pid = Pid(first);
        var second = await StartAsync(home);
        Assert.Equal(pid, Pid(second));

        await first.DisposeAsync();
        Assert.Equal(42, await RunAsync(second, "select n from kept"));
        Assert.Equal(pid, Pid(second));

        await second.DisposeAsync();
        Assert.False(File.Exists(Path.Combine(second.DataFolder, "postmaster.pid")));
    }

    [Fact]
    public async Task Concurrent_starts_share_one_server()
    {
        var home = await homes.CopyAsync();
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync(home))));

        Assert.Single(servers.Select(Pid).Distinct());
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
        Assert.False(File.Exists(Path.Combine(servers[0].DataFolder, "postmaster.pid")));
    }

    [Fact]
    public async Task It_is_durable_and_accepts_only_local_connections()
    {
        await using var server = await StartAsync(await homes.CopyAsync());
        var expected = new Dictionary<string, string>
        {
            ["fsync"] = "on",
            ["synchronous_commit"] = "on",
            ["full_page_writes"] = "on",
            ["data_checksums"] = "on",
            ["listen_addresses"] = "127.0.0.1",
            ["server_encoding"] = "UTF8",
            ["password_encryption"] = "scram-sha-256",
            ["is_superuser"] = "off",
        };
        foreach (var (name, value) in expected)
        {
            Assert.Equal(name + "=" + value, $"{name}={await RunAsync(server, "show " + name)}");
        }

        var methods = await File.ReadAllLinesAsync(Path.Combine(server.DataFolder, "pg_hba.conf"));
        Assert.All(
            methods.Where(line => line.Length > 0 && line[0] != '#'),
            line => Assert.EndsWith("scram-sha-256", line, StringComparison.Ordinal)
        );
        Assert.Equal("é", await RunAsync(server, "select lower('É')"));
    }

    [Fact]
    public async Task An_unprivileged_user_runs_it_and_only_the_starting_user_reads_the_password()
    {
        var home = await homes.CopyAsync();
        await using var server = await StartAsync(home);

        var user = (
            await SystemAsync("ps", "-o", "user=", "-p", Pid(server).ToString(CultureInfo.InvariantCulture))
        ).Trim();
        Assert.NotEqual("root", user);
        var owned = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owned, File.GetUnixFileMode(Path.Combine(home, "postgres", "password")));
        Assert.Equal(owned, File.GetUnixFileMode(Path.Combine(home, "postgres", "admin-password")));
        Assert.Equal(owned | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(home, "postgres", "cluster")));
    }

    [Fact]
    public async Task A_home_that_the_servers_user_cannot_access_is_moved()
    {
        // An ordinary user runs the server itself, so it can always enter the folder.
        var closed = homes.Empty();
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var pointer = Path.Combine(closed, "postgres", "moved-to");
        await using (var server = await StartAsync(closed, durable: false))
        {
            Assert.Equal(1, await RunAsync(server, "select 1"));
            Assert.Equal(
                Environment.IsPrivilegedProcess,
                !server.DataFolder.StartsWith(closed, StringComparison.Ordinal)
            );
            Assert.Equal(Environment.IsPrivilegedProcess, File.Exists(pointer));
        }
        if (File.Exists(pointer))
        {
            await SystemAsync("rm", "-rf", (await File.ReadAllTextAsync(pointer)).Trim());
        }
    }

    [Fact]
    public async Task An_occupied_port_is_replaced()
    {
        var home = await homes.CopyAsync();
        var portFile = Path.Combine(home, "postgres", "port");
        var kept = int.Parse(await File.ReadAllTextAsync(portFile), CultureInfo.InvariantCulture);
        using var squatter = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        squatter.Start();
        var taken = ((System.Net.IPEndPoint)squatter.LocalEndpoint).Port;
        await File.WriteAllTextAsync(portFile, taken.ToString(CultureInfo.InvariantCulture));

        await using var server = await StartAsync(home);
        Assert.Equal(42, await RunAsync(server, "select n from kept"));
        var chosen = int.Parse(await File.ReadAllTextAsync(portFile), CultureInfo.InvariantCulture);
        Assert.NotEqual(taken, chosen);
        Assert.True(kept > 0);
    }

    [Fact]
    public async Task Wrong_passwords_are_reported_and_the_data_is_not_changed()
    {
        var home = await homes.CopyAsync();
        await File.WriteAllTextAsync(Path.Combine(home, "postgres", "password"), "other");
        await File.WriteAllTextAsync(Path.Combine(home, "postgres", "admin-password"), "other");
        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => StartAsync(home));
        Assert.Contains("passwords", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_role_gets_the_password_from_its_file()
    {
        var home = await homes.CopyAsync();
        await File.WriteAllTextAsync(Path.Combine(home, "postgres", "password"), "0123456789abcdef");
        await using var server = await StartAsync(home);
        Assert.Equal(42, await RunAsync(server, "select n from kept"));
        Assert.Contains("0123456789abcdef", server.ConnectionString, StringComparison.Ordinal);
    }
}
