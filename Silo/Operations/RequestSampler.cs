using System.Globalization;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Trace;

namespace Veritas.Silo.Operations;

/// <summary>
/// Records HTTP requests and hub calls with all their child spans. Frames of a monitoring socket, timers and periodic
/// services are not traced: metrics cover them.
/// </summary>
internal sealed class RequestSampler(Sampler ofRequests) : Sampler
{
    private const string Requests = "Microsoft.AspNetCore.";

    /// <summary>
    /// Follows the caller's decision where there is one. Of other requests it records the share that
    /// <c>OTEL_TRACES_SAMPLER=parentbased_traceidratio</c> and <c>OTEL_TRACES_SAMPLER_ARG</c> ask for, by default all.
    /// </summary>
    public static Sampler Of(IConfiguration configuration)
    {
        var share = 1.0;
        var byShare =
            configuration["OTEL_TRACES_SAMPLER"]?.EndsWith("traceidratio", StringComparison.Ordinal) == true
            && double.TryParse(configuration["OTEL_TRACES_SAMPLER_ARG"], CultureInfo.InvariantCulture, out share)
            && share is >= 0 and <= 1;
        return new ParentBasedSampler(
            new RequestSampler(byShare ? new TraceIdRatioBasedSampler(share) : new AlwaysOnSampler())
        );
    }

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Name.StartsWith(Requests, StringComparison.Ordinal) && !IsProbe(samplingParameters.Tags)
            ? ofRequests.ShouldSample(samplingParameters)
            : new SamplingResult(SamplingDecision.Drop);

    /// <summary>Called by machines every few seconds.</summary>
    private static bool IsProbe(IEnumerable<KeyValuePair<string, object?>>? tags) =>
        tags?.FirstOrDefault(t => t.Key == "url.path").Value is string path
        && (path.StartsWith("/health", StringComparison.Ordinal) || path == "/metrics");
}
