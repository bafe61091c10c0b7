using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Veritas.Tests.Support;

/// <summary>
/// Counts the runs of one job of one host, from the meter <c>Veritas.Jobs</c>, and waits for a number of them.
/// </summary>
public sealed class JobTurns : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _counts = [];
    private readonly List<(long Turns, TaskCompletionSource Reached)> _waiting = [];
    private readonly string _job;

    /// <summary>Starts counting.</summary>
    /// <param name="meters">The host's meter factory; other hosts of the process are not counted.</param>
    /// <param name="job">The job's name.</param>
    public JobTurns(IMeterFactory meters, string job)
    {
        _job = job;
        _listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "Veritas.Jobs" && instrument.Meter.Scope == meters)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => Count(instrument.Name, value, tags)
        );
        _listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) =>
            {
                if (IsThisJob(tags))
                {
                    Durations.Enqueue(value);
                }
            }
        );
        _listener.Start();
    }

    public ConcurrentQueue<double> Durations { get; } = [];

    /// <summary>Number of finished runs, including skipped ones.</summary>
    public long Over
    {
        get
        {
            lock (_gate)
            {
                return Count("turns") + Count("skipped");
            }
        }
    }

    /// <summary>Number of failed runs.</summary>
    public long Failed
    {
        get
        {
            lock (_gate)
            {
                return Count("failures");
            }
        }
    }

    /// <summary>Number of runs skipped because another process held the lock.</summary>
    public long Skipped
    {
        get
        {
            lock (_gate)
            {
                return Count("skipped");
            }
        }
    }

    /// <summary>Completes after that many runs have finished.</summary>
    public Task OverAsync(long turns)
    {
        lock (_gate)
        {
            if (Count("turns") + Count("skipped") >= turns)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((turns, reached));
            return reached.Task;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Count(string instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!IsThisJob(tags))
        {
            return;
        }

        lock (_gate)
        {
            _counts[instrument] = _counts.GetValueOrDefault(instrument) + value;
            var over = Count("turns") + Count("skipped");
            _waiting.Where(w => w.Turns <= over).ToList().ForEach(w => w.Reached.TrySetResult());
            _waiting.RemoveAll(w => w.Turns <= over);
        }
    }

    private long Count(string name) => _counts.GetValueOrDefault("veritas.jobs." + name);

    private bool IsThisJob(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        tags.Length == 1 && tags[0] is { Key: "job", Value: string name } && name == _job;
}
