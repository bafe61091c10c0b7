using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Analysis;

/// <summary>A student's own attempt in a list. The result is null until the exam's results are released.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="ExamId">Its exam.</param>
/// <param name="Title">The exam's title.</param>
/// <param name="Subject">The exam's subject.</param>
/// <param name="Status">Its status.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Deadline">When it ends at the latest.</param>
/// <param name="EndedAt">Null while live.</param>
/// <param name="Released">Whether the exam's results are released.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Passed">Null also while answers are to be graded.</param>
/// <param name="IntegrityScore">0 to 100.</param>
/// <param name="Verdict">A person's verdict; null if there is none.</param>
/// <param name="Practice">A practice attempt does not count for means and mastery.</param>
public sealed record StudentAttempt(
    Guid AttemptId,
    Guid ExamId,
    string Title,
    string Subject,
    AttemptStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset Deadline,
    DateTimeOffset? EndedAt,
    bool Released,
    double? Percent,
    bool? Passed,
    double? IntegrityScore,
    Verdict? Verdict,
    bool Practice
);

/// <summary>
/// How well a student does in one subject, from released, completely graded results except practice; newer results
/// weigh more. See <c>docs/analysis.md</c>.
/// </summary>
/// <param name="Subject">The subject.</param>
/// <param name="Index">0 to 100.</param>
/// <param name="Results">Number of results.</param>
public sealed record SubjectMastery(string Subject, double Index, int Results);

/// <summary>Kind of a recommended step.</summary>
public enum NextStepKind
{
    /// <summary>Continue a running attempt.</summary>
    Resume,

    /// <summary>Take an exam that is open.</summary>
    Take,

    /// <summary>Prepare for an exam that opens later.</summary>
    Prepare,

    /// <summary>Review the subject with the lowest mastery, if that is below 60.</summary>
    Review,
}

/// <summary>A recommended step.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Title">The exam's title; null for a review.</param>
/// <param name="ExamId">The exam; null for a review.</param>
/// <param name="AttemptId">The running attempt, or null.</param>
/// <param name="At">The end (resume, take) or the opening (prepare); null for a review.</param>
public sealed record NextStep(
    NextStepKind Kind,
    string Subject,
    string? Title,
    Guid? ExamId,
    Guid? AttemptId,
    DateTimeOffset? At
);

/// <summary>A student's dashboard.</summary>
/// <param name="Student">The student.</param>
/// <param name="Running">Live attempts.</param>
/// <param name="Past">Ended attempts, latest first, at most 50.</param>
/// <param name="Integrity">Mean score of released attempts except practice, 0 to 100; null without any.</param>
/// <param name="MasteryIndex">Mean over subjects, 0 to 100; null without a released result.</param>
/// <param name="Mastery">By subject.</param>
/// <param name="Next">Recommended steps, most urgent first, at most 10.</param>
public sealed record StudentDashboard(
    Person Student,
    ImmutableArray<StudentAttempt> Running,
    ImmutableArray<StudentAttempt> Past,
    double? Integrity,
    double? MasteryIndex,
    ImmutableArray<SubjectMastery> Mastery,
    ImmutableArray<NextStep> Next
);

/// <summary>The result of one question.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Position">From 1.</param>
/// <param name="Text">The question.</param>
/// <param name="Answer">As saved; null if not answered.</param>
/// <param name="Points">Null until a teacher grades it.</param>
/// <param name="MaxPoints">Points for a complete answer.</param>
/// <param name="Comment">The grader's comment.</param>
public sealed record QuestionResult(
    Guid QuestionId,
    int Position,
    string Text,
    RawJson? Answer,
    double? Points,
    double MaxPoints,
    string Comment
);

/// <summary>An alert as its student may see it: without the person who handled it.</summary>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="Kind">Stable name.</param>
/// <param name="Level">Its level.</param>
/// <param name="Sentence">Its description.</param>
/// <param name="Verdict">Null until it is resolved.</param>
public sealed record OwnAlert(
    DateTimeOffset RaisedAt,
    string Kind,
    AlertLevel Level,
    string Sentence,
    Verdict? Verdict
);

/// <summary>
/// A report on a student's own attempt. Until the exam's results are released it has the attempt only.
/// </summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Grade">Points; null until released.</param>
/// <param name="Questions">Results by question; empty until released.</param>
/// <param name="Score">The integrity score and its parts; null until released.</param>
/// <param name="Alerts">Oldest first; empty until released.</param>
/// <param name="VerdictComment">The comment of the verdict; null without a verdict.</param>
/// <param name="Events">A page of the student's events, in the order they were scored; empty until released.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
public sealed record StudentReport(
    StudentAttempt Attempt,
    AttemptGrade? Grade,
    ImmutableArray<QuestionResult> Questions,
    ScoreView? Score,
    ImmutableArray<OwnAlert> Alerts,
    string? VerdictComment,
    ImmutableArray<EventView> Events,
    string? Next
);
