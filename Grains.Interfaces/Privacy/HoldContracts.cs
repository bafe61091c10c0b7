using Veritas.Accounts;
using Veritas.Analysis;

namespace Veritas.Privacy;

/// <summary>A wish for a legal hold. Exactly one of exam and student is named.</summary>
/// <param name="ExamId">All attempts at that exam; or null.</param>
/// <param name="StudentId">All attempts of that student; or null.</param>
/// <param name="Reason">1 to 2,000 characters.</param>
[GenerateSerializer, Immutable, Alias("Veritas.HoldDraft")]
public sealed record HoldDraft([property: Id(0)] Guid? ExamId, [property: Id(1)] Guid? StudentId, [property: Id(2)] string Reason);

/// <summary>A legal hold: while it is there nothing it covers is deleted, erased or archived.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">The exam it covers; or null.</param>
/// <param name="StudentId">The student it covers; or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="MadeBy">By whom.</param>
/// <param name="MadeAt">Since when.</param>
/// <param name="LiftedBy">Null while it holds.</param>
/// <param name="LiftedAt">Null while it holds.</param>
[GenerateSerializer, Immutable, Alias("Veritas.LegalHold")]
public sealed record LegalHold(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid? ExamId, [property: Id(2)] Guid? StudentId, [property: Id(3)] string Reason, [property: Id(4)] Guid MadeBy,
    [property: Id(5)] DateTimeOffset MadeAt, [property: Id(6)] Guid? LiftedBy, [property: Id(7)] DateTimeOffset? LiftedAt);

/// <summary>Legal holds. Key: 0; any number of activations. For admins alone; the web host sees to that. Without the database every call answers <c>database_away</c>.</summary>
[Alias("Veritas.IHoldsGrain")]
public interface IHoldsGrain : IGrainWithIntegerKey
{
    /// <summary>A new hold; every deletion that begins after the answer keeps to it. Problems: <c>hold_invalid</c>, <c>exam_unknown</c>, <c>student_unknown</c>.</summary>
    [Alias("Place")]
    Task<Result<LegalHold>> Place(Actor actor, HoldDraft draft);

    /// <summary>Holds, latest first. Problem: <c>cursor_invalid</c>.</summary>
    /// <param name="lifted">Those that were lifted as well.</param>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("List"), Repeatable]
    Task<Result<Page<LegalHold>>> List(bool lifted, string? after, int limit);

    /// <summary>Lifts a hold; again changes nothing. Problem: <c>hold_unknown</c>.</summary>
    [Alias("Lift"), Repeatable]
    Task<Result<Done>> Lift(Actor actor, Guid holdId);
}
