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
[GenerateSerializer, Immutable, Alias("Veritas.ResultRow")]
public sealed record ResultRow(
    [property: Id(0)] Guid AttemptId, [property: Id(1)] Guid StudentId, [property: Id(2)] string FullName, [property: Id(3)] string Email,
    [property: Id(4)] AttemptStatus Status, [property: Id(5)] DateTimeOffset StartedAt, [property: Id(6)] DateTimeOffset? EndedAt,
    [property: Id(7)] double? Points, [property: Id(8)] double? MaxPoints, [property: Id(9)] double? Percent, [property: Id(10)] bool? Passed,
    [property: Id(11)] int ToGrade, [property: Id(12)] double IntegrityScore, [property: Id(13)] string Band, [property: Id(14)] Verdict? Verdict);

/// <summary>One event in an export of events.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="StudentId">Whose.</param>
/// <param name="Seq">Above 0: the client's; below: Veritas' own.</param>
/// <param name="Type">Its type.</param>
/// <param name="At">When it began.</param>
/// <param name="ReceivedAt">When the server had it.</param>
/// <param name="Ms">How long it lasted.</param>
/// <param name="Data">What came with it; null: nothing.</param>
[GenerateSerializer, Immutable, Alias("Veritas.EventRow")]
public sealed record EventRow(
    [property: Id(0)] Guid AttemptId, [property: Id(1)] Guid StudentId, [property: Id(2)] long Seq, [property: Id(3)] string Type,
    [property: Id(4)] DateTimeOffset At, [property: Id(5)] DateTimeOffset ReceivedAt, [property: Id(6)] int Ms, [property: Id(7)] RawJson? Data);

/// <summary>
/// An exam's rows page by page, for exports of any length. Key: 0; any number of activations. Problems: <c>exam_unknown</c>, <c>not_permitted</c>,
/// <c>database_away</c>.
/// </summary>
[Alias("Veritas.IExportsGrain")]
public interface IExportsGrain : IGrainWithIntegerKey
{
    /// <summary>At most 1,000 attempts behind that one, in the order of their starts; needs view.</summary>
    [Alias("Results")]
    Task<Result<ImmutableArray<ResultRow>>> Results(Actor actor, Guid examId, Guid? after);

    /// <summary>At most 2,000 events behind that one, attempt by attempt, in the order of their numbers; needs proctor.</summary>
    [Alias("Events")]
    Task<Result<ImmutableArray<EventRow>>> Events(Actor actor, Guid examId, Guid? afterAttempt, long afterSeq);
}
