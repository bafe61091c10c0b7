using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A method call: runs the compiled invoker on the grain and completes the caller's task.</summary>
internal sealed class GrainCall<T>(
    SiloRuntime silo, GrainMethod method, Func<object, object?[], Task<T>> invoker, object?[] arguments) : Request
{
    // The caller's continuation must not run inside this grain's turn.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IRequestRunner? _runner;
    private Task<T>? _running;

    public Task<T> Answer => _answer.Task;

    public override bool IsAnswered => _answer.Task.IsCompleted;

    public override string Description => $"{method.Name} on {Reference!.GrainId}";

    /// <summary>The link to the caller's token, where the method takes one.</summary>
    public CallCancellation? Cancellation { get; set; }

    public override bool Fail(Exception exception)
    {
        var first = exception is OperationCanceledException canceled
            ? _answer.TrySetCanceled(canceled.CancellationToken)
            : _answer.TrySetException(exception);
        if (!first)
        {
            return false;
        }

        Cancellation?.CallerLeft();
        if ((Flags & CallFlags.OneWay) != 0)
        {
            // Nobody looks at it: mark it as seen.
            _ = _answer.Task.Exception;
        }

        return true;
    }

    public override bool Invoke(IRequestRunner runner)
    {
        if (IsAnswered)
        {
            return true;
        }

        Task<T> task;
        try
        {
            EnterContext();
            task = invoker(runner.Instance!, arguments);
        }
        catch (Exception exception)
        {
            Fault(runner, exception);
            return true;
        }

        if (task.IsCompletedSuccessfully)
        {
            Succeed(task.Result);
            return true;
        }

        _runner = runner;
        _running = task;
        // On the captured scheduler: the end of a call is part of the activation's turns.
        task.GetAwaiter().UnsafeOnCompleted(Finish);
        return false;
    }

    private void Finish()
    {
        var task = _running!;
        if (task.IsCompletedSuccessfully)
        {
            Succeed(task.Result);
        }
        else if (task.IsCanceled)
        {
            Fault(_runner!, new TaskCanceledException(task));
        }
        else
        {
            Fault(_runner!, task.Exception!.InnerException!);
        }

        _runner!.Completed(this);
    }

    private void Succeed(T result)
    {
        _answer.TrySetResult(result);
        Cancellation?.Dispose();
        silo.Metrics.CallEnded(this);
    }

    private void Fault(IRequestRunner runner, Exception exception)
    {
        runner.FaultEscaped(exception);
        Fail(exception);
        Cancellation?.Dispose();
        silo.Metrics.CallEnded(this);
        if ((Flags & CallFlags.OneWay) != 0)
        {
            silo.LogOneWayFailed(exception, method.Name);
        }
    }
}
