namespace Veritas.Monitoring;

/// <summary>
/// Fingerprints of an attempt's latest 64 client events, which distinguish a resent event from a different one with the
/// same number. Older events are assumed to be resent. In memory only, 256 bytes.
/// </summary>
internal sealed class RecentEvents
{
    private const int Size = 64;
    private readonly int[] _prints = new int[Size];
    private long _first;

    public void Add(long seq, in ClientEvent e)
    {
        if (_first == 0)
        {
            _first = seq;
        }

        _prints[seq % Size] = Print(e);
    }

    /// <summary>
    /// The first number of the batch that was accepted before with different content; null when there is none.
    /// </summary>
    public long? Conflict(EventBatch batch, long accepted)
    {
        if (_first == 0)
        {
            return null;
        }

        var oldest = Math.Max(_first, accepted - Size + 1);
        for (
            var seq = Math.Max(oldest, batch.FirstSeq);
            seq <= accepted && seq < batch.FirstSeq + batch.Events.Length;
            seq++
        )
        {
            if (_prints[seq % Size] != Print(batch.Events[(int)(seq - batch.FirstSeq)]))
            {
                return seq;
            }
        }

        return null;
    }

    private static int Print(in ClientEvent e)
    {
        var hash = new HashCode();
        hash.Add(e.Type);
        hash.Add(e.At.UtcTicks);
        hash.Add(e.Ms);
        hash.AddBytes(e.Data.Span);
        return hash.ToHashCode();
    }
}
