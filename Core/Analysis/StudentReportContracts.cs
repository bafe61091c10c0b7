using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Analysis;

/// <summary>An own attempt in a student's lists. What a result says is null until the exam's results are released.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="ExamId">Its exam.</param>
/// <param name="Title">The exam's title.</param>
/// <param name="Subject">The exam's subject.</param>
/// <param name="Status">Where it is.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Deadline">When it ends or ended.</param>
/// <param name="EndedAt">Null while live.</param>
/// <param name="Released">The exam's results may be seen.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Passed">Null also while answers wait for a teacher.</param>
/// <param name="IntegrityScore">0 to 100.</param>
/// <param name="Verdict">A person's judgement; null: none.</param>
/// <param name="Practice">A practice attempt: it is no part of means and of mastery.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StudentAttempt")]
public sealed record StudentAttempt(
    [property: Id(0)] Guid AttemptId, [property: Id(1)] Guid ExamId, [property: Id(2)] string Title, [property: Id(3)] string Subject,
    [property: Id(4)] AttemptStatus Status, [property: Id(5)] DateTimeOffset StartedAt, [property: Id(6)] DateTimeOffset Deadline,
    [property: Id(7)] DateTimeOffset? EndedAt, [property: Id(8)] bool Released, [property: Id(9)] double? Percent, [property: Id(10)] bool? Passed,
    [property: Id(11)] double? IntegrityScore, [property: Id(12)] Verdict? Verdict, [property: Id(13)] bool Practice);

/// <summary>How well a student does in one subject: released results that are graded as a whole, practice attempts left out, each newer one counting more. See <c>docs/analysis.md</c>.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Index">0 to 100.</param>
/// <param name="Results">How many results it is made of.</param>
[GenerateSerializer, Immutable, Alias("Veritas.SubjectMastery")]
public sealed record SubjectMastery([property: Id(0)] string Subject, [property: Id(1)] double Index, [property: Id(2)] int Results);

/// <summary>What to do next.</summary>
public enum NextStepKind
{
    /// <summary>An attempt is running.</summary>
    Resume,

    /// <summary>An exam is open and not taken.</summary>
    Take,

    /// <summary>An exam opens soon.</summary>
    Prepare,

    /// <summary>The subject with the lowest mastery, when it is under 60.</summary>
    Review,
}

/// <summary>One thing to do next.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Of which subject.</param>
/// <param name="Title">The exam's title; null for a review.</param>
/// <param name="ExamId">The exam; null for a review.</param>
/// <param name="AttemptId">The running attempt; else null.</param>
/// <param name="At">Until when (resume, take) or from when (prepare); null for a review.</param>
[GenerateSerializer, Immutable, Alias("Veritas.NextStep")]
public sealed record NextStep(
    [property: Id(0)] NextStepKind Kind, [property: Id(1)] string Subject, [property: Id(2)] string? Title, [property: Id(3)] Guid? ExamId,
    [property: Id(4)] Guid? AttemptId, [property: Id(5)] DateTimeOffset? At);

/// <summary>A student's own page.</summary>
/// <param name="Student">Who.</param>
/// <param name="Running">Live attempts.</param>
/// <param name="Past">Ended attempts, latest first, at most 50.</param>
/// <param name="Integrity">The mean score of the released ones but practice attempts, 0 to 100; null without any.</param>
/// <param name="MasteryIndex">0 to 100: the mean over subjects; null without a released result.</param>
/// <param name="Mastery">By subject.</param>
/// <param name="Next">What to do, most urgent first, at most 10.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StudentDashboard")]
public sealed record StudentDashboard(
    [property: Id(0)] Person Student, [property: Id(1)] ImmutableArray<StudentAttempt> Running, [property: Id(2)] ImmutableArray<StudentAttempt> Past,
    [property: Id(3)] double? Integrity, [property: Id(4)] double? MasteryIndex, [property: Id(5)] ImmutableArray<SubjectMastery> Mastery,
    [property: Id(6)] ImmutableArray<NextStep> Next);

/// <summary>What one question earned.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Position">From 1.</param>
/// <param name="Text">The question.</param>
/// <param name="Answer">As saved; null: not answered.</param>
/// <param name="Points">Null: waits for a teacher.</param>
/// <param name="MaxPoints">What it is worth.</param>
/// <param name="Comment">The grader's.</param>
[GenerateSerializer, Immutable, Alias("Veritas.QuestionResult")]
public sealed record QuestionResult(
    [property: Id(0)] Guid QuestionId, [property: Id(1)] int Position, [property: Id(2)] string Text, [property: Id(3)] RawJson? Answer,
    [property: Id(4)] double? Points, [property: Id(5)] double MaxPoints, [property: Id(6)] string Comment);

/// <summary>An alert as its student may see it: what was noticed and what a person made of it, never who.</summary>
/// <param name="RaisedAt">When.</param>
/// <param name="Kind">Stable name.</param>
/// <param name="Level">How loud.</param>
/// <param name="Sentence">In words.</param>
/// <param name="Verdict">Null: nobody has judged.</param>
[GenerateSerializer, Immutable, Alias("Veritas.OwnAlert")]
public sealed record OwnAlert(
    [property: Id(0)] DateTimeOffset RaisedAt, [property: Id(1)] string Kind, [property: Id(2)] AlertLevel Level, [property: Id(3)] string Sentence,
    [property: Id(4)] Verdict? Verdict);

/// <summary>A student's own attempt. Until the exam's results are released there is the attempt alone.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Grade">Points; null until released.</param>
/// <param name="Questions">What each question earned; empty until released.</param>
/// <param name="Score">The integrity score with what made it; null until released.</param>
/// <param name="Alerts">Oldest first; empty until released.</param>
/// <param name="VerdictComment">What the judging person wrote; null without a verdict.</param>
/// <param name="Events">A page of the own events, in the order they counted; empty until released.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StudentReport")]
public sealed record StudentReport(
    [property: Id(0)] StudentAttempt Attempt, [property: Id(1)] AttemptGrade? Grade, [property: Id(2)] ImmutableArray<QuestionResult> Questions,
    [property: Id(3)] ScoreView? Score, [property: Id(4)] ImmutableArray<OwnAlert> Alerts, [property: Id(5)] string? VerdictComment,
    [property: Id(6)] ImmutableArray<EventView> Events, [property: Id(7)] string? Next);
