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
[GenerateSerializer, Immutable, Alias("Veritas.AuditIntent")]
public sealed record AuditIntent(
    [property: Id(0)] Guid Id, [property: Id(1)] DateTimeOffset At, [property: Id(2)] Actor? Actor, [property: Id(3)] Guid? KeyId, [property: Id(4)] string Action,
    [property: Id(5)] string Subject, [property: Id(6)] Guid? SubjectId, [property: Id(7)] Guid? PartId, [property: Id(8)] RawJson? Detail,
    [property: Id(9)] string RequestId, [property: Id(10)] string Address);

/// <summary>How it ended.</summary>
/// <param name="Id">The intent's.</param>
/// <param name="ActorId">Who, when that was not known before (a sign-in); else null.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="SubjectId">The thing that was made; null when none was.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AuditOutcome")]
public sealed record AuditOutcome([property: Id(0)] Guid Id, [property: Id(1)] Guid? ActorId, [property: Id(2)] int Status, [property: Id(3)] Guid? SubjectId);

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
[GenerateSerializer, Immutable, Alias("Veritas.AuditRow")]
public sealed record AuditRow(
    [property: Id(0)] long Seq, [property: Id(1)] Guid Id, [property: Id(2)] DateTimeOffset At, [property: Id(3)] Guid? ActorId, [property: Id(4)] string? ActorRole,
    [property: Id(5)] Guid? KeyId, [property: Id(6)] string Action, [property: Id(7)] string Subject, [property: Id(8)] Guid? SubjectId,
    [property: Id(9)] Guid? PartId, [property: Id(10)] int Status, [property: Id(11)] RawJson? Detail, [property: Id(12)] RawJson? Before,
    [property: Id(13)] RawJson? After, [property: Id(14)] string RequestId, [property: Id(15)] string Address, [property: Id(16)] string Hash);

/// <summary>Which rows; every null stands for all.</summary>
/// <param name="ActorId">By whom.</param>
/// <param name="Action">Exactly this route or hub call.</param>
/// <param name="SubjectId">What happened to that thing.</param>
/// <param name="Since">From that time on.</param>
/// <param name="Until">Before that time.</param>
/// <param name="Before">Older than this row (a cursor).</param>
/// <param name="Limit">1 to 500.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AuditQuery")]
public sealed record AuditQuery(
    [property: Id(0)] Guid? ActorId, [property: Id(1)] string? Action, [property: Id(2)] Guid? SubjectId, [property: Id(3)] DateTimeOffset? Since,
    [property: Id(4)] DateTimeOffset? Until, [property: Id(5)] long? Before, [property: Id(6)] int Limit);

/// <summary>A page, newest first.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Give it as <c>before</c> for the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AuditPage")]
public sealed record AuditPage([property: Id(0)] ImmutableArray<AuditRow> Items, [property: Id(1)] long? Next);

/// <summary>A row that is not as it was written.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Fault"><c>missing</c>, <c>changed</c>, or <c>unlinked</c>: it does not follow the row before.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AuditFault")]
public sealed record AuditFault([property: Id(0)] long Seq, [property: Id(1)] string Fault);

/// <summary>What a look at the chain found.</summary>
/// <param name="Intact">No fault in what was looked at.</param>
/// <param name="Rows">Rows looked at.</param>
/// <param name="Faults">The first 100.</param>
/// <param name="Next">Go on with it as <c>after</c>; null when the end was reached.</param>
/// <param name="HeadSeq">Number of the last row.</param>
/// <param name="HeadHash">Its hash: kept somewhere else, it shows later that not even the whole chain was written anew.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AuditVerdict")]
public sealed record AuditVerdict(
    [property: Id(0)] bool Intact, [property: Id(1)] long Rows, [property: Id(2)] ImmutableArray<AuditFault> Faults, [property: Id(3)] long? Next,
    [property: Id(4)] long HeadSeq, [property: Id(5)] string HeadHash);
