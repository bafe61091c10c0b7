using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Orleans.Diagnostics;

namespace Veritas.Silo.Operations;

/// <summary>
/// Propagates a request's trace between processes even if traces are not recorded: Orleans and HttpClient propagate it
/// with an activity, and an activity is created only for a listener. A call without a trace, such as one for a frame of
/// a monitoring socket, gets no activity.
/// </summary>
internal sealed class TracePropagation : IHostedService, IDisposable
{
    /// <summary>Pattern of Veritas' own sources.</summary>
    public const string OwnSources = OwnPrefix + "*";
    private const string OwnPrefix = "Veritas.";

    /// <summary>Requests over HTTP and calls of the hub: the only operations that start a trace.</summary>
    private const string Beginnings = "Microsoft.AspNetCore";

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source =>
            source.Name == ActivitySources.ApplicationGrainActivitySourceName
            || source.Name.StartsWith(OwnPrefix, StringComparison.Ordinal)
            || BeginsTraces(source),
        Sample = Sample,
    };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ActivitySource.AddActivityListener(_listener);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    private static ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options) =>
        // Passes the caller's sampling decision on to servers that record traces.
        (options.Parent.TraceFlags & ActivityTraceFlags.Recorded) != 0
            ? ActivitySamplingResult.AllDataAndRecorded
        : options.Parent.TraceId != default || BeginsTraces(options.Source) ? ActivitySamplingResult.PropagationData
        : ActivitySamplingResult.None;

    private static bool BeginsTraces(ActivitySource source) =>
        source.Name.StartsWith(Beginnings, StringComparison.Ordinal);
}
