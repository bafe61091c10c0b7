using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

// Life cycle: made on the first call, ended on request, when idle, or with the silo.
internal sealed partial class Activation
{
    private DeactivationReason? _deactivationAsked;
    private AsyncServiceScope? _scope;
    private bool _killed;

    public void Begin() =>
        TryEnqueue(new TurnRequest(ActivateAsync) { Flags = CallFlags.Lifecycle, Started = Silo.Clock.GetTimestamp() });

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_deactivationAsked is not null || _state == State.Gone)
            {
                return;
            }

            _deactivationAsked = deactivationReason;
            if (_running.Count > 0 || _state != State.Active)
            {
                return;
            }

            StartWaiting();
            if (_scheduled)
            {
                return;
            }

            _scheduled = true;
        }

        Schedule();
    }

    /// <summary>A state write lost against a newer version: what this activation knows is stale.</summary>
    public void FaultEscaped(Exception exception)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } stale)
        {
            stale.IsSourceActivation = false;
            Deactivate(new(DeactivationReasonCode.ApplicationError, stale, "The stored state is newer."));
        }
    }

    /// <summary>As if the process had died here: no grain code runs any more, callers are told.</summary>
    public void Kill()
    {
        List<Request> orphans;
        lock (_gate)
        {
            _killed = true;
            _ready.Clear();
            orphans = [.. _running.Drain(), .. _waiting.Drain()];
        }

        StopTimers();
        Leave();
        foreach (var request in orphans)
        {
            request.Fail(new SiloUnavailableException());
        }
    }

    private async Task ActivateAsync()
    {
        try
        {
            _scope = Silo.Services.CreateAsyncScope();
            Instance = Class.Create(this, out var states);
            foreach (var state in states)
            {
                await state.ReadStateAsync();
            }

            if (Class.HasActivationHook)
            {
                await WithinLimit(Silo.ActivationLimit, token => ((IGrainBase)Instance).OnActivateAsync(token));
            }

            lock (_gate)
            {
                _state = State.Active;
            }
        }
        catch (Exception exception)
        {
            Silo.LogActivationFailed(exception, GrainId.Type);
            StopTimers();
            foreach (var request in Leave())
            {
                request.Fail(exception);
            }

            await DisposeScopeAsync();
        }
    }

    private async Task DeactivateAsync()
    {
        StopTimers();
        var reason = _deactivationAsked.GetValueOrDefault();
        try
        {
            if (Class.HasDeactivationHook)
            {
                await WithinLimit(Silo.DeactivationLimit, token => ((IGrainBase)Instance!).OnDeactivateAsync(reason, token));
            }
        }
        catch (Exception exception)
        {
            Silo.LogDeactivationFailed(exception, GrainId.Type);
        }

        await DisposeScopeAsync();
        Silo.Metrics.Deactivated(reason.ReasonCode);
        // Out of the directory first, so that what waited here finds the next activation.
        foreach (var request in Leave())
        {
            request.Reference?.Deliver(request);
        }
    }

    private async Task WithinLimit(TimeSpan limit, Func<CancellationToken, Task> hook)
    {
        using var source = new CancellationTokenSource();
        var task = hook(source.Token);
        if (!task.IsCompleted)
        {
            using var timer = Silo.Clock.CreateTimer(static s => ((CancellationTokenSource)s!).Cancel(), source, limit, Timeout.InfiniteTimeSpan);
            task = task.WaitAsync(limit + limit / 10, Silo.Clock);
        }

        await task;
    }

    private List<Request> Leave()
    {
        List<Request> waiting;
        TaskCompletionSource? deactivated;
        lock (_gate)
        {
            _state = State.Gone;
            waiting = _waiting.Drain();
            deactivated = _deactivated;
        }

        _gone(this);
        deactivated?.TrySetResult();
        return waiting;
    }

    private async ValueTask DisposeScopeAsync()
    {
        try
        {
            switch (Instance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            if (_scope is { } scope)
            {
                await scope.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            Silo.LogDeactivationFailed(exception, GrainId.Type);
        }
    }
}
