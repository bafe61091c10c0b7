using Microsoft.Extensions.Logging;

namespace Veritas.Tests.Support;

/// <summary>
/// A logger that signals the first message of one [LoggerMessage] method, given by the method's name.
/// </summary>
public sealed class LogSignal(string name) : ILogger
{
    private readonly TaskCompletionSource _logged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the first message of that name.</summary>
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
