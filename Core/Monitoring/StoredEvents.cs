namespace Veritas.Monitoring;

/// <summary>
/// How far the journal has stored the entries of one activation. The activation queues entries; the journal's writer
/// concludes them in the same order, on its own thread, so that storing an entry needs no turn of the grain.
/// </summary>
/// <param name="seq">The last client event in PostgreSQL.</param>
/// <param name="serverSeq">Number of server events in PostgreSQL.</param>
/// <param name="durable">Called on the writer's thread after each stored entry; must return at once and not
/// throw.</param>
internal sealed class StoredEvents(long seq, long serverSeq, Action<Progress> durable)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _fenced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<(long Entry, TaskCompletionSource Done)>? _waiting;
    private long _seq = seq;
    private long _serverSeq = serverSeq;
    private long _accepted = seq;
    private long _queued;
    private long _concluded;

    /// <summary>The last client event in PostgreSQL.</summary>
    public long Seq => Volatile.Read(ref _seq);

    /// <summary>Number of server events in PostgreSQL.</summary>
    public long ServerSeq => Volatile.Read(ref _serverSeq);

    /// <summary>Whether every queued entry has an outcome.</summary>
    public bool IsIdle => Volatile.Read(ref _concluded) == Volatile.Read(ref _queued);

    /// <summary>Completes when the journal has refused an entry, because a newer activation owns the attempt.</summary>
    public Task Fenced => _fenced.Task;

    /// <summary>Counts an entry before it is queued.</summary>
    /// <param name="accepted">The last client event of this entry or an earlier one.</param>
    public void Queue(long accepted)
    {
        Volatile.Write(ref _accepted, accepted);
        Volatile.Write(ref _queued, _queued + 1);
    }

    /// <summary>Completes when every entry queued before the call has an outcome.</summary>
    public Task WhenConcluded()
    {
        lock (_gate)
        {
            if (IsIdle)
            {
                return Task.CompletedTask;
            }

            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (_waiting ??= []).Add((_queued, done));
            return done.Task;
        }
    }

    /// <summary>The outcome of the next entry.</summary>
    public void Conclude(JournalEntry entry, JournalOutcome outcome)
    {
        if (outcome == JournalOutcome.Stored)
        {
            var (last, lastServer) = (_seq, _serverSeq);
            foreach (var row in entry.Rows)
            {
                (last, lastServer) = (Math.Max(last, row.Seq), Math.Max(lastServer, -row.Seq));
            }

            // At once, so that the grain never reports a part of a batch.
            Volatile.Write(ref _seq, last);
            Volatile.Write(ref _serverSeq, lastServer);
            durable(new Progress(Math.Max(Volatile.Read(ref _accepted), _seq), _seq));
        }
        else if (outcome == JournalOutcome.Fenced)
        {
            _fenced.TrySetResult();
        }

        lock (_gate)
        {
            Volatile.Write(ref _concluded, _concluded + 1);
            for (var i = (_waiting?.Count ?? 0) - 1; i >= 0; i--)
            {
                if (_waiting![i].Entry <= _concluded)
                {
                    _waiting[i].Done.TrySetResult();
                    _waiting.RemoveAt(i);
                }
            }
        }
    }
}
