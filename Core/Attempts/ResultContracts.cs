using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Attempts;

/// <summary>The state of an exam's results.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Status">Their status.</param>
/// <param name="Release">When students see them.</param>
/// <param name="Attempts">Number of ended attempts.</param>
/// <param name="Live">Number of live attempts.</param>
/// <param name="ToGrade">Number of answers to be graded.</param>
/// <param name="Disagreements">Number of answers whose two marks do not agree.</param>
/// <param name="OpenChanges">Number of undecided requests for changes.</param>
public sealed record ExamResults(
    Guid ExamId,
    ResultsStatus Status,
    ResultRelease Release,
    int Attempts,
    int Live,
    int ToGrade,
    int Disagreements,
    int OpenChanges
);

/// <summary>A second person's mark of an answer that one person has graded.</summary>
/// <param name="Actor">Needs grade; not the person who gave the first mark.</param>
/// <param name="QuestionId">The question.</param>
/// <param name="Points">0 to the question's points.</param>
/// <param name="Comment">At most 10,000 characters.</param>
/// <param name="Tag"><see cref="GradedAnswer.Etag"/> of the grade it was made from, without quotes; null: any.</param>
public sealed record MarkAgain(Actor Actor, Guid QuestionId, double Points, string Comment, string? Tag = null);

/// <summary>Two marks of one answer.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="QuestionId">The question.</param>
/// <param name="First">The first mark.</param>
/// <param name="FirstBy">The person who gave it.</param>
/// <param name="Second">The second mark.</param>
/// <param name="SecondBy">The person who gave it.</param>
/// <param name="Comment">The comment of the second mark.</param>
/// <param name="Agreed">Whether the marks differ by at most a tenth of the question's points; then the mean counts.
/// Otherwise the first mark counts until the answer is graded again.</param>
public sealed record TwoMarks(
    Guid AttemptId,
    Guid QuestionId,
    double First,
    Guid FirstBy,
    double Second,
    Guid SecondBy,
    string Comment,
    bool Agreed
);

/// <summary>An attempt whose points a regrade changes.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Before">The previous points.</param>
/// <param name="After">The points by the current keys.</param>
/// <param name="PassedBefore">Null while answers are to be graded.</param>
/// <param name="PassedAfter">Null while answers are to be graded.</param>
public sealed record Regraded(Guid AttemptId, double Before, double After, bool? PassedBefore, bool? PassedAfter);

/// <summary>A page of a regrade.</summary>
/// <param name="Attempts">Number of ended attempts checked.</param>
/// <param name="Changed">Attempts whose points change.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
public sealed record RegradePage(int Attempts, ImmutableArray<Regraded> Changed, Guid? Next);

/// <summary>The state of a request to change published results.</summary>
public enum ChangeState
{
    /// <summary>Waiting for a second person.</summary>
    Open,

    /// <summary>Done.</summary>
    Approved,

    /// <summary>Not done.</summary>
    Rejected,
}

/// <summary>A change of published results to request: the points of one answer, or the key of a question.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="AttemptId">With <paramref name="Points"/>: the attempt.</param>
/// <param name="Points">0 to the question's points; null for a change of the key.</param>
/// <param name="Key">JSON by the question's kind; null for a change of points.</param>
/// <param name="Reason">1 to 2,000 characters.</param>
public sealed record ChangeDraft(Guid QuestionId, Guid? AttemptId, double? Points, RawJson? Key, string Reason);

/// <summary>A request to change published results.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">The exam.</param>
/// <param name="Draft">The requested change.</param>
/// <param name="State">Its state.</param>
/// <param name="RequestedBy">The requesting person.</param>
/// <param name="RequestedAt">When it was requested.</param>
/// <param name="DecidedBy">The deciding person, never the requesting one; null while open.</param>
/// <param name="DecidedAt">When it was decided; null while open.</param>
/// <param name="Comment">The comment of the decision.</param>
public sealed record ResultChange(
    Guid Id,
    Guid ExamId,
    ChangeDraft Draft,
    ChangeState State,
    Guid RequestedBy,
    DateTimeOffset RequestedAt,
    Guid? DecidedBy,
    DateTimeOffset? DecidedAt,
    string Comment
);
