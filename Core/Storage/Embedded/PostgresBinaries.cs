using System.Globalization;
using System.Runtime.Versioning;

namespace Veritas.Storage.Embedded;

/// <summary>A folder with the programs of one PostgreSQL version.</summary>
internal sealed record PostgresBinaries(string Folder, int Major)
{
    /// <summary>Oldest major version that Veritas' SQL runs on.</summary>
    public const int OldestMajor = 15;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan CopyLimit = TimeSpan.FromMinutes(1);

    public string InitDb => Path.Combine(Folder, "initdb");
    public string PgCtl => Path.Combine(Folder, "pg_ctl");
    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>
    /// The first usable folder. Searches only the configured folder if there is one, else the usual install locations.
    /// With <paramref name="dataMajor"/> only that version is accepted, because PostgreSQL cannot read the data of
    /// another major version.
    /// </summary>
    public static async Task<PostgresBinaries> FindAsync(
        string home,
        string? configured,
        int? dataMajor,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        IEnumerable<string> places = configured is null
            ? [Path.Combine(home, "postgres", "bin"), .. await SystemPlacesAsync(time, cancel)]
            : [configured];
        var seen = new List<string>();
        foreach (var place in places.Distinct())
        {
            if (await MajorOfAsync(place, time, cancel) is not { } major)
            {
                continue;
            }
            if (major >= OldestMajor && (dataMajor ?? major) == major)
            {
                return new PostgresBinaries(place, major);
            }
            seen.Add($"{place} (version {major})");
        }
        throw new DatabaseUnavailableException(Missing(configured, dataMajor, seen));
    }

    /// <summary>
    /// The same programs in a place where the server's user can run them: programs in a home that it cannot access are
    /// copied next to the data.
    /// </summary>
    [UnsupportedOSPlatform("windows")]
    public async Task<PostgresBinaries> ReachableAsync(
        ServerFolder folder,
        ServerUser user,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        if ((await user.RunAsync(["test", "-x", Postgres], cancel)).Succeeded)
        {
            return this;
        }

        var copy = Path.Combine(folder.Root, "bin");
        var from = Path.GetDirectoryName(Folder) ?? "/";
        var parts = ((string[])["bin", "lib", "share"])
            .Select(part => Path.Combine(from, part))
            .Where(Directory.Exists);
        var copied = await Subprocess.RunAsync(["cp", "-R", "-f", .. parts, folder.Root], CopyLimit, time, cancel);
        if (
            !copied.Succeeded
            || !(await user.RunAsync(["test", "-x", Path.Combine(copy, "postgres")], cancel)).Succeeded
        )
        {
            throw new DatabaseUnavailableException(
                $"The user {user.Name} cannot run {Postgres}, and it could not be copied to {copy}: "
                    + $"{copied.Errors.Trim()}"
            );
        }
        return this with { Folder = copy };
    }

    private static string Missing(string? configured, int? dataMajor, List<string> seen)
    {
        var wanted = dataMajor is { } major
            ? $"PostgreSQL {major}, which created the existing data,"
            : $"PostgreSQL {OldestMajor} or newer";
        var where = configured is null ? "on this machine" : $"in {configured} (Veritas__Postgres__Bin)";
        var found = seen.Count == 0 ? "" : $" Found only: {string.Join(", ", seen)}.";
        return $"{wanted} was not found {where}: initdb, pg_ctl and postgres are needed.{found} Run ./veritas setup, or "
            + "install PostgreSQL, or point Veritas__Postgres__Bin to its bin folder, or use a server by setting "
            + "ConnectionStrings__Veritas.";
    }

    private static async Task<int?> MajorOfAsync(string folder, TimeProvider time, CancellationToken cancel)
    {
        var binaries = new PostgresBinaries(folder, 0);
        if (!File.Exists(binaries.InitDb) || !File.Exists(binaries.PgCtl) || !File.Exists(binaries.Postgres))
        {
            return null;
        }

        // Output, for example: postgres (PostgreSQL) 15.14
        var answer = await Subprocess.RunAsync([binaries.Postgres, "--version"], Limit, time, cancel);
        var word = answer.Output.Split(' ', StringSplitOptions.TrimEntries).ElementAtOrDefault(2);
        var digits = word?.TakeWhile(char.IsAsciiDigit).ToArray();
        return answer.Succeeded && int.TryParse(digits, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    private static async Task<IReadOnlyList<string>> SystemPlacesAsync(TimeProvider time, CancellationToken cancel)
    {
        var places = new List<string>();
        places.AddRange(Versions("/usr/lib/postgresql", "*"));
        foreach (
            var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                ':',
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            places.Add(folder);
        }
        var config = await Subprocess.RunAsync(["pg_config", "--bindir"], Limit, time, cancel);
        if (config.Succeeded)
        {
            places.Add(config.Output.Trim());
        }
        places.AddRange(Versions("/opt/homebrew/opt", "postgresql@*"));
        places.AddRange(Versions("/usr/local/opt", "postgresql@*"));
        places.AddRange(Versions("/home/linuxbrew/.linuxbrew/opt", "postgresql@*"));
        return places;
    }

    /// <summary>The bin folders below a root with one folder per version, newest first.</summary>
    private static IEnumerable<string> Versions(string root, string pattern) =>
        !Directory.Exists(root)
            ? []
            : Directory
                .GetDirectories(root, pattern)
                .OrderByDescending(folder =>
                    int.TryParse(Path.GetFileName(folder).Split('@')[^1], CultureInfo.InvariantCulture, out var n)
                        ? n
                        : 0
                )
                .Select(folder => Path.Combine(folder, "bin"));
}
