using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// One grain in memory. It is the scheduler of its own turns: whatever a grain's code awaits resumes here, one turn at a time.
/// All mutable fields are guarded by <see cref="_gate"/>.
/// </summary>
internal sealed partial class Activation : TaskScheduler, IThreadPoolWorkItem, IGrainContext, ICallTarget, IRequestRunner
{
    private readonly Lock _gate = new();
    private readonly Action<Activation> _gone;
    private State _state = State.Activating;
    private TaskCompletionSource? _deactivated;
    private readonly long _collectionAge;
    private long _lastUsed;
    private long _collectableFrom;

    public Activation(SiloRuntime silo, GrainClass grainClass, GrainId id, Action<Activation> gone)
    {
        Silo = silo;
        Class = grainClass;
        GrainId = id;
        _gone = gone;
        _collectionAge = silo.CollectionAgeOf(grainClass);
        _lastUsed = silo.Clock.GetTimestamp();
    }

    private enum State : byte
    {
        Activating,
        Active,
        Deactivating,
        Gone,
    }

    /// <summary>The activation whose turn this is, or null outside grains.</summary>
    public static new Activation? Current => TaskScheduler.Current as Activation;

    public SiloRuntime Silo { get; }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public object? Instance { get; private set; }

    public object? GrainInstance => Instance;

    public IServiceProvider ActivationServices => _scope?.ServiceProvider ?? Silo.Services;

    /// <summary>Has work: running or waiting requests. Read without the lock, as a hint.</summary>
    public bool IsBusy => _running.Count + _waiting.Count > 0;

    public Task Deactivated
    {
        get
        {
            lock (_gate)
            {
                return _state == State.Gone ? Task.CompletedTask : (_deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public void DelayCollection(TimeSpan span)
    {
        lock (_gate)
        {
            _collectableFrom = span <= TimeSpan.Zero ? 0
                : span == TimeSpan.MaxValue ? long.MaxValue
                : Silo.Clock.GetTimestamp() + Silo.ToTimestamps(span);
        }
    }

    /// <summary>Idle collection's question: nothing to do, and not used for the class's collection age.</summary>
    public bool IsIdle(long now)
    {
        if (IsBusy || now - _lastUsed < _collectionAge)
        {
            return false;
        }

        lock (_gate)
        {
            return _state == State.Active && !IsBusy && now - _lastUsed >= _collectionAge && now >= _collectableFrom;
        }
    }

    /// <summary>Ends the wait of callers whose time is over, and forgets their requests that have not started.</summary>
    public void FailExpired(long now)
    {
        if (!IsBusy)
        {
            return;
        }

        List<Request>? expired = null;
        lock (_gate)
        {
            for (var request = _running.First; request is not null; request = request.Next)
            {
                if (now > request.Deadline && !request.IsAnswered)
                {
                    (expired ??= []).Add(request);
                }
            }

            for (var request = _waiting.First; request is not null;)
            {
                var next = request.Next;
                if (now > request.Deadline)
                {
                    _waiting.Remove(request);
                    (expired ??= []).Add(request);
                }

                request = next;
            }
        }

        foreach (var request in expired ?? [])
        {
            Silo.TimeOut(request);
        }
    }
}
