namespace Veritas.Monitoring;

/// <summary>
/// One recorded event as the rules see it. Replay order: client events by <paramref name="Seq"/>; a server event (seq
/// below 0) right after its <paramref name="AfterSeq"/>, several of them in the order -1, -2, ….
/// </summary>
/// <param name="Seq">The client's number line from 1, or the attempt's own from -1 down.</param>
/// <param name="AfterSeq">Server events: the last client number taken in before; else 0.</param>
/// <param name="Type">Name in the taxonomy.</param>
/// <param name="At">When it began, by the client in server time, or by the server.</param>
/// <param name="ReceivedAt">When the server had it.</param>
/// <param name="Ms">How long it lasted, 0 or more.</param>
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
