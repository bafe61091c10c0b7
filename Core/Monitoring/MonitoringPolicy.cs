using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Veritas.Monitoring;

/// <summary>Overrides for one event type in one exam; null keeps the taxonomy's default.</summary>
/// <param name="Severity">0 to 100.</param>
/// <param name="Weight">0 to 1.</param>
/// <param name="CooldownS">Seconds, 0 to 86,400.</param>
/// <param name="HalfLifeMin">Half-life of its risk in minutes, greater than 0.</param>
/// <param name="GraceS">Seconds, 0 to 3,600; interval types only.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TypeRule")]
public sealed record TypeRule(
    [property: Id(0)] int? Severity = null,
    [property: Id(1)] double? Weight = null,
    [property: Id(2)] double? CooldownS = null,
    [property: Id(3)] double? HalfLifeMin = null,
    [property: Id(4)] double? GraceS = null
);

/// <summary>The risk at which an alert is raised; each 0 to 100, in increasing order.</summary>
/// <param name="Notice">Default 30.</param>
/// <param name="Warning">Default 55.</param>
/// <param name="Critical">Default 75.</param>
/// <param name="Hysteresis">How far the risk must fall below a band before it can cross the band again. Default
/// 5.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RiskBands")]
public sealed record RiskBands(
    [property: Id(0)] double Notice = 30,
    [property: Id(1)] double Warning = 55,
    [property: Id(2)] double Critical = 75,
    [property: Id(3)] double Hysteresis = 5
);

/// <summary>How one category saturates: penalty = cap * (1 - exp(-exposure / scale)).</summary>
/// <param name="Cap">0 to 100: the maximum that this category can subtract from the score.</param>
/// <param name="Scale">Greater than 0: the exposure at which 63 % of the cap is reached.</param>
[GenerateSerializer, Immutable, Alias("Veritas.CategoryRule")]
public sealed record CategoryRule([property: Id(0)] double Cap, [property: Id(1)] double Scale);

/// <summary>
/// What an exam collects and how it is scored. A change makes a new version; existing attempts keep theirs.
/// </summary>
/// <param name="Version">From 1.</param>
/// <param name="Collect">The client event types to collect; empty for the default set.</param>
/// <param name="Types">Overrides by type name.</param>
/// <param name="Categories">Overrides by category name.</param>
/// <param name="Bands">The alert bands.</param>
/// <param name="RequireFullscreen">Whether the exam asks for full screen.</param>
/// <param name="RetentionDays">Days for which events are kept after the exam, 1 to 3,650.</param>
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
    /// <summary>The defaults of the taxonomy.</summary>
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

/// <summary>A student's accommodation for one exam. It also changes the scoring, which the breakdown shows.</summary>
/// <param name="ExtraSeconds">Added to the duration, 0 or more.</param>
/// <param name="Exempt">Event types that are recorded but do not count.</param>
/// <param name="Scale">Factors of 0 to 1 for a type's effect, by type name.</param>
/// <param name="Factor">Multiplies the duration, 1 to 4, before the extra seconds are added.</param>
/// <param name="BreakSeconds">Total break time, during which the clock is stopped, 0 to 86,400.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Accommodation")]
public sealed record Accommodation(
    [property: Id(0), JsonPropertyName("extra_s")] int ExtraSeconds,
    [property: Id(1)] ImmutableArray<string> Exempt,
    [property: Id(2)] ImmutableDictionary<string, double> Scale,
    [property: Id(3)] double Factor,
    [property: Id(4), JsonPropertyName("break_s")] int BreakSeconds
)
{
    /// <summary>No accommodation.</summary>
    public static Accommodation None { get; } = new(0, [], ImmutableDictionary<string, double>.Empty, 1, 0);

    /// <summary>The ETag; changes with any part of the accommodation.</summary>
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
