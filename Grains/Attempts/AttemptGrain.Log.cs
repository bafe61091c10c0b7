using Microsoft.Extensions.Logging;
using Veritas.Attempts;

namespace Veritas.Grains.Attempts;

internal sealed partial class AttemptGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Attempt {AttemptId} has ended: {Status}")]
    private static partial void LogEnded(ILogger logger, Guid attemptId, string status);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Attempt {AttemptId}: epoch {Epoch} is stale; this activation ends"
    )]
    private static partial void LogFenced(ILogger logger, Guid attemptId, long epoch);

    [LoggerMessage(Level = LogLevel.Error, Message = "Attempt {AttemptId}: events could not be accepted ({Reason})")]
    private static partial void LogIngestFailed(ILogger logger, Guid attemptId, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Attempt {AttemptId}: the room did not confirm its alerts ({Reason}); retrying"
    )]
    private static partial void LogRoomAway(ILogger logger, Guid attemptId, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Attempt {AttemptId}: the events could not be read for a new score ({Reason}); the next activation "
            + "replays"
    )]
    private static partial void LogRescoreFailed(ILogger logger, Guid attemptId, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Attempt {AttemptId}: the snapshot was not written ({Reason}); the next activation replays the events"
    )]
    private static partial void LogSnapshotFailed(ILogger logger, Guid attemptId, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Attempt {AttemptId}: a completed instruction was not stored ({Reason}); it can be resent"
    )]
    private static partial void LogDoneNotStored(ILogger logger, Guid attemptId, string reason);
}
