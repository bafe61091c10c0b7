namespace Veritas.Monitoring;

/// <summary>
/// What to do with a batch: leave out its first <paramref name="Skip"/> events, apply the next <paramref name="Take"/>.
/// </summary>
/// <param name="Skip">Events already taken in: a resend.</param>
/// <param name="Take">New events.</param>
/// <param name="Gap">True when events are missing before the batch; then nothing is taken.</param>
public readonly record struct Admission(int Skip, int Take, bool Gap);

/// <summary>Exactly once in effect, on the client's number line.</summary>
public static class SequenceRules
{
    /// <summary>
    /// Compares a batch with what is taken in already. Any resend, overlap or reordering leads to every number once, in
    /// order.
    /// </summary>
    /// <param name="accepted">The last number taken in; 0: none.</param>
    /// <param name="firstSeq">The number of the batch's first event, from 1.</param>
    /// <param name="count">Events in the batch, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Admission Admit(long accepted, long firstSeq, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(accepted);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstSeq, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        // Written as differences so that numbers near the end of the line cannot overflow.
        if (firstSeq - 1 > accepted)
        {
            return new Admission(0, 0, Gap: true);
        }

        var skip = (int)Math.Min(count, accepted - (firstSeq - 1));
        return new Admission(skip, count - skip, Gap: false);
    }
}
