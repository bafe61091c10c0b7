using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Every activation of a silo by grain id; makes them on demand.</summary>
internal sealed class ActivationDirectory(SiloRuntime silo)
{
    private readonly ConcurrentDictionary<GrainId, ICallTarget> _targets = new();

    public IEnumerable<Activation> All
    {
        get
        {
            foreach (var (_, target) in _targets)
            {
                if (target is Activation activation)
                {
                    yield return activation;
                }
                else
                {
                    foreach (var worker in ((WorkerPool)target).Workers)
                    {
                        yield return worker;
                    }
                }
            }
        }
    }

    public Activation? Find(GrainId id) => _targets.GetValueOrDefault(id) as Activation;

    public ICallTarget GetOrAdd(GrainId id) => _targets.TryGetValue(id, out var target) ? target : Add(id);

    private ICallTarget Add(GrainId id)
    {
        var grainClass = GrainClassMap.Instance.Get(id.Type);
        if (grainClass.MaxWorkers is not null)
        {
            return _targets.GetOrAdd(id, new WorkerPool(silo, grainClass, id));
        }

        var made = new Activation(silo, grainClass, id, Remove);
        var kept = _targets.GetOrAdd(id, made);
        if (ReferenceEquals(kept, made))
        {
            made.Begin();
            if (silo.HasEnded)
            {
                // Too late for the silo's end to have seen it.
                made.Kill();
            }
        }

        return kept;
    }

    private void Remove(Activation activation) => _targets.TryRemove(new(activation.GrainId, activation));
}
