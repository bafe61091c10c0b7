using System.Collections.Immutable;

namespace Veritas.Audit;

/// <summary>
/// A row's position in the chain, with the hash that is stored and the one computed from the row's current content.
/// </summary>
internal readonly record struct AuditLink(
    long Seq,
    ReadOnlyMemory<byte> Previous,
    ReadOnlyMemory<byte> Hash,
    ReadOnlyMemory<byte> Computed
);

/// <summary>Verifies the chain link by link and collects faults.</summary>
internal sealed class AuditWalk(long seq, ReadOnlyMemory<byte> hash)
{
    private const int MostFaults = 100;
    private readonly ImmutableArray<AuditFault>.Builder _faults = ImmutableArray.CreateBuilder<AuditFault>();
    private ReadOnlyMemory<byte> _hash = hash;

    public long Seq { get; private set; } = seq;

    public long Rows { get; private set; }

    public ImmutableArray<AuditFault> Faults => _faults.ToImmutable();

    public void Step(AuditLink link)
    {
        Rows++;
        var gap = link.Seq != Seq + 1;
        Missing(link.Seq);
        if (!link.Computed.Span.SequenceEqual(link.Hash.Span))
        {
            Add(link.Seq, "changed");
        }
        else if (!gap && !link.Previous.Span.SequenceEqual(_hash.Span))
        {
            Add(link.Seq, "unlinked");
        }

        (Seq, _hash) = (link.Seq, link.Hash);
    }

    /// <summary>At the end of the chain: compares the last row with the head.</summary>
    public void End(long headSeq, ReadOnlyMemory<byte> headHash)
    {
        Missing(headSeq + 1);
        if (Seq == headSeq && !_hash.Span.SequenceEqual(headHash.Span))
        {
            Add(headSeq, "unlinked");
        }
    }

    private void Missing(long next)
    {
        for (var seq = Seq + 1; seq < next && _faults.Count < MostFaults; seq++)
        {
            Add(seq, "missing");
        }
    }

    private void Add(long seq, string fault)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new AuditFault(seq, fault));
        }
    }
}
