using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Veritas.Silo.Operations;

/// <summary>Writes metrics in the Prometheus text format 0.0.4. One reader at a time.</summary>
internal sealed class MetricsText : BaseExporter<Metric>
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";
    private readonly StringBuilder _text = new();

    /// <summary>Returns the text of the last collection.</summary>
    public string Take()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        _text.Clear();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in batch)
        {
            var name = Name(metric);
            // Two meters may share a name and unit; the format requires one header for both.
            if (seen.Add(name))
            {
                _text
                    .Append("# HELP ")
                    .Append(name)
                    .Append(' ')
                    .Append(metric.Description.ReplaceLineEndings(" "))
                    .Append('\n');
                _text.Append("# TYPE ").Append(name).Append(' ').Append(Kind(metric.MetricType)).Append('\n');
            }

            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                Write(name, metric.MetricType, in point);
            }
        }

        return ExportResult.Success;
    }

    private void Write(string name, MetricType type, in MetricPoint point)
    {
        if (type == MetricType.Histogram)
        {
            WriteHistogram(name, in point);
            return;
        }

        var value = type switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
            MetricType.LongGauge => point.GetGaugeLastValueLong(),
            _ => point.GetGaugeLastValueDouble(),
        };
        Line(name, "", in point, null, value);
    }

    private void WriteHistogram(string name, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Line(name, "_bucket", in point, Number(bucket.ExplicitBound), below);
        }

        Line(name, "_sum", in point, null, point.GetHistogramSum());
        Line(name, "_count", in point, null, point.GetHistogramCount());
    }

    private void Line(string name, string suffix, in MetricPoint point, string? bound, double value)
    {
        _text.Append(name).Append(suffix);
        var open = '{';
        foreach (var tag in point.Tags)
        {
            _text
                .Append(open)
                .Append(Clean(tag.Key))
                .Append("=\"")
                .Append(Escape(Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? ""))
                .Append('"');
            open = ',';
        }

        if (bound is not null)
        {
            _text.Append(open).Append("le=\"").Append(bound).Append('"');
            open = ',';
        }

        _text.Append(open == ',' ? "} " : " ").Append(Number(value)).Append('\n');
    }

    private static string Name(Metric metric)
    {
        var unit = metric.Unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            _ => "",
        };
        var name = Clean(metric.Name);
        var total = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum ? "_total" : "";
        return name + (name.EndsWith(unit, StringComparison.Ordinal) ? "" : unit) + total;
    }

    private static string Kind(MetricType type) =>
        type switch
        {
            MetricType.LongSum or MetricType.DoubleSum => "counter",
            MetricType.Histogram => "histogram",
            _ => "gauge",
        };

    private static string Clean(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == ':' ? c : '_'));

    private static string Escape(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
