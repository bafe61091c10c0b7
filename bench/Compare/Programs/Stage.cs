using Npgsql;
using Veritas.Bench.Compare.Ground;

namespace Veritas.Bench.Compare.Programs;

/// <summary>What every part of the run works with: the database, the programs' places, the key.</summary>
/// <param name="database">Of the run.</param>
/// <param name="repository">Where the programs are.</param>
/// <param name="processes">Of the cluster that Veritas is; 0: one process and no cluster.</param>
/// <param name="time">Of the waits.</param>
internal sealed class Stage(BenchDatabase database, Repository repository, int processes, TimeProvider time)
{
    // What the load of the other parts needs: contestants that are held, and a thousand teachers who are one user.
    private static readonly Dictionary<string, string> ForTurns = new()
    {
        // While the others have their turn Veritas is held, and must not take its sockets' silence for their end.
        ["Veritas__Monitor__HeartbeatSeconds"] = "60",
        // Its thousand teachers are one user, who opens all pages at once.
        ["Veritas__Hub__ConnectionsPerUser"] = "100000",
        ["Veritas__Limits__RequestsPerSecondPerUser"] = "100000",
    };

    public BenchDatabase Database => database;

    public Seed Seed { get; private init; } = new(database, time);

    public Tokens Tokens { get; private init; } = new(time);

    /// <summary>True for a server with the limits that every installation has.</summary>
    private bool UsualLimits { get; init; }

    public TimeProvider Time => time;

    /// <summary>Where the generator writes what it sent.</summary>
    public string RowsFile { get; } = Path.Combine(repository.Output, "rows.tmp");

    /// <summary>Files a process may have open, and so about as many sockets; null where it is not known.</summary>
    public static int? FileLimit { get; } = ReadFileLimit();

    /// <summary>
    /// How many of that many attempts can have a socket here: the server's process needs some files for itself.
    /// </summary>
    public static int Sockets(int attempts) => Math.Min(attempts, (FileLimit ?? 10_000) - 1_000);

    /// <summary>Veritas as the run wants it: one process, or a cluster.</summary>
    public async Task<IInstallation> StartVeritasAsync(CancellationToken cancel) =>
        processes == 0
            ? await StartOneAsync([], cancel)
            : await ClusterProgram.StartAsync(
                [
                    .. Enumerable
                        .Range(1, processes)
                        .Select(i => Place($"node{i}", "WebHost", "Veritas.WebHost.dll", ClusterProgram.Settings())),
                ],
                time,
                cancel
            );

    /// <summary>The same stage, with Veritas in one process.</summary>
    public Stage OfOne() => new(database, repository, 0, time) { Seed = Seed, Tokens = Tokens };

    /// <summary>The same stage, with Veritas in one process and no limit raised.</summary>
    public Stage WithUsualLimits() =>
        new(database, repository, 0, time)
        {
            Seed = Seed,
            Tokens = Tokens,
            UsualLimits = true,
        };

    /// <summary>All of Veritas in one process.</summary>
    /// <param name="settings">On top of the usual ones.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ServerProgram> StartOneAsync(
        IEnumerable<KeyValuePair<string, string>> settings,
        CancellationToken cancel
    ) => ServerProgram.StartAsync(Place("Veritas", "WebHost", "Veritas.WebHost.dll", settings), time, cancel);

    public Task<ServerProgram> StartAlternativeAsync(CancellationToken cancel) =>
        ServerProgram.StartAsync(
            Place("the alternative", "bench/Alternative", "Veritas.Bench.Alternative.dll", []),
            time,
            cancel
        );

    public Task<ServerProgram> StartFloorAsync(CancellationToken cancel) =>
        ServerProgram.StartAsync(Place("the floor", "bench/Floor", "Veritas.Bench.Floor.dll", []), time, cancel);

    public LoadProgram StartLoad() => new(time);

    public StudentsProgram StartStudents() => new(File("day-plan.tmp"), File("day-result.tmp"), time);

    /// <summary>A file of the run's own.</summary>
    public string File(string name) => Path.Combine(repository.Output, name);

    /// <summary>What is loaded into a server to read its heap.</summary>
    public string HeapHook { get; } =
        Path.Combine(repository.Root, "bench/Heap/bin/Release/net10.0/Veritas.Bench.Heap.dll");

    private ServerPlace Place(
        string name,
        string project,
        string program,
        IEnumerable<KeyValuePair<string, string>> settings
    ) =>
        new(
            name,
            Path.Combine(repository.Root, project, "bin/Release/net10.0", program),
            Path.Combine(repository.Root, project),
            Path.Combine(repository.Output, name.Replace(' ', '-').ToLowerInvariant() + ".log"),
            new Dictionary<string, string>(UsualLimits ? settings : settings.Concat(ForTurns))
            {
                // PostgreSQL takes 100 by default, and two cores need no more. Each process of a cluster has a pool.
                ["ConnectionStrings__Veritas"] = new NpgsqlConnectionStringBuilder(database.ConnectionString)
                {
                    MaxPoolSize = processes == 0 ? 24 : 10,
                }.ConnectionString,
                ["Veritas__Jwt__Key"] = Convert.ToBase64String(Tokens.Key),
            }
        );

    // "Max open files            20000                20000                files"
    private static int? ReadFileLimit()
    {
        try
        {
            return System
                .IO.File.ReadLines("/proc/self/limits")
                .Where(l => l.StartsWith("Max open files", StringComparison.Ordinal))
                .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4])
                .Select(hard => hard == "unlimited" ? 1_000_000 : int.Parse(hard, null))
                .First();
        }
        catch (IOException)
        {
            return null;
        }
    }
}

/// <summary>The checkout this was built in.</summary>
/// <param name="Root">Its folder.</param>
/// <param name="Output">Where the results go.</param>
internal sealed record Repository(string Root, string Output);
