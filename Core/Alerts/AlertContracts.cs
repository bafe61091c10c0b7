using System.Collections.Immutable;

namespace Veritas.Alerts;

/// <summary>How loud an alert is.</summary>
public enum AlertLevel
{
    /// <summary>About the connection or the device: never guilt.</summary>
    Technical,

    /// <summary>Worth a glance; a raised hand too.</summary>
    Notice,

    /// <summary>Worth a look soon.</summary>
    Warning,

    /// <summary>Worth a look now.</summary>
    Critical,
}

/// <summary>Where triage is.</summary>
public enum AlertState
{
    /// <summary>Nobody has looked.</summary>
    Open,

    /// <summary>Somebody looks.</summary>
    Acknowledged,

    /// <summary>Somebody has judged.</summary>
    Resolved,
}

/// <summary>A person's judgement.</summary>
public enum Verdict
{
    /// <summary>Nothing wrong.</summary>
    Cleared,

    /// <summary>Worth a second look.</summary>
    Suspicious,

    /// <summary>Against the rules.</summary>
    Violation,
}

/// <summary>One alert.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">The exam.</param>
/// <param name="AttemptId">The attempt.</param>
/// <param name="RaisedAt">Server time.</param>
/// <param name="Kind">Stable name: <c>band.warning</c>, <c>event.face.multiple</c>, <c>pattern.hidden_paste</c>,
/// <c>connection.lost</c>.</param>
/// <param name="Level">How loud.</param>
/// <param name="Sentence">For the teacher; names no student.</param>
/// <param name="EventSeqs">The events that caused it, at most 32.</param>
/// <param name="IntegrityScore">When raised.</param>
/// <param name="Risk">When raised.</param>
/// <param name="State">Triage.</param>
/// <param name="HandledBy">Who acknowledged or resolved last.</param>
/// <param name="HandledAt">When.</param>
/// <param name="Verdict">Set when resolved.</param>
/// <param name="Comment">Set when resolved.</param>
/// <param name="No">Its place in the room's order, which only increases; 0 until the room has seen it.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Alert")]
public sealed record Alert(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid ExamId,
    [property: Id(2)] Guid AttemptId,
    [property: Id(3)] DateTimeOffset RaisedAt,
    [property: Id(4)] string Kind,
    [property: Id(5)] AlertLevel Level,
    [property: Id(6)] string Sentence,
    [property: Id(7)] ImmutableArray<long> EventSeqs,
    [property: Id(8)] double IntegrityScore,
    [property: Id(9)] double Risk,
    [property: Id(10)] AlertState State = AlertState.Open,
    [property: Id(11)] Guid? HandledBy = null,
    [property: Id(12)] DateTimeOffset? HandledAt = null,
    [property: Id(13)] Verdict? Verdict = null,
    [property: Id(14)] string? Comment = null,
    [property: Id(15)] long No = 0
);
