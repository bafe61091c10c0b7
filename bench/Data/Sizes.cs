namespace Veritas.Bench.Data;

/// <summary>How much is loaded, when "now" is, and the seed: equal values give equal rows.</summary>
/// <param name="Students">10 to 10,000,000.</param>
/// <param name="Teachers">1 to 100,000.</param>
/// <param name="Attempts">10 to 100,000,000, about a thousandth of them live.</param>
/// <param name="Events">Monitoring events in all; the rows come close to it.</param>
/// <param name="Questions">Questions an exam, 2 to 50.</param>
/// <param name="Seed">Any number.</param>
/// <param name="Now">Live attempts are live at this time.</param>
public sealed record Sizes(
    int Students,
    int Teachers,
    int Attempts,
    long Events,
    int Questions,
    int Seed,
    DateTimeOffset Now
)
{
    /// <summary>The size the dashboards are measured on.</summary>
    public static Sizes Full(DateTimeOffset now) => new(100_000, 200, 1_000_000, 10_000_000, 8, 1, now);

    /// <summary>The same institution, smaller.</summary>
    /// <param name="part">Over 0, at most 1.</param>
    public Sizes Scaled(double part) =>
        this with
        {
            Students = Math.Max(10, (int)(Students * part)),
            Teachers = Math.Max(2, (int)(Teachers * part)),
            Attempts = Math.Max(10, (int)(Attempts * part)),
            Events = Math.Max(10, (long)(Events * part)),
        };
}
