using System.Globalization;
using System.Runtime.Versioning;

namespace Veritas.Storage.Embedded;

/// <summary>The data folder. Created once by initdb; its settings are written before every start.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ServerCluster(ServerFolder folder, PostgresBinaries binaries, ServerUser user)
{
    /// <summary>The superuser; Veritas itself uses an ordinary role.</summary>
    public const string AdminRole = "postgres";

    public const string AdminSecret = "admin-password";

    private static readonly TimeSpan InitLimit = TimeSpan.FromMinutes(2);

    /// <summary>Major version of the PostgreSQL that created the data; null before the first run.</summary>
    public static int? DataMajor(ServerFolder folder)
    {
        var file = Path.Combine(folder.Data, "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Creates the data folder if there is none. True when it was created.</summary>
    public async Task<bool> EnsureAsync(bool durable, CancellationToken cancel)
    {
        if (DataMajor(folder) is not null)
        {
            return false;
        }

        Directory.CreateDirectory(folder.Cluster);
        Directory.CreateDirectory(folder.Run);
        var draft = folder.Data + ".new";
        var passwordFile = Path.Combine(folder.Cluster, "first-password");
        ServerFolder.WritePrivate(passwordFile, folder.Secret(AdminSecret));
        await user.OwnAsync(folder.Cluster, cancel);
        File.SetUnixFileMode(folder.Cluster, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            await InitialiseAsync(draft, passwordFile, durable, cancel);
        }
        finally
        {
            File.Delete(passwordFile);
        }

        await File.AppendAllTextAsync(
            Path.Combine(draft, "postgresql.conf"),
            $"\ninclude '{ServerSettings.FileName}'\n",
            cancel
        );
        // Only a complete data folder gets its final name.
        Directory.Move(draft, folder.Data);
        return true;
    }

    /// <summary>
    /// Removes data that was written without fsync and may be damaged, or that these programs cannot read.
    /// </summary>
    public async Task RemoveSpoiledAsync(CancellationToken cancel)
    {
        var crashed = File.Exists(Path.Combine(folder.Data, "postmaster.pid"));
        if (crashed || DataMajor(folder) != binaries.Major)
        {
            await RemoveAsync(folder.Data, cancel);
        }
    }

    public async Task ConfigureAsync(EmbeddedPostgresOptions options, int port, CancellationToken cancel)
    {
        var compression = await IsAcceptedAsync("wal_compression=lz4", cancel) ? "lz4" : "on";
        var path = Path.Combine(folder.Data, ServerSettings.FileName);
        await File.WriteAllTextAsync(path, ServerSettings.Write(folder, options, port, compression), cancel);
    }

    private async Task InitialiseAsync(string draft, string passwordFile, bool durable, CancellationToken cancel)
    {
        // Byte order makes indexes independent of the system's locale. Upper and lower case follow Unicode if the
        // system has C.UTF-8.
        string[][] locales =
        [
            ["--lc-collate=C", "--lc-ctype=C.UTF-8"],
            ["--lc-collate=C", "--lc-ctype=C"],
        ];
        SubprocessResult? last = null;
        foreach (var locale in locales)
        {
            await RemoveAsync(draft, cancel);
            string[] sync = durable ? [] : ["--no-sync"];
            last = await user.RunAsync(
                [
                    binaries.InitDb,
                    "-D",
                    draft,
                    "-U",
                    AdminRole,
                    $"--pwfile={passwordFile}",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    .. locale,
                    "--data-checksums",
                    .. sync,
                ],
                cancel,
                InitLimit
            );
            if (last.Succeeded)
            {
                return;
            }
        }
        throw new DatabaseUnavailableException($"initdb could not create {draft}: {last?.Errors.Trim()}");
    }

    private async Task RemoveAsync(string path, CancellationToken cancel)
    {
        if (Directory.Exists(path))
        {
            await user.RunAsync(["rm", "-rf", path], cancel);
        }
    }

    /// <summary>Whether the programs were built with a library that a setting needs.</summary>
    private async Task<bool> IsAcceptedAsync(string setting, CancellationToken cancel)
    {
        var name = setting[..setting.IndexOf('=', StringComparison.Ordinal)];
        return (
            await user.RunAsync([binaries.Postgres, "-C", name, "-c", setting, "-D", folder.Data], cancel)
        ).Succeeded;
    }
}
