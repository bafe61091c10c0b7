using System.Collections.Immutable;
using Veritas.Monitoring;

namespace Veritas.Attempts;

/// <summary>How far an attempt's snapshot goes; zeros: there is none.</summary>
internal readonly record struct SnapshotMarks(long Seq, long ServerSeq);

/// <summary>All that a new activation needs of the database.</summary>
/// <param name="Row">With the new epoch, or as it ended.</param>
/// <param name="Pending">Instructions the client has not carried out; of an ended attempt none.</param>
/// <param name="Seq">The last client event that is durable.</param>
/// <param name="ServerSeq">How many server events are durable.</param>
/// <param name="Later">The events after the snapshot, in order; null: so many that they are to be read by
/// themselves.</param>
internal sealed record Takeover(
    AttemptRow Row,
    ImmutableArray<Instruction> Pending,
    long Seq,
    long ServerSeq,
    List<RecordedEvent>? Later
)
{
    /// <summary>Of an attempt that has just been made, nothing is there yet.</summary>
    public static Takeover OfNew(AttemptRow row) => new(row, [], 0, 0, []);
}
