using Orleans.Runtime;

namespace Orleans.Embedded;

// Admission: which request may start beside those that run.
internal sealed partial class Activation
{
    private RequestList _running;
    private RequestList _waiting;

    /// <summary>The oldest running request that is not interleaving: others wait for it.</summary>
    private Request? _blocking;
    private Dictionary<Guid, int>? _openChains;

    /// <summary>Requests of every kind waited for the activation; since the first look at them, no interleaving one waits.</summary>
    private bool _lookedOnce;

    public bool TryEnqueue(Request request)
    {
        var full = false;
        lock (_gate)
        {
            if (_state == State.Gone)
            {
                return false;
            }

            if ((request.Flags & CallFlags.NoActivity) == 0)
            {
                _lastUsed = request.Started;
            }

            if (!MayStart(request))
            {
                full = _waiting.Count >= Silo.QueueLimit;
                if (!full)
                {
                    _waiting.Add(request);
                    return true;
                }
            }
            else
            {
                Start(request);
                if (_scheduled)
                {
                    return true;
                }

                _scheduled = true;
            }
        }

        if (full)
        {
            request.Fail(new LimitExceededException($"The queue before {request.Description} is full."));
        }
        else
        {
            Schedule();
        }

        return true;
    }

    /// <summary>A request's task is done: others may start now.</summary>
    public void Completed(Request request)
    {
        lock (_gate)
        {
            Finish(request);
            if (_ready.Count == 0 || _scheduled)
            {
                return;
            }

            _scheduled = true;
        }

        Schedule();
    }

    public void EnterChain(Guid id)
    {
        lock (_gate)
        {
            _openChains ??= [];
            _openChains[id] = _openChains.GetValueOrDefault(id) + 1;
        }
    }

    public void LeaveChain(Guid id)
    {
        lock (_gate)
        {
            if (_openChains is not null && --_openChains[id] == 0)
            {
                _openChains.Remove(id);
            }
        }
    }

    private bool MayStart(Request request)
    {
        if ((request.Flags & CallFlags.Lifecycle) != 0)
        {
            return true;
        }

        if (_state != State.Active)
        {
            return false;
        }

        if (_deactivationAsked is not null)
        {
            // Only what running requests have called for themselves, and need in order to end.
            return _running.Count > 0 && IsOfOpenChain(request);
        }

        return _blocking is null
            || Class.IsReentrant
            || request.MayInterleave
            || (request.IsReadOnly && _blocking.IsReadOnly)
            || IsOfOpenChain(request);
    }

    private bool IsOfOpenChain(Request request) =>
        _openChains is { Count: > 0 } && request.ReentrancyId is var id && id != Guid.Empty && _openChains.ContainsKey(id);

    private void Finish(Request request)
    {
        if (_killed)
        {
            return;
        }

        _running.Remove(request);
        if (ReferenceEquals(_blocking, request))
        {
            _blocking = _running.First;
            while (_blocking is { MayInterleave: true })
            {
                _blocking = _blocking.Next;
            }
        }

        StartWaiting();
    }

    private void Start(Request request)
    {
        _running.Add(request);
        if (!request.MayInterleave)
        {
            _blocking ??= request;
        }

        _ready.Enqueue(request);
    }

    private void StartWaiting()
    {
        if (_deactivationAsked is not null && _running.Count == 0 && _state == State.Active)
        {
            _state = State.Deactivating;
            Start(new TurnRequest(DeactivateAsync) { Flags = CallFlags.Lifecycle | CallFlags.NoActivity });
            return;
        }

        var onlyBlocked = _lookedOnce && _openChains is not { Count: > 0 } && !Class.IsReentrant;
        _lookedOnce |= _state == State.Active;
        for (var request = _waiting.First; request is not null;)
        {
            var next = request.Next;
            if (MayStart(request))
            {
                _waiting.Remove(request);
                Start(request);
                if (onlyBlocked && _blocking is { IsReadOnly: false })
                {
                    // Nothing further down may start beside it.
                    return;
                }
            }

            request = next;
        }
    }
}
