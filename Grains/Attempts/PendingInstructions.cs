using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Grains.Attempts;

/// <summary>Instructions that the client has not carried out yet. They are resent until it confirms them.</summary>
internal sealed class PendingInstructions
{
    private ImmutableArray<Instruction> _all = [];

    /// <summary>Oldest first.</summary>
    public ImmutableArray<Instruction> All => _all;

    public void Add(IEnumerable<Instruction> instructions) => _all = _all.AddRange(instructions);

    /// <summary>Adds the instruction and sends it for the first time.</summary>
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

    /// <summary>Removes an instruction that the client has carried out; false if it was removed before.</summary>
    public bool Remove(Guid id)
    {
        var left = _all.RemoveAll(i => i.Id == id);
        var removed = left.Length < _all.Length;
        _all = left;
        return removed;
    }
}
