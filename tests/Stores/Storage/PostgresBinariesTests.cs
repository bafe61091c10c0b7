using System.Runtime.Versioning;
using Veritas.Grains.Storage;
using Veritas.Storage;
using static Veritas.Tests.Stores.Storage.EmbeddedHomes;

namespace Veritas.Tests.Stores.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class PostgresBinariesTests(EmbeddedHomes homes) : IClassFixture<EmbeddedHomes>
{
    private const UnixFileMode Runnable =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Missing_programs_are_named_with_a_remedy()
    {
        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            StartAsync(homes.Empty(), homes.Empty())
        );
        string[] told =
        [
            "15 or newer",
            "initdb",
            "./veritas setup",
            "Veritas__Postgres__Bin",
            "ConnectionStrings__Veritas",
        ];
        Assert.All(told, part => Assert.Contains(part, failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outdated_programs_are_refused()
    {
        var bin = await FakeAsync("postgres (PostgreSQL) 14.9 (Debian 14.9-1)");
        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => StartAsync(homes.Empty(), bin));
        Assert.Contains("(version 14)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_version_is_not_changed()
    {
        var home = await homes.CopyAsync();
        var bin = await FakeAsync("postgres (PostgreSQL) 99.0");
        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => StartAsync(home, bin));
        Assert.Contains("which created the existing data", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(version 99)", failure.Message, StringComparison.Ordinal);
    }

    private async Task<string> FakeAsync(string version)
    {
        var bin = homes.Empty();
        foreach (var name in (string[])["initdb", "pg_ctl", "postgres"])
        {
            var path = Path.Combine(bin, name);
            await File.WriteAllTextAsync(path, $"#!/bin/sh\necho '{version}'\n");
            File.SetUnixFileMode(path, Runnable);
        }
        return bin;
    }
}
