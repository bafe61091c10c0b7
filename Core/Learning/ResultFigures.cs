using System.Collections.Immutable;

namespace Veritas.Learning;

/// <summary>What one graded attempt adds to its student's record. Integers: sums do not depend on order.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="StudentId">Its student.</param>
/// <param name="ExamId">Its exam.</param>
/// <param name="Percent">Hundredths of a percent, 0 to 10,000.</param>
/// <param name="Integrity">Tenths of a point, 0 to 1,000.</param>
/// <param name="EndedAt">When the attempt ended.</param>
/// <param name="Topics">Its shares by topic.</param>
/// <param name="CountsFrom">When it is released; null while unknown.</param>
/// <param name="Counted">It is released and counts.</param>
internal sealed record ResultFigures(
    Guid AttemptId,
    Guid StudentId,
    Guid ExamId,
    int Percent,
    int Integrity,
    DateTimeOffset EndedAt,
    ImmutableArray<TopicShare> Topics,
    DateTimeOffset? CountsFrom,
    bool Counted
)
{
    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>Days since the year 2000.</summary>
    public int Day => DayOf(EndedAt);

    /// <summary>Months since the year 0.</summary>
    public int Month => MonthOf(EndedAt);

    public static int DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime).DayNumber - FirstDay.DayNumber;

    public static int MonthOf(DateTimeOffset at) => (at.UtcDateTime.Year * 12) + at.UtcDateTime.Month - 1;
}

/// <summary>The share of a result that belongs to a topic, in millionths of an exam.</summary>
/// <param name="Topic">Its name.</param>
/// <param name="Earned">At most <paramref name="Possible"/>.</param>
/// <param name="Possible">Its share of the exam, by points and difficulty.</param>
internal sealed record TopicShare(string Topic, long Earned, long Possible);
