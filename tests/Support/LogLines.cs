using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Veritas.Tests.Support;

/// <summary>A log entry.</summary>
public sealed record LogLine(LogLevel Level, string Text, Exception? Exception);

/// <summary>Records the log entries of a host from a minimum level on.</summary>
public sealed class LogLines(LogLevel least) : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<LogLine> _lines = [];

    public IReadOnlyList<LogLine> All => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            _lines.Enqueue(new LogLine(logLevel, formatter(state, exception), exception));
        }
    }

    public void Dispose() { }
}
