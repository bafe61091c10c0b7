using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>The distribution of a number over attempts.</summary>
/// <param name="Count">Number of attempts.</param>
/// <param name="Mean">Null without attempts.</param>
/// <param name="Deviation">Standard deviation of the population; null with fewer than two attempts.</param>
/// <param name="Median">Accurate to the width of a bin; null without attempts.</param>
/// <param name="Bins">Twenty counts of bins five wide, from 0; the last bin has no upper bound.</param>
public sealed record Distribution(int Count, double? Mean, double? Deviation, double? Median, ImmutableArray<int> Bins);

/// <summary>How often something occurred.</summary>
/// <param name="Name">Its wire name.</param>
/// <param name="Count">Number of occurrences.</param>
public sealed record TallyCount(string Name, int Count);

/// <summary>How often an option was chosen.</summary>
/// <param name="Option">Its id, or <c>true</c> and <c>false</c>.</param>
/// <param name="Count">Number of occurrences.</param>
/// <param name="Key">Whether it is part of the right answer.</param>
public sealed record OptionCount(string Option, int Count, bool Key);

/// <summary>Statistics of one question.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Position">From 1.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">Its first 200 characters.</param>
/// <param name="MaxPoints">Points for a complete answer.</param>
/// <param name="Graded">Attempts counted; an omitted question counts as 0 points.</param>
/// <param name="Answered">Attempts that answered it.</param>
/// <param name="Facility">Mean share of the points, 0 to 1; null if nothing is graded.</param>
/// <param name="Discrimination">Correlation with the rest of the exam, -1 to 1; null if undefined.</param>
/// <param name="DiscriminationIndex">Facility of the best 27 % minus that of the worst 27 %; null if undefined.</param>
/// <param name="MedianSeconds">From the previous answer to the last save of this one; null without answers.</param>
/// <param name="Options">For choices, in the order of the question.</param>
public sealed record QuestionAnalytics(
    Guid QuestionId,
    int Position,
    QuestionKind Kind,
    string Text,
    double MaxPoints,
    int Graded,
    int Answered,
    double? Facility,
    double? Discrimination,
    double? DiscriminationIndex,
    double? MedianSeconds,
    ImmutableArray<OptionCount> Options
);

/// <summary>Alerts of one kind.</summary>
/// <param name="Kind">Stable name.</param>
/// <param name="Level">Its level.</param>
/// <param name="Open">Neither acknowledged nor resolved.</param>
/// <param name="Acknowledged">Acknowledged, not resolved.</param>
/// <param name="Cleared">Resolved as cleared.</param>
/// <param name="Suspicious">Resolved as suspicious.</param>
/// <param name="Violation">Resolved as a violation.</param>
public sealed record AlertFigures(
    string Kind,
    AlertLevel Level,
    int Open,
    int Acknowledged,
    int Cleared,
    int Suspicious,
    int Violation
);

/// <summary>
/// Statistics of an exam. They are maintained incrementally, so reading them costs the same for ten attempts and for a
/// million; <c>docs/analysis.md</c> has the formulas.
/// </summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Title">Its title.</param>
/// <param name="CountedAt">When the last change was counted; null without attempts.</param>
/// <param name="Attempts">All attempts.</param>
/// <param name="Statuses">Attempts by status.</param>
/// <param name="ToGrade">Attempts with answers to be graded by a teacher.</param>
/// <param name="Passed">Graded attempts at or above the pass mark.</param>
/// <param name="Percent">Scores of graded attempts, 0 to 100.</param>
/// <param name="Minutes">Duration of ended attempts.</param>
/// <param name="Integrity">Integrity scores of ended attempts, 0 to 100.</param>
/// <param name="Alpha">Cronbach's alpha over graded attempts, at most 1; null if undefined.</param>
/// <param name="Questions">In order.</param>
/// <param name="Alerts">By kind, highest level first.</param>
/// <param name="Verdicts">Attempts by verdict.</param>
/// <param name="Flagged">Attempts that a person should look at.</param>
/// <param name="ToJudge">Flagged attempts that have ended and have no verdict.</param>
/// <param name="Worst">Flagged attempts with the lowest scores, at most 10; empty without proctor permission.</param>
public sealed record ExamAnalytics(
    Guid ExamId,
    string Title,
    DateTimeOffset? CountedAt,
    int Attempts,
    ImmutableArray<TallyCount> Statuses,
    int ToGrade,
    int Passed,
    Distribution Percent,
    Distribution Minutes,
    Distribution Integrity,
    double? Alpha,
    ImmutableArray<QuestionAnalytics> Questions,
    ImmutableArray<AlertFigures> Alerts,
    ImmutableArray<TallyCount> Verdicts,
    int Flagged,
    int ToJudge,
    ImmutableArray<FlaggedAttempt> Worst
);
