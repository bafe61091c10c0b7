using System.Text.Json;

namespace Veritas.Tests.Reference;

/// <summary>What the score depends on besides the events: the exam's policy and the student's accommodation.</summary>
public sealed class Terms
{
    private static readonly string[] OffUnlessNamed = ["face.mismatch", "gaze.away"];
    private static readonly string[] Bands = ["notice", "warning", "critical"];

    // The table "categories" of docs/score.md.
    private static readonly Dictionary<string, (double Cap, double Scale)> DefaultCategories = new()
    {
        ["answers"] = (40, 0.6),
        ["audio"] = (30, 0.5),
        ["camera"] = (60, 0.4),
        ["clipboard"] = (45, 0.45),
        ["environment"] = (40, 0.6),
        ["focus"] = (40, 0.6),
        ["human"] = (80, 0.7),
        ["keyboard"] = (25, 0.5),
        ["network"] = (25, 0.5),
        ["presence"] = (15, 0.5),
        ["session"] = (50, 0.8),
        ["technical"] = (0, 1),
        ["typing"] = (35, 0.5),
    };

    private readonly HashSet<string> _collect;
    private readonly HashSet<string> _exempt;
    private readonly Dictionary<string, double> _shares;

    /// <param name="policy">The policy as JSON, as the API returns it.</param>
    /// <param name="accommodation">The accommodation as JSON, as the API returns it.</param>
    /// <param name="start">Start of the attempt.</param>
    /// <param name="duration">The exam's duration without extra time, in seconds.</param>
    public Terms(JsonElement policy, JsonElement accommodation, DateTimeOffset start, double duration)
    {
        (Start, Duration) = (start, duration);
        var types = policy.GetProperty("types");
        Types = EventType.All.Values.ToDictionary(t => t.Name, t => Changed(t, types));
        Categories = new(DefaultCategories);
        foreach (var c in policy.GetProperty("categories").EnumerateObject().Where(c => c.Name != "technical"))
        {
            Categories[c.Name] = (c.Value.GetProperty("cap").GetDouble(), c.Value.GetProperty("scale").GetDouble());
        }

        var bands = policy.GetProperty("bands");
        Thresholds = [.. Bands.Select(b => (b, bands.GetProperty(b).GetDouble()))];
        Hysteresis = bands.GetProperty("hysteresis").GetDouble();
        _collect = [.. Names(policy.GetProperty("collect"))];
        _exempt = [.. Names(accommodation.GetProperty("exempt"))];
        _shares = accommodation
            .GetProperty("scale")
            .EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetDouble());
        var total =
            duration
            + Math.Round(duration * (accommodation.GetProperty("factor").GetDouble() - 1))
            + accommodation.GetProperty("extra_s").GetDouble();
        Reference = Math.Clamp(total / 100, 20, 45);
    }

    public DateTimeOffset Start { get; }

    public double Duration { get; }

    /// <summary>Seconds beyond the grace period that add one effect.</summary>
    public double Reference { get; }

    public Dictionary<string, EventType> Types { get; }

    public Dictionary<string, (double Cap, double Scale)> Categories { get; }

    /// <summary>The bands in ascending order.</summary>
    public IReadOnlyList<(string Name, double From)> Thresholds { get; }

    public double Hysteresis { get; }

    /// <summary>Whether a type is exempt; one that is scaled to 0 is, too.</summary>
    public bool Exempt(string type) => _exempt.Contains(type) || _shares.GetValueOrDefault(type, 1) == 0;

    /// <summary>Severity * weight / 100 * accommodation, 0 to 1.</summary>
    public double Effect(EventType type) => Effect(type, type.Severity);

    public double Effect(EventType type, double severity) =>
        Math.Clamp(severity * type.Weight / 100 * Share(type), 0, 1);

    public double Share(EventType type) => _shares.GetValueOrDefault(type.Name, 1);

    /// <summary>Whether an event counts as far as the policy's list of types decides that.</summary>
    public bool Collected(EventType type, bool ofServer) =>
        ofServer || (_collect.Count == 0 ? !OffUnlessNamed.Contains(type.Name) : _collect.Contains(type.Name));

    private static IEnumerable<string> Names(JsonElement list) => list.EnumerateArray().Select(e => e.GetString()!);

    private static EventType Changed(EventType type, JsonElement overrides)
    {
        if (!overrides.TryGetProperty(type.Name, out var o))
        {
            return type;
        }

        return type with
        {
            Severity = Value(o, "severity") ?? type.Severity,
            Weight = type.Category == "technical" ? 0 : Value(o, "weight") ?? type.Weight,
            Cooldown = Value(o, "cooldown_s") ?? type.Cooldown,
            HalfLife = Value(o, "half_life_min") * 60 ?? type.HalfLife,
            Grace = Value(o, "grace_s") ?? type.Grace,
        };
    }

    private static double? Value(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
