using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>One attempt in an export of results.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="StudentId">Its student.</param>
/// <param name="FullName">The student's name.</param>
/// <param name="Email">The student's e-mail address.</param>
/// <param name="Status">Its status.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="EndedAt">Null while live.</param>
/// <param name="Points">Null while live.</param>
/// <param name="MaxPoints">Null while live.</param>
/// <param name="Percent">0 to 100; null while live.</param>
/// <param name="Passed">Null while live, and while answers are to be graded.</param>
/// <param name="ToGrade">Answers to be graded by a teacher.</param>
/// <param name="IntegrityScore">0 to 100, as last stored.</param>
/// <param name="Band">As last stored.</param>
/// <param name="Verdict">A person's verdict; null if there is none.</param>
public sealed record ResultRow(
    Guid AttemptId,
    Guid StudentId,
    string FullName,
    string Email,
    AttemptStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    double? Points,
    double? MaxPoints,
    double? Percent,
    bool? Passed,
    int ToGrade,
    double IntegrityScore,
    string Band,
    Verdict? Verdict
);

/// <summary>One event in an export of events.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="StudentId">Its student.</param>
/// <param name="Seq">Positive for the client's events, negative for those of the server.</param>
/// <param name="Type">The event type.</param>
/// <param name="At">When it started.</param>
/// <param name="ReceivedAt">When the server received it.</param>
/// <param name="Ms">Its duration in milliseconds.</param>
/// <param name="Data">Its payload; null if there is none.</param>
public sealed record EventRow(
    Guid AttemptId,
    Guid StudentId,
    long Seq,
    string Type,
    DateTimeOffset At,
    DateTimeOffset ReceivedAt,
    int Ms,
    RawJson? Data
);
