using Microsoft.Extensions.Logging;

namespace Veritas.Tests.Cluster.Tls;

/// <summary>What a host logs.</summary>
public sealed class HostLog : ILoggerProvider
{
    private readonly Lock _writing = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<string, bool> IsMeant, TaskCompletionSource Seen)> _waiting = [];

    public string Text
    {
        get
        {
            lock (_writing)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Completes at the first line from now on that has all these parts.</summary>
    public Task Next(params string[] parts)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_writing)
        {
            _waiting.Add((line => parts.All(part => line.Contains(part, StringComparison.Ordinal)), seen));
        }

        return seen.Task;
    }

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose() { }

    private void Write(string line)
    {
        lock (_writing)
        {
            _lines.Add(line);
            _waiting.Where(w => w.IsMeant(line)).ToList().ForEach(w => w.Seen.TrySetResult());
        }
    }

    private sealed class Writer(HostLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel level,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(level))
            {
                log.Write($"{level} {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
