using Microsoft.Extensions.Logging;

namespace Veritas.Tests.Support;

/// <summary>
/// A logger that tells when a message of that name was written: the name of its [LoggerMessage] method.
/// </summary>
public sealed class LogSignal(string name) : ILogger
{
    private readonly TaskCompletionSource _logged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the first such message.</summary>
    public Task Logged => _logged.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (eventId.Name == name)
        {
            _logged.TrySetResult();
        }
    }
}
