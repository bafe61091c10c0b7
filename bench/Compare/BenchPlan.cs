namespace Veritas.Bench.Compare;

/// <summary>How much is measured.</summary>
/// <param name="Sizes">Live attempts.</param>
/// <param name="Batches">Events of one frame.</param>
/// <param name="Rounds">Medians are over so many.</param>
/// <param name="WarmUpSeconds">Before a turn's measured time.</param>
/// <param name="Seconds">A turn's measured time.</param>
/// <param name="FindSeconds">Measured time of each way of writing when the best one is looked for.</param>
internal sealed record BenchPlan(
    IReadOnlyList<int> Sizes, IReadOnlyList<int> Batches, int Rounds, double WarmUpSeconds, double Seconds, double FindSeconds)
{
    public static BenchPlan Full { get; } = new([1_000, 10_000, 50_000], [1, 5, 20], 5, 1, 3, 2);

    public static BenchPlan Quick { get; } = new([1_000], [20], 1, 2, 3, 1);

    /// <summary>Frames under way: enough to keep every part busy, few enough for a short queue.</summary>
    public static int Window(int batch) => batch switch { 1 => 4_000, 5 => 4_000, _ => 2_000 };

    /// <summary>Connections of the alternative's clients: more makes it no faster, only later.</summary>
    public const int PostConnections = 64;
}
