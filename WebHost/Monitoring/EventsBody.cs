using Veritas.WebHost.Http;

namespace Veritas.WebHost.Monitoring;

/// <summary>One event or a batch, for the OpenAPI document.</summary>
/// <param name="Seq">Number of the first event, from 1.</param>
/// <param name="AttemptId">Required with a token; a ticket identifies its attempt.</param>
/// <param name="Events">The events of a batch; omitted for a single event.</param>
/// <param name="Type">One event's type.</param>
/// <param name="At">One event's time.</param>
/// <param name="Ms">One event's duration in milliseconds.</param>
/// <param name="Data">One event's data.</param>
[Example(
    """{"attempt_id":"0191e508-3108-7d1e-a470-956f66984427","seq":1,"events":[{"type":"tab.hidden","at":"2030-06-15T08:59:00Z","ms":2300}]}"""
)]
public sealed record EventsBody(
    long Seq,
    Guid? AttemptId = null,
    IReadOnlyList<EventBody>? Events = null,
    string? Type = null,
    DateTimeOffset? At = null,
    int? Ms = null,
    RawJson? Data = null
);

/// <summary>One event of a batch.</summary>
/// <param name="Type">An event type that clients can send.</param>
/// <param name="At">When it began, ISO 8601 with a zone.</param>
/// <param name="Ms">Duration in milliseconds.</param>
/// <param name="Data">An object, at most 4 KB.</param>
public sealed record EventBody(string Type, DateTimeOffset At, int? Ms = null, RawJson? Data = null);
