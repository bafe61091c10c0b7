using OpenTelemetry.Metrics;

namespace Veritas.Silo.Operations;

/// <summary>Collects this process's metrics on demand, for <c>/metrics</c>.</summary>
internal sealed class MetricsReading
{
    private const int CollectMs = 5_000;
    private readonly MetricsText _text = new();
    private readonly Lock _gate = new();

    public MetricsReading() => Reader = new BaseExportingMetricReader(_text);

    /// <summary>The meter provider disposes it.</summary>
    public MetricReader Reader { get; }

    /// <summary>The current metrics in the Prometheus text format.</summary>
    public string Read()
    {
        lock (_gate)
        {
            Reader.Collect(CollectMs);
            return _text.Take();
        }
    }
}
