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
[GenerateSerializer, Immutable, Alias("Veritas.Distribution")]
public sealed record Distribution(
    [property: Id(0)] int Count, [property: Id(1)] double? Mean, [property: Id(2)] double? Deviation, [property: Id(3)] double? Median,
    [property: Id(4)] ImmutableArray<int> Bins);

/// <summary>How often something was.</summary>
/// <param name="Name">What.</param>
/// <param name="Count">How often.</param>
[GenerateSerializer, Immutable, Alias("Veritas.NamedCount")]
public sealed record NamedCount([property: Id(0)] string Name, [property: Id(1)] int Count);

/// <summary>How often an option was chosen.</summary>
/// <param name="Option">Its id, or <c>true</c> and <c>false</c>.</param>
/// <param name="Count">How often.</param>
/// <param name="Key">It belongs to the right answer.</param>
[GenerateSerializer, Immutable, Alias("Veritas.OptionCount")]
public sealed record OptionCount([property: Id(0)] string Option, [property: Id(1)] int Count, [property: Id(2)] bool Key);

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
[GenerateSerializer, Immutable, Alias("Veritas.QuestionAnalytics")]
public sealed record QuestionAnalytics(
    [property: Id(0)] Guid QuestionId, [property: Id(1)] int Position, [property: Id(2)] QuestionKind Kind, [property: Id(3)] string Text,
    [property: Id(4)] double MaxPoints, [property: Id(5)] int Graded, [property: Id(6)] int Answered, [property: Id(7)] double? Facility,
    [property: Id(8)] double? Discrimination, [property: Id(9)] double? DiscriminationIndex, [property: Id(10)] double? MedianSeconds,
    [property: Id(11)] ImmutableArray<OptionCount> Options);

/// <summary>Alerts of one kind.</summary>
/// <param name="Kind">Stable name.</param>
/// <param name="Level">How loud.</param>
/// <param name="Open">Nobody has looked.</param>
/// <param name="Acknowledged">Somebody looks.</param>
/// <param name="Cleared">Nothing wrong.</param>
/// <param name="Suspicious">Worth a second look.</param>
/// <param name="Violation">Against the rules.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AlertFigures")]
public sealed record AlertFigures(
    [property: Id(0)] string Kind, [property: Id(1)] AlertLevel Level, [property: Id(2)] int Open, [property: Id(3)] int Acknowledged,
    [property: Id(4)] int Cleared, [property: Id(5)] int Suspicious, [property: Id(6)] int Violation);

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
[GenerateSerializer, Immutable, Alias("Veritas.ExamAnalytics")]
public sealed record ExamAnalytics(
    [property: Id(0)] Guid ExamId, [property: Id(1)] string Title, [property: Id(2)] DateTimeOffset? CountedAt, [property: Id(3)] int Attempts,
    [property: Id(4)] ImmutableArray<NamedCount> Statuses, [property: Id(5)] int ToGrade, [property: Id(6)] int Passed, [property: Id(7)] Distribution Percent,
    [property: Id(8)] Distribution Minutes, [property: Id(9)] Distribution Integrity, [property: Id(10)] double? Alpha,
    [property: Id(11)] ImmutableArray<QuestionAnalytics> Questions, [property: Id(12)] ImmutableArray<AlertFigures> Alerts,
    [property: Id(13)] ImmutableArray<NamedCount> Verdicts, [property: Id(14)] int Flagged, [property: Id(15)] int ToJudge,
    [property: Id(16)] ImmutableArray<FlaggedAttempt> Worst);
