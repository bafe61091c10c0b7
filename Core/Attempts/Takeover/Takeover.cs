using System.Collections.Immutable;
using Veritas.Monitoring;

namespace Veritas.Attempts;

/// <summary>What a new activation needs from the database.</summary>
/// <param name="Row">The row, with the new epoch unless the attempt has ended.</param>
/// <param name="Pending">Instructions that the client has not carried out; none for an ended attempt.</param>
/// <param name="Seq">The last durable client event.</param>
/// <param name="ServerSeq">Number of durable server events.</param>
/// <param name="Snapshot">The stored scoring state; null when there is none.</param>
/// <param name="Later">The events after the snapshot, in order; null when there are too many and they must be read
/// separately.</param>
internal sealed record Takeover(
    AttemptRow Row,
    ImmutableArray<Instruction> Pending,
    long Seq,
    long ServerSeq,
    MonitorSnapshot? Snapshot,
    List<RecordedEvent>? Later
)
{
    /// <summary>For a new attempt, which has no events yet.</summary>
    public static Takeover OfNew(AttemptRow row) => new(row, [], 0, 0, null, []);
}
