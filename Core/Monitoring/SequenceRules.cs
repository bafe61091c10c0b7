namespace Veritas.Monitoring;

/// <summary>
/// How to apply a batch: skip its first <paramref name="Skip"/> events, apply the next <paramref name="Take"/>.
/// </summary>
/// <param name="Skip">Number of events already accepted (resent).</param>
/// <param name="Take">Number of new events.</param>
/// <param name="Gap">True when events before the batch are missing; then none is applied.</param>
public readonly record struct Admission(int Skip, int Take, bool Gap);

/// <summary>Deduplicates batches by the client's sequence numbers.</summary>
public static class SequenceRules
{
    /// <summary>
    /// Compares a batch with the accepted events. With any resend, overlap or reordering every number is applied once,
    /// in order.
    /// </summary>
    /// <param name="accepted">The last accepted number; 0 for none.</param>
    /// <param name="firstSeq">The number of the batch's first event, from 1.</param>
    /// <param name="count">Events in the batch, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Admission Admit(long accepted, long firstSeq, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(accepted);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstSeq, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        // Uses differences, so that numbers near the maximum cannot overflow.
        if (firstSeq - 1 > accepted)
        {
            return new Admission(0, 0, Gap: true);
        }

        var skip = (int)Math.Min(count, accepted - (firstSeq - 1));
        return new Admission(skip, count - skip, Gap: false);
    }
}
