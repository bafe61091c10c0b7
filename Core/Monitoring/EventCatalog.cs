using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Veritas.Monitoring;

/// <summary>Whether an event is instant or has a duration.</summary>
public enum EventShape
{
    /// <summary>Instant; counts once per cooldown.</summary>
    Instant,

    /// <summary>Has a duration; counts by its share of the exam's duration after the grace period.</summary>
    Interval,
}

/// <summary>One row of the taxonomy: the defaults of policies.</summary>
/// <param name="Name">Wire name, such as <c>tab.hidden</c>.</param>
/// <param name="Category">Events of one category saturate together.</param>
/// <param name="Shape">Instant or interval.</param>
/// <param name="Severity">0 to 100.</param>
/// <param name="Weight">0 to 1; with 0 it does not count.</param>
/// <param name="Cooldown">Further events within it have no effect; <see cref="TimeSpan.MaxValue"/> for once per
/// attempt.</param>
/// <param name="HalfLife">Half-life of its risk; null for no decay.</param>
/// <param name="Grace">Interval events only: the duration that does not count.</param>
/// <param name="Source">Who creates it: <c>server</c>, <c>teacher</c>, or the client and its sensor.</param>
/// <param name="Meaning">Description for teachers.</param>
public sealed record EventType(
    string Name,
    string Category,
    EventShape Shape,
    int Severity,
    double Weight,
    TimeSpan Cooldown,
    TimeSpan? HalfLife,
    TimeSpan Grace,
    string Source,
    string Meaning
)
{
    /// <summary>Whether a monitoring client may send it; the others are created by the server or a teacher.</summary>
    public bool FromClient => Source is not ("server" or "teacher");
}

/// <summary>The taxonomy, read once from <c>event-types.csv</c> beside this file.</summary>
public static class EventCatalog
{
    /// <summary>Every type in the order of the file.</summary>
    public static ImmutableArray<EventType> All { get; } = Read();

    private static readonly FrozenDictionary<string, EventType> ByName = All.ToFrozenDictionary(
        t => t.Name,
        StringComparer.Ordinal
    );
    private static readonly FrozenDictionary<string, EventType>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The type of that name, or null.</summary>
    public static EventType? Find(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var type) ? type : null;

    /// <summary>The type of that UTF-8 name, or null. Does not allocate.</summary>
    public static EventType? Find(ReadOnlySpan<byte> utf8)
    {
        Span<char> name = stackalloc char[64];
        return utf8.Length > name.Length || Encoding.UTF8.GetCharCount(utf8) != utf8.Length
            ? null
            : Find(name[..Encoding.UTF8.GetChars(utf8, name)]);
    }

    private static ImmutableArray<EventType> Read()
    {
        using var stream =
            typeof(EventCatalog).Assembly.GetManifestResourceStream("event-types.csv")
            ?? throw new InvalidOperationException("event-types.csv is not in the assembly");
        using var reader = new StreamReader(stream);
        var types = ImmutableArray.CreateBuilder<EventType>();
        _ = reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            types.Add(Parse(line.Split(',', 10)));
        }

        return types.ToImmutable();
    }

    private static EventType Parse(string[] f) =>
        new(
            f[0],
            f[1],
            f[2] == "interval" ? EventShape.Interval : EventShape.Instant,
            int.Parse(f[3], CultureInfo.InvariantCulture),
            double.Parse(f[4], CultureInfo.InvariantCulture),
            f[5] == "once" ? TimeSpan.MaxValue : TimeSpan.FromSeconds(double.Parse(f[5], CultureInfo.InvariantCulture)),
            f[6] is "" or "never" ? null : TimeSpan.FromMinutes(double.Parse(f[6], CultureInfo.InvariantCulture)),
            f[7] == "" ? TimeSpan.Zero : TimeSpan.FromSeconds(double.Parse(f[7], CultureInfo.InvariantCulture)),
            f[8],
            f[9]
        );
}
