using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>The rules of one exam for students with the same accommodation; their attempts share one table.</summary>
internal sealed class RuleTable
{
    private static readonly ConcurrentDictionary<string, WeakReference<RuleTable>> Made = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, EventRule> _byName;

    private RuleTable(RuleSource source)
    {
        Policy = source.Policy;
        Rules = [.. EventCatalog.All.Select((type, index) => Resolve(source, type, index))];
        Categories =
        [
            .. CategoryNames.Select(
                (name, place) =>
                    new CategoryTable(name, CategoryOf(source.Policy, name), [.. Rules.Where(r => r.Category == place)])
            ),
        ];
        _byName = Rules.ToFrozenDictionary(r => r.Type.Name, StringComparer.Ordinal);
        var granted =
            source.DurationSeconds + AccommodationRules.ExtraSeconds(source.Accommodation, source.DurationSeconds);
        ReferenceMs = Math.Clamp(
            granted * 1000.0 * ScoreDefaults.ReferenceShare,
            ScoreDefaults.ReferenceLeastMs,
            ScoreDefaults.ReferenceMostMs
        );
        LongestMs = source.DurationSeconds * 1000L;
        Collect = [.. Rules.Where(Collects).Select(r => r.Type.Name)];
        GraceS = Rules
            .Where(r => r.IsInterval && Collects(r))
            .ToImmutableDictionary(r => r.Type.Name, r => r.GraceMs / 1000.0);
    }

    /// <summary>Categories in the order of the taxonomy.</summary>
    public static string[] CategoryNames { get; } = [.. EventCatalog.All.Select(t => t.Category).Distinct()];

    public MonitoringPolicy Policy { get; }

    public EventRule[] Rules { get; }

    public CategoryTable[] Categories { get; }

    public double ReferenceMs { get; }

    /// <summary>
    /// One event counts at most for the whole exam. Independent of extra time, so that extra time cannot count against
    /// a student.
    /// </summary>
    public long LongestMs { get; }

    /// <summary>The client event types to collect; sent with every welcome.</summary>
    public ImmutableArray<string> Collect { get; }

    /// <summary>Grace period by interval type for the client, in seconds.</summary>
    public ImmutableDictionary<string, double> GraceS { get; }

    public EventRule? Find(string type) => _byName.GetValueOrDefault(type);

    /// <summary>The table of that source; shared while it is referenced.</summary>
    public static RuleTable For(RuleSource source)
    {
        var key = JsonSerializer.Serialize(source, RuleSourceJson.Default.RuleSource);
        if (Made.TryGetValue(key, out var known) && known.TryGetTarget(out var table))
        {
            return table;
        }

        if (Made.Count >= 256)
        {
            foreach (var gone in Made.Where(m => !m.Value.TryGetTarget(out _)))
            {
                Made.TryRemove(gone);
            }
        }

        table = new RuleTable(source);
        Made[key] = new WeakReference<RuleTable>(table);
        return table;
    }

    private static CategoryRule CategoryOf(MonitoringPolicy policy, string name) =>
        name == "technical"
            ? ScoreDefaults.Categories[name]
            : policy.Categories.GetValueOrDefault(name) ?? ScoreDefaults.Categories[name];

    private static EventRule Resolve(RuleSource source, EventType type, int index)
    {
        var own = source.Policy.Types.GetValueOrDefault(type.Name) ?? new TypeRule();
        var weight = type.Category == "technical" || !Counts(source.Policy, type) ? 0 : own.Weight ?? type.Weight;
        var severity = own.Severity ?? type.Severity;
        var granted = source.Accommodation.Exempt.Contains(type.Name)
            ? 0
            : Math.Clamp(source.Accommodation.Scale.GetValueOrDefault(type.Name, 1), 0, 1);
        var effect = severity * weight / 100 * granted;
        var cooldown = own.CooldownS is { } seconds ? TimeSpan.FromSeconds(seconds) : type.Cooldown;
        var halfLife = own.HalfLifeMin is { } minutes ? TimeSpan.FromMinutes(minutes) : type.HalfLife;
        return new EventRule
        {
            Type = type,
            Index = index,
            Category = Array.IndexOf(CategoryNames, type.Category),
            Effect = effect,
            Weight = weight,
            Severity = severity,
            Accommodated = granted,
            Cooldown = cooldown.Ticks,
            HalfLife = halfLife?.Ticks ?? 0,
            GraceMs = (long)((own.GraceS ?? type.Grace.TotalSeconds) * 1000),
            Signal = EventRule.SignalOf(type.Name),
            KeepsData = Counts(source.Policy, type) || type.Weight == 0,
            OwnAlert = OwnAlertOf(type.Name, effect),
        };
    }

    // A policy that lists types collects only those; one without a list collects the types that are on by default.
    private static bool Counts(MonitoringPolicy policy, EventType type) =>
        !type.FromClient
        || (
            policy.Collect.IsDefaultOrEmpty
                ? !ScoreDefaults.OffByDefault(type.Name)
                : policy.Collect.Contains(type.Name)
        );

    // Types without weight (session, network, raised hand) are needed to run an attempt and always collected.
    private bool Collects(EventRule rule) =>
        rule.Type.FromClient
        && (
            rule.Type.Weight == 0
            || (
                Policy.Collect.IsEmpty
                    ? !ScoreDefaults.NeedsDevice(rule.Type.Category) && !ScoreDefaults.OffByDefault(rule.Type.Name)
                    : Policy.Collect.Contains(rule.Type.Name)
            )
        );

    private static AlertLevel? OwnAlertOf(string type, double effect) =>
        type switch
        {
            "devtools.suspected" or "proctor.flag" or "student.raise_hand" => null,
            "screenshot.suspected" => effect >= ScoreDefaults.WarningEffect ? AlertLevel.Notice : null,
            _ => effect >= ScoreDefaults.CriticalEffect ? AlertLevel.Critical
            : effect >= ScoreDefaults.WarningEffect ? AlertLevel.Warning
            : null,
        };
}

/// <summary>The inputs of a rule table.</summary>
internal sealed record RuleSource(MonitoringPolicy Policy, Accommodation Accommodation, int DurationSeconds);

[JsonSerializable(typeof(RuleSource))]
internal sealed partial class RuleSourceJson : JsonSerializerContext;
