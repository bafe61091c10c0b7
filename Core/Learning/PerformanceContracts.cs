using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Learning;

/// <summary>How well a topic is known; docs/learning.md has the formula.</summary>
/// <param name="Topic">A tag of the question bank, or the exam's subject where questions have none.</param>
/// <param name="Index">0 to 100.</param>
/// <param name="Results">Released results that had a question of it.</param>
public sealed record TopicMastery(string Topic, double Index, int Results);

/// <summary>The last days beside as many days before.</summary>
/// <param name="Days">30, 60 or 90.</param>
/// <param name="Results">Released results of these days.</param>
/// <param name="Mean">Their mean percent; null without any.</param>
/// <param name="EarlierResults">Results of the days before.</param>
/// <param name="EarlierMean">Their mean percent; null without any.</param>
/// <param name="Change">The difference in percent points; null when either is.</param>
public sealed record PeriodComparison(
    int Days, int Results, double? Mean, int EarlierResults,
    double? EarlierMean, double? Change);

/// <summary>How the student stands in a group. Of a group of fewer than five students with results all figures are null.</summary>
/// <param name="ClassId">The class; null: the whole institution.</param>
/// <param name="Name">The class's name; null: the whole institution.</param>
/// <param name="Students">Students with a released result.</param>
/// <param name="Mean">The mean of their means, 0 to 100; of the institution known to one percent.</param>
/// <param name="Percentile">The share of the others whose mean is lower, those alike counted half, 0 to 100.</param>
public sealed record GroupStanding(
    Guid? ClassId, string? Name, int? Students, double? Mean,
    double? Percentile);

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
public sealed record PerformanceRecord(
    Person Student, int Results, double? Mean, double? Consistency,
    double? Trend, double? Integrity, double? MasteryIndex,
    ImmutableArray<TopicMastery> Topics, ImmutableArray<PeriodComparison> Periods,
    ImmutableArray<GroupStanding> Groups, DateTimeOffset? CountedAt);
