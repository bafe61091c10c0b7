using Veritas.Accounts;
using Veritas.Analysis;

namespace Veritas.Privacy;

/// <summary>A wish for a legal hold. Exactly one of exam and student is named.</summary>
/// <param name="ExamId">All attempts at that exam; or null.</param>
/// <param name="StudentId">All attempts of that student; or null.</param>
/// <param name="Reason">1 to 2,000 characters.</param>
public sealed record HoldDraft(Guid? ExamId, Guid? StudentId, string Reason);

/// <summary>A legal hold: while it is there nothing it covers is deleted, erased or archived.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">The exam it covers; or null.</param>
/// <param name="StudentId">The student it covers; or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="MadeBy">By whom.</param>
/// <param name="MadeAt">Since when.</param>
/// <param name="LiftedBy">Null while it holds.</param>
/// <param name="LiftedAt">Null while it holds.</param>
public sealed record LegalHold(
    Guid Id, Guid? ExamId, Guid? StudentId, string Reason, Guid MadeBy,
    DateTimeOffset MadeAt, Guid? LiftedBy, DateTimeOffset? LiftedAt);
