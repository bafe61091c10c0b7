using System.Diagnostics.Metrics;

namespace Veritas.Monitoring;

/// <summary>Meter <c>Veritas.Journal</c>.</summary>
internal sealed class JournalMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _rows;
    private readonly Counter<long> _alerts;
    private readonly Counter<long> _failures;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _commit;
    private readonly Histogram<double> _lag;

    public JournalMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Veritas.Journal");
        _rows = _meter.CreateCounter<long>("veritas.journal.rows", "{row}", "Events stored");
        _alerts = _meter.CreateCounter<long>("veritas.journal.alerts", "{alert}", "Alerts stored");
        _failures = _meter.CreateCounter<long>(
            "veritas.journal.failures",
            "{commit}",
            "Failed commits, which are retried"
        );
        _batch = _meter.CreateHistogram<int>("veritas.journal.batch", "{row}", "Rows per commit");
        _commit = _meter.CreateHistogram<double>("veritas.journal.commit", "s", "Duration of a commit");
        _lag = _meter.CreateHistogram<double>(
            "veritas.journal.lag",
            "s",
            "Time from queueing to durability of the oldest entry of a commit"
        );
    }

    /// <summary>The age of the oldest entry also shows a delay while there are no commits.</summary>
    public void Observe(Func<JournalHealth> health)
    {
        _meter.CreateObservableGauge(
            "veritas.journal.queued",
            () => health().QueuedRows,
            "{row}",
            "Rows waiting in the queue"
        );
        _meter.CreateObservableGauge(
            "veritas.journal.fill",
            () => (double)health().QueuedRows / health().Capacity,
            "1",
            "Used share of the queue; at 1 sockets stop reading"
        );
        _meter.CreateObservableGauge(
            "veritas.journal.waiting",
            () => health().LagMs / 1_000,
            "s",
            "Age of the oldest entry in the queue"
        );
    }

    public void Committed(int rows, int alerts, TimeSpan commit, TimeSpan lag)
    {
        _rows.Add(rows);
        _alerts.Add(alerts);
        _batch.Record(rows);
        _commit.Record(commit.TotalSeconds);
        _lag.Record(lag.TotalSeconds);
    }

    public void Failed() => _failures.Add(1);
}
