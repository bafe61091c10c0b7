using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Audit;

/// <summary>A change that is about to run.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="At">When it was requested.</param>
/// <param name="Actor">The caller; null when not signed in.</param>
/// <param name="KeyId">The API key that was used; else null.</param>
/// <param name="Action">Route or hub call, such as <c>PUT /teacher/exams/{exam_id}</c>.</param>
/// <param name="Subject">Kind of the resource; empty when its state cannot be recorded.</param>
/// <param name="SubjectId">The resource; null when the change creates it.</param>
/// <param name="PartId">The part of the resource; null when it has none.</param>
/// <param name="Detail">More about the change as JSON; or null.</param>
/// <param name="RequestId">The request's id in errors and logs.</param>
/// <param name="Address">Network address, shortened to /24 or /48.</param>
public sealed record AuditIntent(
    Guid Id,
    DateTimeOffset At,
    Actor? Actor,
    Guid? KeyId,
    string Action,
    string Subject,
    Guid? SubjectId,
    Guid? PartId,
    RawJson? Detail,
    string RequestId,
    string Address
);

/// <summary>The outcome of a change.</summary>
/// <param name="Id">The id of the intent.</param>
/// <param name="ActorId">The user, if only the change itself revealed who it is, as a sign-in does; else null.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="SubjectId">The resource that was created; else null.</param>
public sealed record AuditOutcome(Guid Id, Guid? ActorId, int Status, Guid? SubjectId);

/// <summary>A row of the audit log.</summary>
/// <param name="Seq">Its number, from 1 without gaps.</param>
/// <param name="Id">UUIDv7.</param>
/// <param name="At">When the change was requested.</param>
/// <param name="ActorId">The user; null when not signed in.</param>
/// <param name="ActorRole">The role at that time.</param>
/// <param name="KeyId">The API key that was used; else null.</param>
/// <param name="Action">Route or hub call.</param>
/// <param name="Subject">Kind of the resource.</param>
/// <param name="SubjectId">The resource.</param>
/// <param name="PartId">The part of the resource.</param>
/// <param name="Status">HTTP status; 0 when the outcome is unknown.</param>
/// <param name="Detail">More about the change.</param>
/// <param name="Before">The resource before, without secrets; above 16 KB only its size and SHA-256.</param>
/// <param name="After">The resource after, likewise.</param>
/// <param name="RequestId">The request's id in errors and logs.</param>
/// <param name="Address">Network address, shortened to /24 or /48.</param>
/// <param name="Hash">SHA-256 over this row and the hash of the previous one, hex.</param>
public sealed record AuditRow(
    long Seq,
    Guid Id,
    DateTimeOffset At,
    Guid? ActorId,
    string? ActorRole,
    Guid? KeyId,
    string Action,
    string Subject,
    Guid? SubjectId,
    Guid? PartId,
    int Status,
    RawJson? Detail,
    RawJson? Before,
    RawJson? After,
    string RequestId,
    string Address,
    string Hash
);

/// <summary>Selects rows; null means any.</summary>
/// <param name="ActorId">Changes by that user.</param>
/// <param name="Action">Exactly this route or hub call.</param>
/// <param name="SubjectId">Changes of that resource.</param>
/// <param name="Since">At that time or later.</param>
/// <param name="Until">Before that time.</param>
/// <param name="Before">Cursor: rows that come after this one in the list.</param>
/// <param name="Limit">1 to 500.</param>
public sealed record AuditQuery(
    Guid? ActorId,
    string? Action,
    Guid? SubjectId,
    DateTimeOffset? Since,
    DateTimeOffset? Until,
    long? Before,
    int Limit
);

/// <summary>A page, newest first.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">The <c>before</c> of the next page; null at the end.</param>
public sealed record AuditPage(ImmutableArray<AuditRow> Items, long? Next);

/// <summary>A row that was tampered with.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Fault"><c>missing</c>, <c>changed</c>, or <c>unlinked</c>: it does not follow the previous row.</param>
public sealed record AuditFault(long Seq, string Fault);

/// <summary>The result of a verification of the chain.</summary>
/// <param name="Intact">No fault in the verified rows.</param>
/// <param name="Rows">How many rows were verified.</param>
/// <param name="Faults">The first 100.</param>
/// <param name="Next">The <c>after</c> of the next call; null when the end was reached.</param>
/// <param name="HeadSeq">Number of the last row.</param>
/// <param name="HeadHash">
/// Its hash. A copy stored elsewhere proves later that the whole chain was not rewritten.
/// </param>
public sealed record AuditVerdict(
    bool Intact,
    long Rows,
    ImmutableArray<AuditFault> Faults,
    long? Next,
    long HeadSeq,
    string HeadHash
);
