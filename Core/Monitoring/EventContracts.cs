using System.Collections.Immutable;

namespace Veritas.Monitoring;

/// <summary>One event as a client sent it, already checked for form.</summary>
/// <param name="Type">A name of <see cref="EventCatalog"/> that clients may send.</param>
/// <param name="At">When it began, by the client, in server time; UTC, whole microseconds.</param>
/// <param name="Ms">How long it lasted in milliseconds, 0 or more.</param>
/// <param name="Data">A JSON object as UTF-8, or empty.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ClientEvent")]
public readonly record struct ClientEvent(
    [property: Id(0)] string Type,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] int Ms,
    [property: Id(3)] ReadOnlyMemory<byte> Data
);

/// <summary>Consecutive events of one attempt: the first has <paramref name="FirstSeq"/>, the rest follow on.</summary>
/// <param name="ConnectionId">The socket it came from; <see cref="Guid.Empty"/>: the HTTP fallback.</param>
/// <param name="FirstSeq">From 1.</param>
/// <param name="Events">1 to the announced limit.</param>
/// <param name="StudentId">When set, the attempt must be this student's; null: a ticket has shown it.</param>
[GenerateSerializer, Immutable, Alias("Veritas.EventBatch")]
public sealed record EventBatch(
    [property: Id(0)] Guid ConnectionId,
    [property: Id(1)] long FirstSeq,
    [property: Id(2)] ImmutableArray<ClientEvent> Events,
    [property: Id(3)] Guid? StudentId
);

/// <summary>A client's socket.</summary>
/// <param name="Id">Made by the web host.</param>
/// <param name="ClientId">Stays the same over reloads of one browser tab; empty when the client names none. At most 64
/// characters.</param>
/// <param name="AddressHash">Tells one network address from another without naming it.</param>
/// <param name="Silo">The silo in the socket's process; null when that process has none.</param>
/// <param name="MayMove">The attempt may move to <paramref name="Silo"/> first and answer <c>attempt_following</c>. A
/// socket asks for that once.</param>
[GenerateSerializer, Immutable, Alias("Veritas.MonitorConnection")]
public sealed record MonitorConnection(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string ClientId,
    [property: Id(2)] string AddressHash,
    [property: Id(3)] SiloAddress? Silo = null,
    [property: Id(4)] bool MayMove = false
);

/// <summary>How far an attempt's events have come.</summary>
/// <param name="Accepted">The last sequence number taken in and scored.</param>
/// <param name="Durable">The last sequence number in PostgreSQL; never over <paramref name="Accepted"/>.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Progress")]
public sealed record Progress([property: Id(0)] long Accepted, [property: Id(1)] long Durable);

/// <summary>What a client's socket is greeted with.</summary>
/// <param name="AttemptId">The attempt the ticket is for.</param>
/// <param name="Progress">Where to resume.</param>
/// <param name="Collect">Event types to collect.</param>
/// <param name="GraceS">Grace by interval type, in seconds.</param>
/// <param name="Instructions">Not yet answered with done, oldest first.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Welcome")]
public sealed record Welcome(
    [property: Id(0)] Guid AttemptId,
    [property: Id(1)] Progress Progress,
    [property: Id(2)] ImmutableArray<string> Collect,
    [property: Id(3)] ImmutableDictionary<string, double> GraceS,
    [property: Id(4)] ImmutableArray<Attempts.Instruction> Instructions
);

/// <summary>The score as a person reads it: numbers with what made them.</summary>
/// <param name="IntegrityScore">0 to 100; falls, never recovers by itself.</param>
/// <param name="Risk">0 to 100 at <paramref name="At"/>; fades.</param>
/// <param name="Band"><c>none</c>, <c>notice</c>, <c>warning</c> or <c>critical</c>.</param>
/// <param name="At">When it was computed.</param>
/// <param name="PolicyVersion">The policy that counted.</param>
/// <param name="Categories">Largest penalty first.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ScoreView")]
public sealed record ScoreView(
    [property: Id(0)] double IntegrityScore,
    [property: Id(1)] double Risk,
    [property: Id(2)] string Band,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] int PolicyVersion,
    [property: Id(5)] ImmutableArray<CategoryScore> Categories
);

/// <summary>One category's part.</summary>
/// <param name="Category">Its name.</param>
/// <param name="Exposure">Sum of what counted.</param>
/// <param name="Penalty">0 to its cap: what it takes from the score.</param>
/// <param name="Types">The types that were seen.</param>
[GenerateSerializer, Immutable, Alias("Veritas.CategoryScore")]
public sealed record CategoryScore(
    [property: Id(0)] string Category,
    [property: Id(1)] double Exposure,
    [property: Id(2)] double Penalty,
    [property: Id(3)] ImmutableArray<TypeScore> Types
);

/// <summary>One event type's part.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Seen">How many were recorded.</param>
/// <param name="Counted">How many had an effect.</param>
/// <param name="TotalMs">Summed duration, milliseconds.</param>
/// <param name="Exposure">What it added.</param>
/// <param name="Risk">What it adds to the risk now.</param>
/// <param name="Accommodated">1 none, 0 exempt, between: scaled.</param>
/// <param name="Meaning">A clause a teacher understands.</param>
/// <param name="LastSeqs">The latest events that counted, at most 8.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TypeScore")]
public sealed record TypeScore(
    [property: Id(0)] string Type,
    [property: Id(1)] int Seen,
    [property: Id(2)] int Counted,
    [property: Id(3)] long TotalMs,
    [property: Id(4)] double Exposure,
    [property: Id(5)] double Risk,
    [property: Id(6)] double Accommodated,
    [property: Id(7)] string Meaning,
    [property: Id(8)] ImmutableArray<long> LastSeqs
);
