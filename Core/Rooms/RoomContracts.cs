using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Rooms;

/// <summary>One attempt as the room shows it; the newest per attempt wins.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="StudentId">Whose.</param>
/// <param name="StudentName">For the teacher's eyes; empty in reports from attempts, filled in by the room.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Connected">A client's socket is open.</param>
/// <param name="Locked">A teacher covered the page.</param>
/// <param name="HandRaised">The student asks for the teacher.</param>
/// <param name="IntegrityScore">0 to 100.</param>
/// <param name="Risk">0 to 100 at <paramref name="At"/>.</param>
/// <param name="Band"><c>none</c>, <c>notice</c>, <c>warning</c>, <c>critical</c>.</param>
/// <param name="Events">Recorded so far.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Deadline">When it ends.</param>
/// <param name="Unsupported">Event types the student's browser cannot sense.</param>
/// <param name="At">When this was true.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptCard")]
public sealed record AttemptCard(
    [property: Id(0)] Guid AttemptId,
    [property: Id(1)] Guid StudentId,
    [property: Id(2)] string StudentName,
    [property: Id(3)] AttemptStatus Status,
    [property: Id(4)] bool Connected,
    [property: Id(5)] bool Locked,
    [property: Id(6)] bool HandRaised,
    [property: Id(7)] double IntegrityScore,
    [property: Id(8)] double Risk,
    [property: Id(9)] string Band,
    [property: Id(10)] long Events,
    [property: Id(11)] DateTimeOffset StartedAt,
    [property: Id(12)] DateTimeOffset Deadline,
    [property: Id(13)] ImmutableArray<string> Unsupported,
    [property: Id(14)] DateTimeOffset At
);

/// <summary>The room in numbers.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Live">In progress or paused.</param>
/// <param name="Connected">With an open socket.</param>
/// <param name="Ended">Submitted, expired, abandoned or terminated.</param>
/// <param name="OpenAlerts">Neither acknowledged nor resolved.</param>
/// <param name="At">When counted.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RoomStats")]
public sealed record RoomStats(
    [property: Id(0)] Guid ExamId,
    [property: Id(1)] int Live,
    [property: Id(2)] int Connected,
    [property: Id(3)] int Ended,
    [property: Id(4)] int OpenAlerts,
    [property: Id(5)] DateTimeOffset At
);

/// <summary>What a page needs to begin.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Title">Its title.</param>
/// <param name="Attempts">Everybody.</param>
/// <param name="Alerts">Without a last number: the open ones and the latest 200; with one: every newer one. In the
/// order of the numbers.</param>
/// <param name="Stats">The numbers.</param>
/// <param name="AlertNo">The room's running number of its latest alert; pushed alerts carry higher ones, also after the
/// room has begun anew.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RoomSnapshot")]
public sealed record RoomSnapshot(
    [property: Id(0)] Guid ExamId,
    [property: Id(1)] string Title,
    [property: Id(2)] ImmutableArray<AttemptCard> Attempts,
    [property: Id(3)] ImmutableArray<Alert> Alerts,
    [property: Id(4)] RoomStats Stats,
    [property: Id(5)] long AlertNo
);

/// <summary>What has happened since the last push.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Alerts">New ones; their numbers follow on from one another.</param>
/// <param name="Triaged">Known alerts whose triage has changed.</param>
/// <param name="Changes">The newest card of each attempt that changed.</param>
/// <param name="Stats">Null when unchanged.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RoomUpdate")]
public sealed record RoomUpdate(
    [property: Id(0)] Guid ExamId,
    [property: Id(1)] ImmutableArray<Alert> Alerts,
    [property: Id(2)] ImmutableArray<Alert> Triaged,
    [property: Id(3)] ImmutableArray<AttemptCard> Changes,
    [property: Id(4)] RoomStats? Stats
);
