using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Veritas.Monitoring;

/// <summary>How one event type counts in one exam; a null keeps the taxonomy's default.</summary>
/// <param name="Severity">0 to 100.</param>
/// <param name="Weight">0 to 1.</param>
/// <param name="CooldownS">Seconds, 0 to 86,400.</param>
/// <param name="HalfLifeMin">Minutes, over 0; how fast its risk fades.</param>
/// <param name="GraceS">Seconds, 0 to 3,600; interval types only.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TypeRule")]
public sealed record TypeRule(
    [property: Id(0)] int? Severity = null,
    [property: Id(1)] double? Weight = null,
    [property: Id(2)] double? CooldownS = null,
    [property: Id(3)] double? HalfLifeMin = null,
    [property: Id(4)] double? GraceS = null
);

/// <summary>The risk at which an alert is raised; each 0 to 100, rising.</summary>
/// <param name="Notice">Default 30.</param>
/// <param name="Warning">Default 55.</param>
/// <param name="Critical">Default 75.</param>
/// <param name="Hysteresis">Risk must fall this far below a band before the band can be crossed again. Default
/// 5.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RiskBands")]
public sealed record RiskBands(
    [property: Id(0)] double Notice = 30,
    [property: Id(1)] double Warning = 55,
    [property: Id(2)] double Critical = 75,
    [property: Id(3)] double Hysteresis = 5
);

/// <summary>How one category saturates: penalty = cap * (1 - exp(-exposure / scale)).</summary>
/// <param name="Cap">0 to 100: the most this category can take from the score.</param>
/// <param name="Scale">Over 0: the exposure at which 63 % of the cap is reached.</param>
[GenerateSerializer, Immutable, Alias("Veritas.CategoryRule")]
public sealed record CategoryRule([property: Id(0)] double Cap, [property: Id(1)] double Scale);

/// <summary>
/// What an exam collects and how it counts. Versioned: a change makes a new version, old attempts keep theirs.
/// </summary>
/// <param name="Version">From 1.</param>
/// <param name="Collect">The client event types to collect; empty: all of the default set.</param>
/// <param name="Types">Overrides by type name.</param>
/// <param name="Categories">Overrides by category name.</param>
/// <param name="Bands">The alert bands.</param>
/// <param name="RequireFullscreen">The exam asks for full screen.</param>
/// <param name="RetentionDays">How long events are kept after the exam, 1 to 3,650.</param>
[GenerateSerializer, Immutable, Alias("Veritas.MonitoringPolicy")]
public sealed record MonitoringPolicy(
    [property: Id(0)] int Version,
    [property: Id(1)] ImmutableArray<string> Collect,
    [property: Id(2)] ImmutableDictionary<string, TypeRule> Types,
    [property: Id(3)] ImmutableDictionary<string, CategoryRule> Categories,
    [property: Id(4)] RiskBands Bands,
    [property: Id(5)] bool RequireFullscreen,
    [property: Id(6)] int RetentionDays
)
{
    /// <summary>Everything by the taxonomy.</summary>
    public static MonitoringPolicy Default { get; } =
        new(
            1,
            [],
            ImmutableDictionary<string, TypeRule>.Empty,
            ImmutableDictionary<string, CategoryRule>.Empty,
            new RiskBands(),
            true,
            180
        );
}

/// <summary>
/// What one student is granted in one exam; it changes the detection too, and shows in the breakdown.
/// </summary>
/// <param name="ExtraSeconds">Added to the duration, 0 or more.</param>
/// <param name="Exempt">Event types that are recorded and never count.</param>
/// <param name="Scale">Factors from 0 to 1 on a type's effect, by type name.</param>
/// <param name="Factor">The duration times this, 1 to 4, before the extra seconds are added.</param>
/// <param name="BreakSeconds">How long the student may stop the clock in all, 0 to 86,400.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Accommodation")]
public sealed record Accommodation(
    [property: Id(0), JsonPropertyName("extra_s")] int ExtraSeconds,
    [property: Id(1)] ImmutableArray<string> Exempt,
    [property: Id(2)] ImmutableDictionary<string, double> Scale,
    [property: Id(3)] double Factor,
    [property: Id(4), JsonPropertyName("break_s")] int BreakSeconds
)
{
    /// <summary>Nothing granted.</summary>
    public static Accommodation None { get; } = new(0, [], ImmutableDictionary<string, double>.Empty, 1, 0);

    /// <summary>Its version: another one when anything else is granted.</summary>
    public string Tag() =>
        ContentTag.Of([
            ExtraSeconds,
            Factor,
            BreakSeconds,
            .. Exempt.Order(StringComparer.Ordinal),
            "",
            .. ContentTag.Sorted(Scale),
        ]);
}
