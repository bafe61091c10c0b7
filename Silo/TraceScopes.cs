using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Veritas.Operations;

namespace Veritas.Silo;

/// <summary>
/// Says in every line of the log which trace it belongs to: the request's, or in a grain that of the request it works for. An activity does not flow into grains;
/// the context of a call does, into other processes too.
/// </summary>
internal sealed class TraceScopes : IExternalScopeProvider
{
    private readonly LoggerExternalScopeProvider _scopes = new();

    public IDisposable Push(object? state) => _scopes.Push(state);

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            callback(new Trace([
                new("SpanId", activity.SpanId.ToHexString()), new("TraceId", activity.TraceId.ToHexString()), new("ParentId", activity.ParentSpanId.ToHexString())]), state);
        }
        else if (RequestContext.Get(TraceContext.Key) is string parent && ActivityContext.TryParse(parent, null, out var trace))
        {
            callback(new Trace([new("TraceId", trace.TraceId.ToHexString())]), state);
        }

        _scopes.ForEachScope(callback, state);
    }

    /// <summary>As the JSON console writes scopes: a text, and its parts.</summary>
    private sealed class Trace(ImmutableArray<KeyValuePair<string, object?>> parts) : IEnumerable<KeyValuePair<string, object?>>
    {
        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => parts.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => string.Join(", ", parts.Select(p => $"{p.Key}:{p.Value}"));
    }
}
