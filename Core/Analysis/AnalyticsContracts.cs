using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>How a number spreads over attempts.</summary>
/// <param name="Count">How many attempts.</param>
/// <param name="Mean">Null without attempts.</param>
/// <param name="Deviation">Of the population; null with fewer than two.</param>
/// <param name="Median">To the width of a bin; null without attempts.</param>
/// <param name="Bins">Twenty counts, each five wide from 0; the last takes what is beyond.</param>
public sealed record Distribution(
    int Count, double? Mean, double? Deviation, double? Median,
    ImmutableArray<int> Bins);

/// <summary>How often something was.</summary>
/// <param name="Name">What.</param>
/// <param name="Count">How often.</param>
public sealed record TallyCount(string Name, int Count);

/// <summary>How often an option was chosen.</summary>
/// <param name="Option">Its id, or <c>true</c> and <c>false</c>.</param>
/// <param name="Count">How often.</param>
/// <param name="Key">It belongs to the right answer.</param>
public sealed record OptionCount(string Option, int Count, bool Key);

/// <summary>What the attempts say about one question.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Position">From 1.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">Its first 200 characters.</param>
/// <param name="MaxPoints">What it is worth.</param>
/// <param name="Graded">Attempts it is made of; an omitted question counts as 0 points.</param>
/// <param name="Answered">Attempts that answered it.</param>
/// <param name="Facility">Mean share of the points, 0 to 1; null: nothing graded.</param>
/// <param name="Discrimination">Correlation with the rest of the exam, -1 to 1; null where it cannot be told.</param>
/// <param name="DiscriminationIndex">Facility among the best 27 % less that among the worst 27 %, -1 to 1; null where it cannot be told.</param>
/// <param name="MedianSeconds">Between the answer before and the last save of this one; null: nobody answered.</param>
/// <param name="Options">Of choices, in the order of the question.</param>
public sealed record QuestionAnalytics(
    Guid QuestionId, int Position, QuestionKind Kind, string Text,
    double MaxPoints, int Graded, int Answered, double? Facility,
    double? Discrimination, double? DiscriminationIndex, double? MedianSeconds,
    ImmutableArray<OptionCount> Options);

/// <summary>Alerts of one kind.</summary>
/// <param name="Kind">Stable name.</param>
/// <param name="Level">How loud.</param>
/// <param name="Open">Nobody has looked.</param>
/// <param name="Acknowledged">Somebody looks.</param>
/// <param name="Cleared">Nothing wrong.</param>
/// <param name="Suspicious">Worth a second look.</param>
/// <param name="Violation">Against the rules.</param>
public sealed record AlertFigures(
    string Kind, AlertLevel Level, int Open, int Acknowledged,
    int Cleared, int Suspicious, int Violation);

/// <summary>What an exam's attempts say. Kept attempt by attempt, so it costs the same for ten attempts and for a million; <c>docs/analysis.md</c> has the formulas.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Title">Its title.</param>
/// <param name="CountedAt">When a change was counted last; null: nobody has taken it.</param>
/// <param name="Attempts">All.</param>
/// <param name="Statuses">By status.</param>
/// <param name="ToGrade">Attempts with answers that wait for a teacher.</param>
/// <param name="Passed">Graded ones at or over the pass mark.</param>
/// <param name="Percent">Scores of graded attempts, 0 to 100.</param>
/// <param name="Minutes">How long ended attempts took.</param>
/// <param name="Integrity">Integrity scores of ended attempts, 0 to 100.</param>
/// <param name="Alpha">Cronbach's alpha over graded attempts, at most 1; null where it cannot be told.</param>
/// <param name="Questions">In order.</param>
/// <param name="Alerts">By kind, the loudest first.</param>
/// <param name="Verdicts">People's judgements.</param>
/// <param name="Flagged">How many attempts a person should look at.</param>
/// <param name="ToJudge">Flagged, ended, and nobody has judged.</param>
/// <param name="Worst">The first flagged attempts, lowest score first, at most 10; the rest are a list of their own.</param>
public sealed record ExamAnalytics(
    Guid ExamId, string Title, DateTimeOffset? CountedAt, int Attempts,
    ImmutableArray<TallyCount> Statuses, int ToGrade, int Passed, Distribution Percent,
    Distribution Minutes, Distribution Integrity, double? Alpha,
    ImmutableArray<QuestionAnalytics> Questions, ImmutableArray<AlertFigures> Alerts,
    ImmutableArray<TallyCount> Verdicts, int Flagged, int ToJudge,
    ImmutableArray<FlaggedAttempt> Worst);
