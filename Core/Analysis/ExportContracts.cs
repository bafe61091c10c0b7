using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>One attempt in an export of results.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="StudentId">Whose.</param>
/// <param name="FullName">The student's name.</param>
/// <param name="Email">The student's address.</param>
/// <param name="Status">Where it is.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">Null while live.</param>
/// <param name="Points">Null while live.</param>
/// <param name="MaxPoints">Null while live.</param>
/// <param name="Percent">0 to 100; null while live.</param>
/// <param name="Passed">Null while live, and while answers wait for a teacher.</param>
/// <param name="ToGrade">Answers that wait for a teacher.</param>
/// <param name="IntegrityScore">0 to 100, as last written.</param>
/// <param name="Band">As last written.</param>
/// <param name="Verdict">A person's judgement; null: none.</param>
public sealed record ResultRow(
    Guid AttemptId, Guid StudentId, string FullName, string Email,
    AttemptStatus Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt,
    double? Points, double? MaxPoints, double? Percent, bool? Passed,
    int ToGrade, double IntegrityScore, string Band, Verdict? Verdict);

/// <summary>One event in an export of events.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="StudentId">Whose.</param>
/// <param name="Seq">Above 0: the client's; below: Veritas' own.</param>
/// <param name="Type">Its type.</param>
/// <param name="At">When it began.</param>
/// <param name="ReceivedAt">When the server had it.</param>
/// <param name="Ms">How long it lasted.</param>
/// <param name="Data">What came with it; null: nothing.</param>
public sealed record EventRow(
    Guid AttemptId, Guid StudentId, long Seq, string Type,
    DateTimeOffset At, DateTimeOffset ReceivedAt, int Ms, RawJson? Data);
