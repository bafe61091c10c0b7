namespace Veritas.Monitoring;

/// <summary>
/// One recorded event, as the rules process it. Replay order: client events by <paramref name="Seq"/>; a server event
/// (seq below 0) right after its <paramref name="AfterSeq"/>, several of them in the order -1, -2, ….
/// </summary>
/// <param name="Seq">From 1 upward for client events, from -1 downward for server events.</param>
/// <param name="AfterSeq">Server events: the last client number accepted before; else 0.</param>
/// <param name="Type">Name in the taxonomy.</param>
/// <param name="At">Its start according to the client, in server time, or according to the server.</param>
/// <param name="ReceivedAt">When the server received it.</param>
/// <param name="Ms">Its duration in milliseconds, 0 or more.</param>
/// <param name="Data">A JSON object as UTF-8, as the client wrote it or as PostgreSQL renders it; or empty.</param>
public readonly record struct RecordedEvent(
    long Seq,
    long AfterSeq,
    string Type,
    DateTimeOffset At,
    DateTimeOffset ReceivedAt,
    int Ms,
    ReadOnlyMemory<byte> Data
);
