namespace Orleans.Embedded;

// Turns: one drain at a time, on the thread pool, inside a task bound to this scheduler.
internal sealed partial class Activation
{
    // A hot grain gives its thread back after so many turns.
    private const int TurnsInARow = 128;

    private static readonly Action<object?> DrainTurns = static self => ((Activation)self!).Drain();

    /// <summary>Requests that may start and continuations that may go on, in order.</summary>
    private readonly Queue<object> _ready = new(2);
    private bool _scheduled;
    private Task? _drain;

    void IThreadPoolWorkItem.Execute()
    {
        // Made here, not by whoever queued the work: a task takes on its maker's ambient values.
        var drain = _drain = new Task(DrainTurns, this);
        drain.Start(this);
        // Thousands rest between two turns: what one of them refers to, the collector looks through.
        _drain = null;
        TryExecuteTask(drain);
    }

    protected override void QueueTask(Task task)
    {
        if (ReferenceEquals(task, _drain))
        {
            return;
        }

        lock (_gate)
        {
            if (_killed)
            {
                return;
            }

            _ready.Enqueue(task);
            if (_scheduled)
            {
                return;
            }

            _scheduled = true;
        }

        Schedule();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(Current, this) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    // Not into the calling thread's own queue: that is last in, first out, and an activation at its bottom can starve.
    private void Schedule() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private void Drain()
    {
        var ambient = ExecutionContext.Capture()!;
        Request? done = null;
        for (var turns = 0; ; turns++)
        {
            object work;
            lock (_gate)
            {
                if (done is not null)
                {
                    Finish(done);
                }

                if (_ready.Count == 0)
                {
                    _scheduled = false;
                    return;
                }

                if (turns == TurnsInARow)
                {
                    break;
                }

                work = _ready.Dequeue();
            }

            done = Turn(work);
            // What a turn left in AsyncLocals is not the next one's business.
            if (!ReferenceEquals(ExecutionContext.Capture(), ambient))
            {
                ExecutionContext.Restore(ambient);
            }
        }

        Schedule();
    }

    /// <summary>The request if it is done already, for the lock that is taken next anyway.</summary>
    private Request? Turn(object work)
    {
        if (work is Request request)
        {
            return request.Invoke(this) ? request : null;
        }

        TryExecuteTask((Task)work);
        return null;
    }
}
