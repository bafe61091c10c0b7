using System.Diagnostics.Metrics;

namespace Veritas.Storage;

/// <summary>Meter <c>Veritas.Jobs</c>. Every measurement has the job's name as a tag.</summary>
internal sealed class JobMetrics
{
    public const string MeterName = "Veritas.Jobs";

    private readonly Counter<long> _turns;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _skipped;
    private readonly Histogram<double> _duration;

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _turns = meter.CreateCounter<long>(
            "veritas.jobs.turns",
            "{turn}",
            "Finished runs of a job, including failed ones"
        );
        _failures = meter.CreateCounter<long>(
            "veritas.jobs.failures",
            "{turn}",
            "Runs that failed or exceeded their time limit"
        );
        _skipped = meter.CreateCounter<long>(
            "veritas.jobs.skipped",
            "{turn}",
            "Runs skipped because another process held the lock"
        );
        // Few buckets, because every job has a time series for each. They range from an empty query to a run at its
        // time limit.
        _duration = meter.CreateHistogram(
            "veritas.jobs.duration",
            "s",
            "Duration of a run",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.1, 1, 10, 60, 600] }
        );
    }

    public void Ran(string job, TimeSpan duration, bool failed)
    {
        var tag = Tag(job);
        _failures.Add(failed ? 1 : 0, tag);
        _duration.Record(duration.TotalSeconds, tag);
        _turns.Add(1, tag);
    }

    public void Skipped(string job) => _skipped.Add(1, Tag(job));

    private static KeyValuePair<string, object?> Tag(string job) => new("job", job);
}
