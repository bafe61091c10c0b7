namespace Veritas.Monitoring;

/// <summary>How the event journal of a silo stands.</summary>
/// <param name="QueuedRows">Rows that wait for the database.</param>
/// <param name="Capacity">Rows that may wait; when full, sockets stop reading.</param>
/// <param name="LagMs">How long the oldest has waited, milliseconds.</param>
/// <param name="Failing">True from a failed commit to the next good one.</param>
[GenerateSerializer, Immutable, Alias("Veritas.JournalHealth")]
public sealed record JournalHealth(
    [property: Id(0)] long QueuedRows,
    [property: Id(1)] long Capacity,
    [property: Id(2)] double LagMs,
    [property: Id(3)] bool Failing
);
