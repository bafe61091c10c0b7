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
    AttemptSummary summary
)
{
    private readonly TaskCompletionSource<JournalOutcome> _outcome = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

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

    /// <summary>Completes with the entry's outcome. Continuations run on the awaiting grain's scheduler.</summary>
    public Task<JournalOutcome> Outcome => _outcome.Task;

    /// <summary>Removes the data of these events; the events are kept.</summary>
    public void DropData(IReadOnlySet<long> seqs) =>
        Rows = [.. Rows.Select(r => seqs.Contains(r.Seq) ? r with { Data = default } : r)];

    public void Conclude(JournalOutcome outcome) => _outcome.TrySetResult(outcome);
}
