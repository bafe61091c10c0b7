using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Rooms;

/// <summary>One attempt as the room shows it; the newest card of an attempt counts.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="StudentId">Its student.</param>
/// <param name="StudentName">For teachers. Empty in reports from attempts; the room fills it in.</param>
/// <param name="Status">Its status.</param>
/// <param name="Connected">Whether a client's socket is open.</param>
/// <param name="Locked">Whether a teacher has locked the page.</param>
/// <param name="HandRaised">Whether the student is asking for the teacher.</param>
/// <param name="IntegrityScore">0 to 100.</param>
/// <param name="Risk">0 to 100 at <paramref name="At"/>.</param>
/// <param name="Band"><c>none</c>, <c>notice</c>, <c>warning</c>, <c>critical</c>.</param>
/// <param name="Events">Number of recorded events.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Deadline">When it ends.</param>
/// <param name="Unsupported">Event types that the student's browser cannot detect.</param>
/// <param name="At">Time of this state.</param>
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

/// <summary>The room's statistics.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Live">Attempts in progress or paused.</param>
/// <param name="Connected">Attempts with an open socket.</param>
/// <param name="Ended">Attempts submitted, expired, abandoned or terminated.</param>
/// <param name="OpenAlerts">Alerts neither acknowledged nor resolved.</param>
/// <param name="At">When they were counted.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RoomStats")]
public sealed record RoomStats(
    [property: Id(0)] Guid ExamId,
    [property: Id(1)] int Live,
    [property: Id(2)] int Connected,
    [property: Id(3)] int Ended,
    [property: Id(4)] int OpenAlerts,
    [property: Id(5)] DateTimeOffset At
);

/// <summary>The initial state of a teacher's page.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Title">Its title.</param>
/// <param name="Attempts">All attempts.</param>
/// <param name="Alerts">The open alerts and the latest 200, or all alerts after the last number if one was given. In
/// the order of their numbers.</param>
/// <param name="Stats">The statistics.</param>
/// <param name="AlertNo">The number of the room's latest alert. Pushed alerts have higher numbers, also after the room
/// has restarted.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RoomSnapshot")]
public sealed record RoomSnapshot(
    [property: Id(0)] Guid ExamId,
    [property: Id(1)] string Title,
    [property: Id(2)] ImmutableArray<AttemptCard> Attempts,
    [property: Id(3)] ImmutableArray<Alert> Alerts,
    [property: Id(4)] RoomStats Stats,
    [property: Id(5)] long AlertNo
);

/// <summary>The changes since the last push.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Alerts">New alerts, with consecutive numbers.</param>
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
