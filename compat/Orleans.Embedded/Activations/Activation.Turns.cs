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
        _drain = new Task(DrainTurns, this);
        _drain.Start(this);
        TryExecuteTask(_drain);
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

    private void Schedule() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);

    private void Drain()
    {
        var ambient = ExecutionContext.Capture()!;
        for (var turns = 0; turns < TurnsInARow; turns++)
        {
            object work;
            lock (_gate)
            {
                if (_ready.Count == 0)
                {
                    _scheduled = false;
                    return;
                }

                work = _ready.Dequeue();
            }

            if (work is Request request)
            {
                request.Invoke(this);
            }
            else
            {
                TryExecuteTask((Task)work);
            }

            // What a turn left in AsyncLocals is not the next one's business.
            if (!ReferenceEquals(ExecutionContext.Capture(), ambient))
            {
                ExecutionContext.Restore(ambient);
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
