namespace Orleans.Embedded;

/// <summary>Calls one observer on the thread pool, one call after another, in the order they came.</summary>
internal sealed class ObserverTarget(IGrainObserver observer) : ICallTarget, IRequestRunner, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private RequestList _waiting;
    private Request? _running;
    private bool _closed;

    public object Instance => observer;

    public bool TryEnqueue(Request request)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            if (_running is not null)
            {
                _waiting.Add(request);
                return true;
            }

            _running = request;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    public void Execute()
    {
        if (_running!.Invoke(this))
        {
            Completed(_running);
        }
    }

    public void Completed(Request request)
    {
        lock (_gate)
        {
            _running = _waiting.First;
            if (_running is null)
            {
                return;
            }

            _waiting.Remove(_running);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void FaultEscaped(Exception exception)
    {
        // The caller has it; an observer has no state to protect.
    }

    public void Close()
    {
        List<Request> waiting;
        lock (_gate)
        {
            _closed = true;
            waiting = _waiting.Drain();
        }

        foreach (var request in waiting)
        {
            request.Reference!.Deliver(request);
        }
    }

    public void FailExpired(SiloRuntime silo, long now)
    {
        List<Request>? expired = null;
        lock (_gate)
        {
            if (_running is { IsAnswered: false } running && now > running.Deadline)
            {
                (expired ??= []).Add(running);
            }

            // Oldest first: whoever came later has a later deadline, unless its method says otherwise.
            while (_waiting.First is { } first && now > first.Deadline)
            {
                _waiting.Remove(first);
                (expired ??= []).Add(first);
            }
        }

        foreach (var request in expired ?? [])
        {
            silo.TimeOut(request);
        }
    }
}
