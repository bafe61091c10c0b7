using System.Globalization;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Trace;

namespace Veritas.Silo.Operations;

/// <summary>
/// Records requests over HTTP and calls of the hub, with all that is done for them. Frames of a monitoring socket, timers and periodic services are no
/// traces: metrics tell of them.
/// </summary>
internal sealed class RequestSampler(Sampler share) : Sampler
{
    private const string Requests = "Microsoft.AspNetCore.";

    /// <summary>
    /// Follows the caller's decision where there is one; of other requests records the share that <c>OTEL_TRACES_SAMPLER=parentbased_traceidratio</c> and
    /// <c>OTEL_TRACES_SAMPLER_ARG</c> ask for, all by default.
    /// </summary>
    public static Sampler Of(IConfiguration configuration)
    {
        var byShare = configuration["OTEL_TRACES_SAMPLER"]?.EndsWith("traceidratio", StringComparison.Ordinal) == true;
        var given = double.TryParse(configuration["OTEL_TRACES_SAMPLER_ARG"], CultureInfo.InvariantCulture, out var part) && part is >= 0 and <= 1;
        return new ParentBasedSampler(new RequestSampler(byShare && given ? new TraceIdRatioBasedSampler(part) : new AlwaysOnSampler()));
    }

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Name.StartsWith(Requests, StringComparison.Ordinal) && !IsProbe(samplingParameters.Tags)
            ? share.ShouldSample(samplingParameters)
            : new SamplingResult(SamplingDecision.Drop);

    /// <summary>Asked by machines every few seconds.</summary>
    private static bool IsProbe(IEnumerable<KeyValuePair<string, object?>>? tags) =>
        tags?.FirstOrDefault(t => t.Key == "url.path").Value is string path
        && (path.StartsWith("/health", StringComparison.Ordinal) || path.StartsWith("/metrics", StringComparison.Ordinal));
}
