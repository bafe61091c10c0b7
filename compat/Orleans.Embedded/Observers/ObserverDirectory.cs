using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The observers of this process, by the id their references carry. Holds them strongly; Orleans does not.</summary>
internal sealed class ObserverDirectory
{
    public static readonly GrainType Type = GrainType.Create("sys.observer");

    private readonly ConcurrentDictionary<GrainId, ObserverTarget> _targets = new();

    public GrainId Add(IGrainObserver observer)
    {
        var id = new GrainId(Type, GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid()));
        _targets[id] = new(observer);
        return id;
    }

    public void Remove(GrainId id)
    {
        if (_targets.TryRemove(id, out var target))
        {
            target.Close();
        }
    }

    public ICallTarget Find(GrainId id) => _targets.TryGetValue(id, out var target) ? target : new DeletedObserver(id);

    public void FailExpired(SiloRuntime silo, long now)
    {
        foreach (var (_, target) in _targets)
        {
            target.FailExpired(silo, now);
        }
    }

    /// <summary>One-way calls vanish here; a caller who waits is told.</summary>
    private sealed class DeletedObserver(GrainId id) : ICallTarget
    {
        public bool TryEnqueue(Request request)
        {
            request.Fail(new ClientNotAvailableException(id));
            return true;
        }
    }
}
