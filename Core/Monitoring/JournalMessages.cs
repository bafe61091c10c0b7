namespace Veritas.Monitoring;

/// <summary>The state of a silo's event journal.</summary>
/// <param name="QueuedRows">Number of rows waiting for the database.</param>
/// <param name="Capacity">Maximum number of waiting rows; when it is reached, sockets stop reading.</param>
/// <param name="LagMs">How long the oldest row has waited, in milliseconds.</param>
/// <param name="Failing">True after a failed commit until the next successful one.</param>
[GenerateSerializer, Immutable, Alias("Veritas.JournalHealth")]
public sealed record JournalHealth(
    [property: Id(0)] long QueuedRows,
    [property: Id(1)] long Capacity,
    [property: Id(2)] double LagMs,
    [property: Id(3)] bool Failing
);
