using System.Globalization;
using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Ingest;

namespace Veritas.Bench.Compare;

/// <summary>What is measured, and how much.</summary>
/// <param name="Parts">Which parts; see <see cref="AllParts"/>.</param>
/// <param name="Sizes">Live attempts.</param>
/// <param name="Batches">Events of one frame.</param>
/// <param name="Rounds">Medians are over so many.</param>
/// <param name="WarmUpSeconds">Before a turn's measured time.</param>
/// <param name="Seconds">A turn's measured time.</param>
/// <param name="WarmSeconds">Load on a server that has just started, before its first turn.</param>
/// <param name="FindSeconds">Measured time of each way of writing when the best one is looked for.</param>
/// <param name="Teachers">Dashboards that watch one room.</param>
/// <param name="Contestants">Who takes part in the ingest.</param>
/// <param name="RecoverySizes">Live attempts when the server is killed.</param>
/// <param name="Processes">Veritas is a cluster of so many processes; 0: one process and no cluster.</param>
/// <param name="Students">The day has so many students; null: their largest number is looked for.</param>
/// <param name="Speed">The day's time is short by this factor, a power of two.</param>
/// <param name="FirstStudents">Where the search begins.</param>
/// <param name="MostDays">The search tries so many sizes.</param>
/// <param name="SignIns">Students who sign in during the rush, at the rate of a thousand in five minutes.</param>
/// <param name="Starts">Attempts that start within a minute during the rush.</param>
internal sealed record BenchPlan(
    IReadOnlyList<string> Parts,
    IReadOnlyList<int> Sizes,
    IReadOnlyList<int> Batches,
    int Rounds,
    double WarmUpSeconds,
    double Seconds,
    double WarmSeconds,
    double FindSeconds,
    IReadOnlyList<int> Teachers,
    IReadOnlyList<string> Contestants,
    IReadOnlyList<int> RecoverySizes,
    int Processes = 0,
    int? Students = null,
    int Speed = 8,
    int FirstStudents = 1_000,
    int MostDays = 3,
    int SignIns = 400,
    int Starts = 3_000
)
{
    /// <summary>In the order in which they run.</summary>
    public static IReadOnlyList<string> AllParts { get; } =
    ["ingest", Cluster, "latency", Memory, "recovery", "fanout", "day", "rush"];

    private const string Memory = "memory";

    private const string Cluster = "cluster";

    private const int MostProcesses = 9;

    // The cheapest hash of a password has cost 4, which is 256 times cheaper than that of cost 12.
    private const int MostSpeed = 256;

    /// <summary>Connections of the alternative's clients: more makes it no faster, only later.</summary>
    public const int PostConnections = 64;

    private static readonly BenchPlan Full = new(
        AllParts,
        [1_000, 10_000, 50_000],
        [1, 5, 20],
        5,
        1,
        3,
        12,
        2,
        [1, 100, 1_000],
        IngestRow.All,
        [1_000, 10_000]
    );

    private static readonly BenchPlan Quick = new(
        ["ingest", "latency"],
        [1_000],
        [20],
        1,
        1,
        3,
        12,
        1,
        [1, 100],
        IngestRow.All,
        [1_000],
        FirstStudents: 200,
        MostDays: 1,
        SignIns: 100
    );

    /// <summary>Frames under way: enough to keep every part busy, few enough for a short queue.</summary>
    public static int Window(int batch) => batch >= 20 ? 2_000 : 4_000;

    /// <summary>
    /// Reads the command line: names of parts, <c>--quick</c>, and what to change, such as <c>--rounds=3</c> or
    /// <c>--sizes=1000,10000</c>.
    /// </summary>
    /// <exception cref="BenchFailure">A word is not understood.</exception>
    public static BenchPlan Read(IReadOnlyList<string> words)
    {
        var plan = words.Contains("--quick") ? Quick : Full;
        var parts = words.Where(w => !w.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (parts.Except(AllParts).FirstOrDefault() is { } unknown)
        {
            throw new BenchFailure($"there is no part {unknown}; the parts are {string.Join(", ", AllParts)}");
        }

        plan = parts.Count == 0 ? plan : plan with { Parts = parts };
        foreach (var word in words.Where(w => w.StartsWith("--", StringComparison.Ordinal) && w != "--quick"))
        {
            plan = plan.With(word.Split('=', 2));
        }

        if (plan.Processes > 0 && parts.Contains(Memory))
        {
            throw new BenchFailure("memory is read from the heap of one process: ask for it without --cluster=");
        }

        if (plan.Processes == 0 && parts.Contains(Cluster))
        {
            throw new BenchFailure("the cluster part needs --cluster= with the number of processes");
        }

        return plan with
        {
            Parts = [.. plan.Parts.Where(p => p != (plan.Processes == 0 ? Cluster : Memory))],
        };
    }

    private BenchPlan With(string[] word)
    {
        try
        {
            return word switch
            {
                ["--sizes", var list] => this with { Sizes = Numbers(list), RecoverySizes = Numbers(list) },
                ["--batches", var list] => this with { Batches = Numbers(list) },
                ["--teachers", var list] => this with { Teachers = Numbers(list) },
                ["--only", var list] => this with { Contestants = [.. IngestRow.All.Intersect(list.Split(','))] },
                ["--cluster", var number] when Numbers(number)[0] is >= 1 and <= MostProcesses and var processes =>
                    this with
                    {
                        Processes = processes,
                    },
                ["--students", var number] => this with { Students = Numbers(number)[0] },
                ["--speed", var number] when Numbers(number)[0] is >= 1 and <= MostSpeed and var speed => this with
                {
                    Speed = int.IsPow2(speed) ? speed : throw new FormatException(),
                },
                ["--sign-ins", var number] => this with { SignIns = Numbers(number)[0] },
                ["--starts", var number] => this with { Starts = Numbers(number)[0] },
                ["--rounds", var number] => this with { Rounds = Numbers(number)[0] },
                ["--seconds", var number] => this with { Seconds = Numbers(number)[0] },
                ["--warm-up", var number] => this with { WarmUpSeconds = Numbers(number)[0] },
                _ => throw new FormatException(),
            };
        }
        catch (FormatException)
        {
            throw new BenchFailure(
                $"{word[0]} is not understood; there are --quick, --sizes=, --batches=, --teachers= (lists of "
                    + "whole numbers), --only= (of limit, alternative, Veritas), --rounds=, --seconds=, --warm-up=, "
                    + $"--cluster= (processes, 1 to {MostProcesses}), --students= and --speed= (of the day; a power of "
                    + $"two up to {MostSpeed}), --sign-ins= and --starts= (of the rush)"
            );
        }
    }

    private static int[] Numbers(string list) =>
        [.. list.Split(',').Select(n => int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture))];
}
