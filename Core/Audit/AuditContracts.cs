using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Audit;

/// <summary>A change about to be made.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Actor">Who; null when nobody is signed in.</param>
/// <param name="KeyId">The API key that was used; null when none was.</param>
/// <param name="Action">Route or hub call, such as <c>PUT /teacher/exams/{exam_id}</c>.</param>
/// <param name="Subject">Kind of the thing; empty when it is none that can be shown.</param>
/// <param name="SubjectId">The thing; null when it is about to be made.</param>
/// <param name="PartId">Which part of it; null when it has none.</param>
/// <param name="Detail">More about it as JSON; null when there is none.</param>
/// <param name="RequestId">As errors and logs name the request.</param>
/// <param name="Address">Network address, shortened to /24 or /48.</param>
public sealed record AuditIntent(
    Guid Id, DateTimeOffset At, Actor? Actor, Guid? KeyId, string Action,
    string Subject, Guid? SubjectId, Guid? PartId, RawJson? Detail,
    string RequestId, string Address);

/// <summary>How it ended.</summary>
/// <param name="Id">The intent's.</param>
/// <param name="ActorId">Who, when that was not known before (a sign-in); else null.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="SubjectId">The thing that was made; null when none was.</param>
public sealed record AuditOutcome(Guid Id, Guid? ActorId, int Status, Guid? SubjectId);

/// <summary>A row of the audit log.</summary>
/// <param name="Seq">Its number, from 1 without gaps.</param>
/// <param name="Id">UUIDv7.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="ActorId">Who; null when nobody was signed in.</param>
/// <param name="ActorRole">The role at that time.</param>
/// <param name="KeyId">The API key that was used; else null.</param>
/// <param name="Action">Route or hub call.</param>
/// <param name="Subject">Kind of the thing.</param>
/// <param name="SubjectId">The thing.</param>
/// <param name="PartId">Which part of it.</param>
/// <param name="Status">HTTP status; 0 when it is not known how it ended.</param>
/// <param name="Detail">More about it.</param>
/// <param name="Before">The thing before, without secrets; of more than 16 KB only size and SHA-256.</param>
/// <param name="After">The thing after, likewise.</param>
/// <param name="RequestId">As errors and logs name the request.</param>
/// <param name="Address">Network address, shortened to /24 or /48.</param>
/// <param name="Hash">SHA-256 over this row and the hash of the one before, hex.</param>
public sealed record AuditRow(
    long Seq, Guid Id, DateTimeOffset At, Guid? ActorId, string? ActorRole,
    Guid? KeyId, string Action, string Subject, Guid? SubjectId,
    Guid? PartId, int Status, RawJson? Detail, RawJson? Before,
    RawJson? After, string RequestId, string Address, string Hash);

/// <summary>Which rows; every null stands for all.</summary>
/// <param name="ActorId">By whom.</param>
/// <param name="Action">Exactly this route or hub call.</param>
/// <param name="SubjectId">What happened to that thing.</param>
/// <param name="Since">From that time on.</param>
/// <param name="Until">Before that time.</param>
/// <param name="Before">Older than this row (a cursor).</param>
/// <param name="Limit">1 to 500.</param>
public sealed record AuditQuery(
    Guid? ActorId, string? Action, Guid? SubjectId, DateTimeOffset? Since,
    DateTimeOffset? Until, long? Before, int Limit);

/// <summary>A page, newest first.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Give it as <c>before</c> for the next page; null at the end.</param>
public sealed record AuditPage(ImmutableArray<AuditRow> Items, long? Next);

/// <summary>A row that is not as it was written.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Fault"><c>missing</c>, <c>changed</c>, or <c>unlinked</c>: it does not follow the row before.</param>
public sealed record AuditFault(long Seq, string Fault);

/// <summary>What a look at the chain found.</summary>
/// <param name="Intact">No fault in what was looked at.</param>
/// <param name="Rows">Rows looked at.</param>
/// <param name="Faults">The first 100.</param>
/// <param name="Next">Go on with it as <c>after</c>; null when the end was reached.</param>
/// <param name="HeadSeq">Number of the last row.</param>
/// <param name="HeadHash">Its hash: kept somewhere else, it shows later that not even the whole chain was written anew.</param>
public sealed record AuditVerdict(
    bool Intact, long Rows, ImmutableArray<AuditFault> Faults, long? Next,
    long HeadSeq, string HeadHash);
