using System.Globalization;

namespace Veritas.Tests.Reference;

/// <summary>A row of event-types.csv. Durations are in seconds; "once" and "never" are infinite.</summary>
public sealed record EventType(
    string Name,
    string Category,
    bool Interval,
    double Severity,
    double Weight,
    double Cooldown,
    double HalfLife,
    double Grace,
    string Source
)
{
    /// <summary>The types of event-types.csv by name.</summary>
    public static IReadOnlyDictionary<string, EventType> All { get; } = Read();

    // Only the last column, which is not used here, may contain commas.
    private static Dictionary<string, EventType> Read()
    {
        using var stream = typeof(EventType).Assembly.GetManifestResourceStream("event-types.csv")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(
                c => c[0],
                c => new EventType(
                    c[0],
                    c[1],
                    c[2] == "interval",
                    Number(c[3]),
                    Number(c[4]),
                    Number(c[5]),
                    c[6].Length == 0 ? double.PositiveInfinity : Number(c[6]) * 60,
                    Number(c[7]),
                    c[8]
                )
            );
    }

    private static double Number(string text) =>
        text switch
        {
            "" => 0,
            "once" or "never" => double.PositiveInfinity,
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        };
}
