using System.Collections.Immutable;
using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>What became of an entry.</summary>
internal enum JournalVerdict
{
    /// <summary>In PostgreSQL.</summary>
    Stored,

    /// <summary>Refused: a newer activation owns the attempt. Nothing of the entry was stored.</summary>
    Fenced,

    /// <summary>The process is stopping; not stored. The client still has the events.</summary>
    Dropped,
}

/// <summary>
/// How an attempt stands after an entry, for the lists and the room; a shortcut, the events are the truth.
/// </summary>
internal sealed record AttemptSummary(
    double IntegrityScore,
    double Risk,
    string Band,
    DateTimeOffset ScoredAt,
    long EventCount,
    DateTimeOffset? LastSeenAt
);

/// <summary>One attempt's part of a commit: its rows, the alerts they raised and, now and then, its summary.</summary>
internal sealed class JournalEntry(
    Guid attemptId,
    DateOnly startedOn,
    long epoch,
    IReadOnlyList<RecordedEvent> rows,
    ImmutableArray<Alert> alerts,
    AttemptSummary? summary
)
{
    private readonly TaskCompletionSource<JournalVerdict> _verdict = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public Guid AttemptId { get; } = attemptId;
    public DateOnly StartedOn { get; } = startedOn;
    public long Epoch { get; } = epoch;
    public IReadOnlyList<RecordedEvent> Rows { get; private set; } = rows;
    public ImmutableArray<Alert> Alerts { get; } = alerts;
    public AttemptSummary? Summary { get; } = summary;

    /// <summary>What it takes of the journal's bound: its rows, at least 1.</summary>
    public int Weight => Math.Max(1, Rows.Count);

    /// <summary>When it was queued, on the journal's clock.</summary>
    public long QueuedAt { get; set; }

    /// <summary>Ends when the entry's fate is known. Resumes on the awaiting grain's own scheduler.</summary>
    public Task<JournalVerdict> Verdict => _verdict.Task;

    /// <summary>Keeps the events and gives up what those carry.</summary>
    public void DropData(IReadOnlySet<long> seqs) =>
        Rows = [.. Rows.Select(r => seqs.Contains(r.Seq) ? r with { Data = default } : r)];

    public void Conclude(JournalVerdict verdict) => _verdict.TrySetResult(verdict);
}
