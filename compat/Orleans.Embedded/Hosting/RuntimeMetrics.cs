using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>Meter "Microsoft.Orleans", instruments named as there.</summary>
internal sealed class RuntimeMetrics
{
    private readonly TimeProvider _clock;
    private readonly Meter _meter;
    private readonly Counter<long> _collected;
    private readonly Histogram<double> _latency;
    private readonly Counter<long> _timedOut;

    public RuntimeMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        _meter = meters.Create("Microsoft.Orleans");
        _collected = _meter.CreateCounter<long>("orleans-catalog-activation-shutdown");
        _latency = _meter.CreateHistogram<double>("orleans-app-requests-latency-bucket", "ms");
        _timedOut = _meter.CreateCounter<long>("orleans-app-requests-timedout");
    }

    public void CountActivations(Func<int> count) =>
        _meter.CreateObservableGauge("orleans-catalog-activations", count);

    public void Deactivated(DeactivationReasonCode reason) =>
        _collected.Add(1, new KeyValuePair<string, object?>("via", reason));

    public void TimedOut() => _timedOut.Add(1);

    /// <summary>The histogram's count is the number of calls. Costs nothing while nobody listens.</summary>
    public void CallEnded(Request call)
    {
        if (_latency.Enabled)
        {
            _latency.Record(_clock.GetElapsedTime(call.Started).TotalMilliseconds);
        }
    }
}
