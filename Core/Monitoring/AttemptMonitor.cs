using System.Collections.Immutable;
using System.Text.Json;
using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>
/// The monitoring of one live attempt: deduplicates events, scores them and queues them for the journal. Owned by the
/// attempt's grain, which passes the time and is notified of every queued entry. Every method runs within one turn of
/// the grain.
/// </summary>
internal sealed class AttemptMonitor(
    Guid attemptId,
    Guid examId,
    DateTimeOffset startedAt,
    DateOnly startedOn,
    long epoch,
    bool practice,
    ScoringPolicy policy,
    ScoringState state,
    StoredEvents stored,
    EventJournal journal,
    Action<JournalEntry> queued
)
{
    private static readonly TimeSpan DecayEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleEvery = TimeSpan.FromMinutes(1);
    private readonly RecentEvents _recent = new();
    private readonly List<AlertDraft> _drafts = [];
    private AttemptSummary? _summary;
    private int _gaps;

    /// <summary>The last accepted client event.</summary>
    public long Accepted { get; private set; } = stored.Seq;

    /// <summary>The last client event in PostgreSQL.</summary>
    public long Durable => stored.Seq;

    /// <summary>Number of server events.</summary>
    public long ServerSeq { get; private set; } = stored.ServerSeq;

    public Progress Progress => new(Accepted, Durable);

    /// <summary>Whether all accepted events are in PostgreSQL.</summary>
    public bool Settled => Accepted == Durable && ServerSeq == stored.ServerSeq;

    public long Events => Accepted + ServerSeq;

    public ScoringState State => state;

    public ScoringPolicy Policy => policy;

    /// <summary>When the client was last connected; null if not since this activation started.</summary>
    public DateTimeOffset? LastSeenAt { get; set; }

    /// <summary>Integrity, risk and band; those of the last entry if it is from the same time.</summary>
    public (double Integrity, double Risk, string Band) Summary(DateTimeOffset now)
    {
        if (_summary is { } last && last.ScoredAt == now)
        {
            return (last.IntegrityScore, last.Risk, last.Band);
        }

        var risk = Risk(now);
        return (Integrity, risk, ScoreRules.Band(state, policy, risk));
    }

    public ScoreView Score(DateTimeOffset now) => ScoreRules.View(state, policy, now);

    public double Integrity => ScoreRules.Integrity(state, policy);

    public double Risk(DateTimeOffset now) => ScoreRules.Risk(state, policy, now);

    /// <summary>Accepts a client's events and skips known ones. Returns a problem if it accepted none.</summary>
    public Problem? Ingest(EventBatch batch, DateTimeOffset now)
    {
        var admitted = SequenceRules.Admit(Accepted, batch.FirstSeq, batch.Events.Length);
        if (admitted.Gap)
        {
            return Gap(now);
        }

        if (_recent.Conflict(batch, Accepted) is { } conflict)
        {
            return new Problem(
                ProblemKind.Conflict,
                "seq_conflict",
                $"event {conflict} was sent before with different content"
            );
        }

        var fresh = batch.Events.AsSpan()[admitted.Skip..];
        if (Refuse(fresh, batch.FirstSeq + admitted.Skip, now) is { } problem)
        {
            return problem;
        }

        if (fresh.IsEmpty)
        {
            return null;
        }

        if (!journal.TryReserve(fresh.Length))
        {
            return new Problem(ProblemKind.Unavailable, "journal_full", "the event queue is full; send again later");
        }

        Take(fresh, now);
        return null;
    }

    /// <summary>Adds a server event after the last client event.</summary>
    public void Record(string type, DateTimeOffset now, int ms = 0, object? data = null) =>
        Append([Own(type, now, ms, data)], now);

    /// <summary>Writes the summary without events if the stored one is out of date.</summary>
    public void Summarise(DateTimeOffset now)
    {
        if (Stale(now, Risk(now)))
        {
            Finish(now);
        }
    }

    /// <summary>Writes the summary now, for an attempt that ends.</summary>
    public void Finish(DateTimeOffset now)
    {
        journal.Reserve(1);
        Append([], now);
    }

    private void Take(ReadOnlySpan<ClientEvent> fresh, DateTimeOffset now)
    {
        _gaps = 0;
        var rows = new List<RecordedEvent>(fresh.Length);
        foreach (ref readonly var e in fresh)
        {
            var data = policy.KeepsData(e.Type) ? e.Data : default;
            var row = new RecordedEvent(++Accepted, 0, e.Type, e.At, now, e.Ms, data);
            _recent.Add(Accepted, e);
            var jumps = state.ClockJumps;
            ScoreRules.Apply(state, policy, row, _drafts);
            rows.Add(row);
            if (state.ClockJumps != jumps)
            {
                rows.Add(Own("client.tampered", now, 0, new { why = "clock" }));
            }
        }

        Append(rows, now);
    }

    private RecordedEvent Own(string type, DateTimeOffset now, int ms, object? data)
    {
        journal.Reserve(1);
        var json = data is null
            ? default(ReadOnlyMemory<byte>)
            : JsonSerializer.SerializeToUtf8Bytes(data, VeritasJson.Options);
        var row = new RecordedEvent(-++ServerSeq, Accepted, type, now.AddMilliseconds(-ms), now, ms, json);
        ScoreRules.Apply(state, policy, row, _drafts);
        return row;
    }

    private Problem Gap(DateTimeOffset now)
    {
        if (++_gaps == MonitorLimits.GapsUntilTampering)
        {
            Record("client.tampered", now, 0, new { why = "gap" });
        }

        return new Problem(ProblemKind.Conflict, "seq_gap", $"the next event is {Accepted + 1}");
    }

    private Problem? Refuse(ReadOnlySpan<ClientEvent> events, long seq, DateTimeOffset now)
    {
        foreach (ref readonly var e in events)
        {
            if (e.At > now + MonitorLimits.Ahead)
            {
                return new Problem(ProblemKind.Invalid, "at_future", $"event {seq} is from the future");
            }

            if (e.At < startedAt - MonitorLimits.BeforeStart)
            {
                return new Problem(ProblemKind.Invalid, "at_ancient", $"event {seq} is older than the attempt");
            }

            seq++;
        }

        return null;
    }

    private void Append(IReadOnlyList<RecordedEvent> rows, DateTimeOffset now)
    {
        var integrity = Integrity;
        var risk = Risk(now);
        // A practice attempt is scored but raises no alerts.
        ImmutableArray<Alert> alerts =
            _drafts.Count == 0 || practice
                ? []
                : [.. _drafts.Zip(Ids(_drafts.Count, now), (d, id) => Raised(d, id, now, integrity, risk))];
        _drafts.Clear();
        var band = ScoreRules.Band(state, policy, risk);
        _summary = new AttemptSummary(integrity, risk, band, now, Events, LastSeenAt);
        var entry = new JournalEntry(attemptId, startedOn, epoch, rows, alerts, _summary, stored);
        stored.Queue(Accepted);
        journal.Append(entry);
        queued(entry);
    }

    private Alert Raised(AlertDraft d, Guid id, DateTimeOffset now, double integrity, double risk) =>
        new(id, examId, attemptId, now, d.Kind, d.Level, d.Sentence, d.EventSeqs, integrity, risk);

    // In ascending order, so that alerts raised together keep their order in queries that order by id.
    private static IOrderedEnumerable<Guid> Ids(int count, DateTimeOffset now) =>
        Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7(now)).Order();

    // Every entry has a summary, so only what changes without events can be outdated: the risk decays, and a restart
    // must know when an idle attempt's client was last connected.
    private bool Stale(DateTimeOffset now, double risk) =>
        _summary is null
        || (now - _summary.ScoredAt >= DecayEvery && Math.Abs(risk - _summary.Risk) >= 1)
        || (now - _summary.ScoredAt >= IdleEvery && LastSeenAt > _summary.LastSeenAt);
}
