using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Attempts;

/// <summary>The results of an exam as a whole.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Status">Where they are.</param>
/// <param name="Release">When students see them.</param>
/// <param name="Attempts">Ended attempts.</param>
/// <param name="Live">Attempts that still run.</param>
/// <param name="ToGrade">Answers that wait for a grade.</param>
/// <param name="Disagreements">Answers whose two marks are too far apart.</param>
/// <param name="OpenChanges">Requests that nobody has decided.</param>
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
/// <param name="Actor">Needs grade; not who graded first.</param>
/// <param name="QuestionId">The question.</param>
/// <param name="Points">0 to the question's points.</param>
/// <param name="Comment">At most 10,000 characters.</param>
/// <param name="Tag"><see cref="GradedAnswer.Etag"/> of the grade it was made from, without quotes; null: whatever
/// there is.</param>
public sealed record MarkAgain(Actor Actor, Guid QuestionId, double Points, string Comment, string? Tag = null);

/// <summary>Two marks of one answer.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="QuestionId">The question.</param>
/// <param name="First">The first mark.</param>
/// <param name="FirstBy">Who gave it.</param>
/// <param name="Second">The second mark.</param>
/// <param name="SecondBy">Who gave it.</param>
/// <param name="Comment">The second marker's.</param>
/// <param name="Agreed">At most a tenth of the question's points apart: the mean counts. Else the first counts until
/// somebody grades anew.</param>
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
/// <param name="Before">Points as they were.</param>
/// <param name="After">Points by the keys of now.</param>
/// <param name="PassedBefore">Null while answers wait.</param>
/// <param name="PassedAfter">Null while answers wait.</param>
public sealed record Regraded(Guid AttemptId, double Before, double After, bool? PassedBefore, bool? PassedAfter);

/// <summary>A part of a regrade.</summary>
/// <param name="Attempts">How many ended attempts were looked at.</param>
/// <param name="Changed">Those whose points changed.</param>
/// <param name="Next">Go on after this attempt; null: done.</param>
public sealed record RegradePage(int Attempts, ImmutableArray<Regraded> Changed, Guid? Next);

/// <summary>Where a request to change published results is.</summary>
public enum ChangeState
{
    /// <summary>Waits for a second person.</summary>
    Open,

    /// <summary>Done.</summary>
    Approved,

    /// <summary>Not done.</summary>
    Rejected,
}

/// <summary>A wish to change published results: points of one answer, or the key of a question.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="AttemptId">With <paramref name="Points"/>: whose answer.</param>
/// <param name="Points">0 to the question's points; null: it is about the key.</param>
/// <param name="Key">By the question's kind; null: it is about points.</param>
/// <param name="Reason">1 to 2,000 characters.</param>
public sealed record ChangeDraft(Guid QuestionId, Guid? AttemptId, double? Points, RawJson? Key, string Reason);

/// <summary>A request to change published results.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">The exam.</param>
/// <param name="Draft">What is wished.</param>
/// <param name="State">Where it is.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RequestedAt">When.</param>
/// <param name="DecidedBy">Another person; null while open.</param>
/// <param name="DecidedAt">When; null while open.</param>
/// <param name="Comment">Of the decision.</param>
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
