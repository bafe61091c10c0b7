using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Veritas.Tests.Web.Server;

/// <summary>Records log entries, each with its trace id.</summary>
internal sealed class TracedLog : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<(string Category, string Text, string? TraceId)> Lines { get; } = [];

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose() { }

    private sealed class Category(TracedLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var traces = new List<string?>();
            log._scopes.ForEachScope(
                (scope, found) =>
                    found.AddRange(
                        (scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
                            .Where(p => p.Key == "TraceId")
                            .Select(p => (string?)p.Value)
                    ),
                traces
            );
            log.Lines.Enqueue((name, formatter(state, exception), traces.FirstOrDefault()));
        }
    }
}
