using System.Collections.Immutable;

namespace Veritas.Alerts;

/// <summary>Severity of an alert.</summary>
public enum AlertLevel
{
    /// <summary>About the connection or the device; no evidence against the student.</summary>
    Technical,

    /// <summary>Low priority; also a raised hand.</summary>
    Notice,

    /// <summary>Review soon.</summary>
    Warning,

    /// <summary>Review now.</summary>
    Critical,
}

/// <summary>State of an alert's triage.</summary>
public enum AlertState
{
    /// <summary>Not acknowledged yet.</summary>
    Open,

    /// <summary>A teacher is reviewing it.</summary>
    Acknowledged,

    /// <summary>A teacher has given a verdict.</summary>
    Resolved,
}

/// <summary>A person's judgement.</summary>
public enum Verdict
{
    /// <summary>No violation.</summary>
    Cleared,

    /// <summary>Needs further review.</summary>
    Suspicious,

    /// <summary>A violation of the rules.</summary>
    Violation,
}

/// <summary>One alert.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">The exam.</param>
/// <param name="AttemptId">The attempt.</param>
/// <param name="RaisedAt">Server time.</param>
/// <param name="Kind">Stable name: <c>band.warning</c>, <c>event.face.multiple</c>, <c>pattern.hidden_paste</c>,
/// <c>connection.lost</c>.</param>
/// <param name="Level">Severity.</param>
/// <param name="Sentence">For the teacher; does not name the student.</param>
/// <param name="EventSeqs">The events that caused it, at most 32.</param>
/// <param name="IntegrityScore">At the time of the alert.</param>
/// <param name="Risk">At the time of the alert.</param>
/// <param name="State">State of the triage.</param>
/// <param name="HandledBy">The person who acknowledged or resolved it last.</param>
/// <param name="HandledAt">When it was acknowledged or resolved last.</param>
/// <param name="Verdict">Set when resolved.</param>
/// <param name="Comment">Set when resolved.</param>
/// <param name="No">Its number in the room's order, which only increases; 0 until the room has numbered it.</param>
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
