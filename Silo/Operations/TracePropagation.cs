using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Orleans.Diagnostics;

namespace Veritas.Silo.Operations;

/// <summary>
/// Keeps a request's trace going from process to process where nobody records traces: Orleans and HttpClient propagate
/// it with an activity, and an activity is created only for a listener. A call without a trace, such as a frame of a
/// monitoring socket makes, gets no activity.
/// </summary>
internal sealed class TracePropagation : IHostedService, IDisposable
{
    /// <summary>Sources of Veritas itself, as a pattern.</summary>
    public const string OwnSources = OwnPrefix + "*";
    private const string OwnPrefix = "Veritas.";

    /// <summary>Requests over HTTP and calls of the hub: the only work that begins a trace.</summary>
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
        // A server further on that records learns what the caller decided.
        (options.Parent.TraceFlags & ActivityTraceFlags.Recorded) != 0
            ? ActivitySamplingResult.AllDataAndRecorded
        : options.Parent.TraceId != default || BeginsTraces(options.Source) ? ActivitySamplingResult.PropagationData
        : ActivitySamplingResult.None;

    private static bool BeginsTraces(ActivitySource source) =>
        source.Name.StartsWith(Beginnings, StringComparison.Ordinal);
}
