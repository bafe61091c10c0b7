using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Grains.Attempts;

/// <summary>Instructions that the client has not carried out yet. They are sent again until it has.</summary>
internal sealed class PendingInstructions
{
    private ImmutableArray<Instruction> _all = [];

    /// <summary>Oldest first.</summary>
    public ImmutableArray<Instruction> All => _all;

    public void Add(IEnumerable<Instruction> instructions) => _all = _all.AddRange(instructions);

    /// <summary>Keeps the instruction and sends it for the first time.</summary>
    public void Send(Instruction instruction, AttemptClient client)
    {
        _all = _all.Add(instruction);
        client.Send(instruction);
    }

    public void SendAgain(AttemptClient client)
    {
        foreach (var instruction in _all)
        {
            client.Send(instruction);
        }
    }

    /// <summary>The client has carried it out; false when that was known.</summary>
    public bool Remove(Guid id)
    {
        var left = _all.RemoveAll(i => i.Id == id);
        var removed = left.Length < _all.Length;
        _all = left;
        return removed;
    }
}
