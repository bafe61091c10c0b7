using Microsoft.Extensions.Logging;

namespace Veritas.Storage;

internal sealed partial class PeriodicService
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Job {Job} waits for the database ({Reason}); the next turn tries again"
    )]
    private partial void LogAway(string job, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Job {Job} was cancelled after its time limit; the next turn tries again"
    )]
    private partial void LogOverrun(string job, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed; the next turn tries again")]
    private partial void LogFault(string job, Exception failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Job {Job} skips a turn: another process runs one")]
    private partial void LogSkipped(string job);
}
