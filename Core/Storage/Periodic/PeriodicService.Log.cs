using Microsoft.Extensions.Logging;

namespace Veritas.Storage;

internal sealed partial class PeriodicService
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Job {Job} could not reach the database ({Reason}) and is retried at its next turn"
    )]
    private partial void LogAway(string job, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Job {Job} was cancelled after its time limit and is retried at its next turn"
    )]
    private partial void LogOverrun(string job, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed and is retried at its next turn")]
    private partial void LogFault(string job, Exception failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Job {Job} skips a turn: another process is running it")]
    private partial void LogSkipped(string job);
}
