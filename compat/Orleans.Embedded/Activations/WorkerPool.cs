using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The activations of a stateless worker under one key. A call goes to an idle one, else to a new one, else in turn.</summary>
internal sealed class WorkerPool(SiloRuntime silo, GrainClass grainClass, GrainId id) : ICallTarget
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];
    private uint _turn;

    public Activation[] Workers
    {
        get
        {
            lock (_gate)
            {
                return [.. _workers];
            }
        }
    }

    public bool TryEnqueue(Request request)
    {
        // A worker may end between the two; it has left the pool then, or is about to.
        while (!silo.HasEnded)
        {
            if (Pick().TryEnqueue(request))
            {
                return true;
            }
        }

        return false;
    }

    private Activation Pick()
    {
        lock (_gate)
        {
            foreach (var worker in _workers)
            {
                if (!worker.IsBusy)
                {
                    return worker;
                }
            }

            if (_workers.Count < grainClass.MaxWorkers)
            {
                var worker = new Activation(silo, grainClass, id, Remove);
                _workers.Add(worker);
                worker.Begin();
                return worker;
            }

            return _workers[(int)(_turn++ % (uint)_workers.Count)];
        }
    }

    private void Remove(Activation worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
        }
    }
}
