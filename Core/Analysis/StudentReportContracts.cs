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
public sealed record StudentAttempt(
    Guid AttemptId, Guid ExamId, string Title, string Subject,
    AttemptStatus Status, DateTimeOffset StartedAt, DateTimeOffset Deadline,
    DateTimeOffset? EndedAt, bool Released, double? Percent, bool? Passed,
    double? IntegrityScore, Verdict? Verdict, bool Practice);

/// <summary>How well a student does in one subject: released results that are graded as a whole, practice attempts left out, each newer one counting more. See <c>docs/analysis.md</c>.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Index">0 to 100.</param>
/// <param name="Results">How many results it is made of.</param>
public sealed record SubjectMastery(string Subject, double Index, int Results);

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
public sealed record NextStep(
    NextStepKind Kind, string Subject, string? Title, Guid? ExamId,
    Guid? AttemptId, DateTimeOffset? At);

/// <summary>A student's own page.</summary>
/// <param name="Student">Who.</param>
/// <param name="Running">Live attempts.</param>
/// <param name="Past">Ended attempts, latest first, at most 50.</param>
/// <param name="Integrity">The mean score of the released ones but practice attempts, 0 to 100; null without any.</param>
/// <param name="MasteryIndex">0 to 100: the mean over subjects; null without a released result.</param>
/// <param name="Mastery">By subject.</param>
/// <param name="Next">What to do, most urgent first, at most 10.</param>
public sealed record StudentDashboard(
    Person Student, ImmutableArray<StudentAttempt> Running, ImmutableArray<StudentAttempt> Past,
    double? Integrity, double? MasteryIndex, ImmutableArray<SubjectMastery> Mastery,
    ImmutableArray<NextStep> Next);

/// <summary>What one question earned.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Position">From 1.</param>
/// <param name="Text">The question.</param>
/// <param name="Answer">As saved; null: not answered.</param>
/// <param name="Points">Null: waits for a teacher.</param>
/// <param name="MaxPoints">What it is worth.</param>
/// <param name="Comment">The grader's.</param>
public sealed record QuestionResult(
    Guid QuestionId, int Position, string Text, RawJson? Answer,
    double? Points, double MaxPoints, string Comment);

/// <summary>An alert as its student may see it: what was noticed and what a person made of it, never who.</summary>
/// <param name="RaisedAt">When.</param>
/// <param name="Kind">Stable name.</param>
/// <param name="Level">How loud.</param>
/// <param name="Sentence">In words.</param>
/// <param name="Verdict">Null: nobody has judged.</param>
public sealed record OwnAlert(
    DateTimeOffset RaisedAt, string Kind, AlertLevel Level, string Sentence,
    Verdict? Verdict);

/// <summary>A student's own attempt. Until the exam's results are released there is the attempt alone.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Grade">Points; null until released.</param>
/// <param name="Questions">What each question earned; empty until released.</param>
/// <param name="Score">The integrity score with what made it; null until released.</param>
/// <param name="Alerts">Oldest first; empty until released.</param>
/// <param name="VerdictComment">What the judging person wrote; null without a verdict.</param>
/// <param name="Events">A page of the own events, in the order they counted; empty until released.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
public sealed record StudentReport(
    StudentAttempt Attempt, AttemptGrade? Grade, ImmutableArray<QuestionResult> Questions,
    ScoreView? Score, ImmutableArray<OwnAlert> Alerts, string? VerdictComment,
    ImmutableArray<EventView> Events, string? Next);
