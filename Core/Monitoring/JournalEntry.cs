using System.Collections.Immutable;
using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>The outcome of an entry.</summary>
internal enum JournalOutcome
{
    /// <summary>In PostgreSQL.</summary>
    Stored,

    /// <summary>Rejected, because a newer activation owns the attempt. Nothing was stored.</summary>
    Fenced,

    /// <summary>Not stored, because the process is stopping. The client still has the events.</summary>
    Dropped,
}

/// <summary>A summary of the attempt after an entry, for lists and rooms. It is derived from the events.</summary>
internal sealed record AttemptSummary(
    double IntegrityScore,
    double Risk,
    string Band,
    DateTimeOffset ScoredAt,
    long EventCount,
    DateTimeOffset? LastSeenAt
);

/// <summary>The rows of one attempt in a commit, the alerts they raised, and its summary after them.</summary>
internal sealed class JournalEntry(
    Guid attemptId,
    DateOnly startedOn,
    long epoch,
    IReadOnlyList<RecordedEvent> rows,
    ImmutableArray<Alert> alerts,
    AttemptSummary summary,
    StoredEvents? owner = null
)
{
    private const int Open = -1;
    private TaskCompletionSource<JournalOutcome>? _waiting;
    private int _outcome = Open;

    public Guid AttemptId { get; } = attemptId;
    public DateOnly StartedOn { get; } = startedOn;
    public long Epoch { get; } = epoch;
    public IReadOnlyList<RecordedEvent> Rows { get; private set; } = rows;
    public ImmutableArray<Alert> Alerts { get; } = alerts;
    public AttemptSummary Summary { get; } = summary;

    /// <summary>Its share of the journal's capacity: its number of rows, at least 1.</summary>
    public int Weight => Math.Max(1, Rows.Count);

    /// <summary>When it was queued, as a timestamp of the journal's clock.</summary>
    public long QueuedAt { get; set; }

    public bool IsConcluded => Volatile.Read(ref _outcome) != Open;

    /// <summary>Completes with the entry's outcome.</summary>
    public Task<JournalOutcome> Outcome
    {
        get
        {
            var waiting = new TaskCompletionSource<JournalOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting = Interlocked.CompareExchange(ref _waiting, waiting, null) ?? waiting;
            if (IsConcluded)
            {
                waiting.TrySetResult((JournalOutcome)_outcome);
            }

            return waiting.Task;
        }
    }

    /// <summary>Removes the data of these events; the events are kept.</summary>
    public void DropData(IReadOnlySet<long> seqs) =>
        Rows = [.. Rows.Select(r => seqs.Contains(r.Seq) ? r with { Data = default } : r)];

    /// <summary>Sets the outcome; further calls do nothing.</summary>
    public void Conclude(JournalOutcome outcome)
    {
        if (Interlocked.CompareExchange(ref _outcome, (int)outcome, Open) == Open)
        {
            owner?.Conclude(this, outcome);
            Volatile.Read(ref _waiting)?.TrySetResult(outcome);
        }
    }
}
