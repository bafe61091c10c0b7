using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Learning;

/// <summary>Mastery of a topic; docs/learning.md has the formula.</summary>
/// <param name="Topic">A tag of the question bank, or the exam's subject where questions have none.</param>
/// <param name="Index">0 to 100.</param>
/// <param name="Results">Released results with a question of the topic.</param>
public sealed record TopicMastery(string Topic, double Index, int Results);

/// <summary>The last days compared with as many days before.</summary>
/// <param name="Days">30, 60 or 90.</param>
/// <param name="Results">Released results in these days.</param>
/// <param name="Mean">Their mean percent; null without any.</param>
/// <param name="EarlierResults">Results of the days before.</param>
/// <param name="EarlierMean">Their mean percent; null without any.</param>
/// <param name="Change">The difference in percentage points; null when either mean is.</param>
public sealed record PeriodComparison(
    int Days,
    int Results,
    double? Mean,
    int EarlierResults,
    double? EarlierMean,
    double? Change
);

/// <summary>A student's standing in a group. All figures are null for fewer than five students with results.</summary>
/// <param name="ClassId">The class; null for the institution.</param>
/// <param name="Name">The class's name; null for the institution.</param>
/// <param name="Students">Students with a released result.</param>
/// <param name="Mean">The mean of their means, 0 to 100; for the institution accurate to one percent.</param>
/// <param name="Percentile">Percentage of the others with a lower mean; equal means count half. 0 to 100.</param>
public sealed record GroupStanding(Guid? ClassId, string? Name, int? Students, double? Mean, double? Percentile);

/// <summary>A student's record over released results.</summary>
/// <param name="Student">The student.</param>
/// <param name="Results">Number of results; without any the figures are null.</param>
/// <param name="Mean">Mean percent, 0 to 100.</param>
/// <param name="Consistency">0 to 1; 1 when all results are equal. Null with fewer than two.</param>
/// <param name="Trend">Percentage points in thirty days, by least squares; null with fewer than two days.</param>
/// <param name="Integrity">Mean integrity score, 0 to 100.</param>
/// <param name="MasteryIndex">0 to 100: the mean over topics.</param>
/// <param name="Topics">Strongest first.</param>
/// <param name="Periods">The last 30, 60 and 90 days.</param>
/// <param name="Groups">The institution, then the student's classes (for a teacher those the teacher teaches).</param>
/// <param name="CountedAt">When the record last changed; null without a result.</param>
public sealed record PerformanceRecord(
    Person Student,
    int Results,
    double? Mean,
    double? Consistency,
    double? Trend,
    double? Integrity,
    double? MasteryIndex,
    ImmutableArray<TopicMastery> Topics,
    ImmutableArray<PeriodComparison> Periods,
    ImmutableArray<GroupStanding> Groups,
    DateTimeOffset? CountedAt
);
