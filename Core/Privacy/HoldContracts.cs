namespace Veritas.Privacy;

/// <summary>A legal hold to create. Names either an exam or a student.</summary>
/// <param name="ExamId">All attempts at that exam; or null.</param>
/// <param name="StudentId">All attempts of that student; or null.</param>
/// <param name="Reason">1 to 2,000 characters.</param>
public sealed record HoldDraft(Guid? ExamId, Guid? StudentId, string Reason);

/// <summary>A legal hold: until it is lifted nothing it covers is deleted, erased or archived.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">The exam it covers; or null.</param>
/// <param name="StudentId">The student it covers; or null.</param>
/// <param name="Reason">The reason.</param>
/// <param name="MadeBy">The admin who created it.</param>
/// <param name="MadeAt">When it was created.</param>
/// <param name="LiftedBy">Null until it is lifted.</param>
/// <param name="LiftedAt">Null until it is lifted.</param>
public sealed record LegalHold(
    Guid Id,
    Guid? ExamId,
    Guid? StudentId,
    string Reason,
    Guid MadeBy,
    DateTimeOffset MadeAt,
    Guid? LiftedBy,
    DateTimeOffset? LiftedAt
);
