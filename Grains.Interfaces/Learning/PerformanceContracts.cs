using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Learning;

/// <summary>How well a topic is known; docs/learning.md has the formula.</summary>
/// <param name="Topic">A tag of the question bank, or the exam's subject where questions have none.</param>
/// <param name="Index">0 to 100.</param>
/// <param name="Results">Released results that had a question of it.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TopicMastery")]
public sealed record TopicMastery([property: Id(0)] string Topic, [property: Id(1)] double Index, [property: Id(2)] int Results);

/// <summary>The last days beside as many days before.</summary>
/// <param name="Days">30, 60 or 90.</param>
/// <param name="Results">Released results of these days.</param>
/// <param name="Mean">Their mean percent; null without any.</param>
/// <param name="EarlierResults">Results of the days before.</param>
/// <param name="EarlierMean">Their mean percent; null without any.</param>
/// <param name="Change">The difference in percent points; null when either is.</param>
[GenerateSerializer, Immutable, Alias("Veritas.PeriodComparison")]
public sealed record PeriodComparison(
    [property: Id(0)] int Days, [property: Id(1)] int Results, [property: Id(2)] double? Mean, [property: Id(3)] int EarlierResults,
    [property: Id(4)] double? EarlierMean, [property: Id(5)] double? Change);

/// <summary>How the student stands in a group. Of a group of fewer than five students with results all figures are null.</summary>
/// <param name="ClassId">The class; null: the whole institution.</param>
/// <param name="Name">The class's name; null: the whole institution.</param>
/// <param name="Students">Students with a released result.</param>
/// <param name="Mean">The mean of their means, 0 to 100; of the institution known to one percent.</param>
/// <param name="Percentile">The share of the others whose mean is lower, those alike counted half, 0 to 100.</param>
[GenerateSerializer, Immutable, Alias("Veritas.GroupStanding")]
public sealed record GroupStanding(
    [property: Id(0)] Guid? ClassId, [property: Id(1)] string? Name, [property: Id(2)] int? Students, [property: Id(3)] double? Mean,
    [property: Id(4)] double? Percentile);

/// <summary>A student's record over released results.</summary>
/// <param name="Student">Who.</param>
/// <param name="Results">How many; the rest is null without any.</param>
/// <param name="Mean">Of percents, 0 to 100.</param>
/// <param name="Consistency">0 to 1; 1: all alike. Null with less than two.</param>
/// <param name="Trend">Percent points in thirty days, by least squares. Null with results of less than two days.</param>
/// <param name="Integrity">The mean score, 0 to 100.</param>
/// <param name="MasteryIndex">0 to 100: the mean over topics.</param>
/// <param name="Topics">The strongest first.</param>
/// <param name="Periods">The last 30, 60 and 90 days.</param>
/// <param name="Groups">The institution, then the student's classes (for a teacher: those the teacher teaches).</param>
/// <param name="CountedAt">When the record last changed; null without a result.</param>
[GenerateSerializer, Immutable, Alias("Veritas.PerformanceRecord")]
public sealed record PerformanceRecord(
    [property: Id(0)] Person Student, [property: Id(1)] int Results, [property: Id(2)] double? Mean, [property: Id(3)] double? Consistency,
    [property: Id(4)] double? Trend, [property: Id(5)] double? Integrity, [property: Id(6)] double? MasteryIndex,
    [property: Id(7)] ImmutableArray<TopicMastery> Topics, [property: Id(8)] ImmutableArray<PeriodComparison> Periods,
    [property: Id(9)] ImmutableArray<GroupStanding> Groups, [property: Id(10)] DateTimeOffset? CountedAt);
