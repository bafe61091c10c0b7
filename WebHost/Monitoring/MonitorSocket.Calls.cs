using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>Calls to the attempt, which can be unavailable for a moment or have moved to another silo.</summary>
internal sealed partial class MonitorSocket
{
    /// <summary>
    /// After the attempt has moved to another silo: the number from which the client must resume. 0 once it has
    /// resumed.
    /// </summary>
    private long _resumeAt;

    private async ValueTask<bool> IngestAsync(EventBatch batch)
    {
        for (
            var pause = TimeSpan.FromMilliseconds(50);
            ;
            pause = pause * 2 > host.LongestPause ? host.LongestPause : pause * 2
        )
        {
            if (_resumeAt > 0 && batch.FirstSeq > _resumeAt)
            {
                // The client sent this before it read the welcome with the number to resume from. It sends these events
                // again.
                return true;
            }

            _resumeAt = 0;
            var result = await Outcome(_attempt.Ingest(batch));
            switch (result.Problem?.Code)
            {
                case null:
                    Outbox.Ack(result.Value!);
                    return true;
                case "journal_full":
                    // Stop reading until the journal has room. This must not count as silence, for which the socket
                    // would be aborted.
                    await Task.Delay(pause, host.Time, _closed.Token);
                    LastHeard = host.Time.GetTimestamp();
                    break;
                case "connection_unknown":
                    if (!await ReconnectAsync())
                    {
                        return false;
                    }

                    break;
                default:
                    return Refuse(result.Problem, batch.FirstSeq);
            }
        }
    }

    /// <summary>Forwards the heartbeat to the attempt. Reconnects if the attempt has moved.</summary>
    private async ValueTask<bool> HeartbeatAsync()
    {
        var result = await Outcome(_attempt.Heartbeat(Id));
        switch (result.Problem)
        {
            case null:
                Outbox.Remind(result.Value!);
                return true;
            case { Code: "connection_unknown" }:
                return await ReconnectAsync();
            default:
                return Refuse(result.Problem, 0);
        }
    }

    private async ValueTask<bool> DoneAsync(Guid instructionId)
    {
        var result = await Outcome(Confirm());
        return result.Ok || Refuse(result.Problem, 0);

        async Task<Result<Done>> Confirm()
        {
            await _attempt.InstructionDone(Id, instructionId);
            return Done.Value;
        }
    }

    private async Task<bool> ReconnectAsync()
    {
        if (await ConnectAsync() is not { } progress)
        {
            return false;
        }

        _resumeAt = progress.Accepted + 1;
        return true;
    }

    /// <summary>
    /// The result of a call. A call that fails, after its retries, closes the socket and the client resumes later.
    /// </summary>
    private async Task<Result<T>> Outcome<T>(Task<Result<T>> call)
        where T : notnull
    {
        try
        {
            return await call;
        }
        catch (Exception failure)
        {
            LogCallFailed(host.Logger, attemptId, failure.GetType().Name);
            return new Problem(ProblemKind.Unavailable, "try_later", "the attempt is temporarily unavailable");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call to attempt {AttemptId} failed: {Reason}")]
    private static partial void LogCallFailed(ILogger logger, Guid attemptId, string reason);
}
