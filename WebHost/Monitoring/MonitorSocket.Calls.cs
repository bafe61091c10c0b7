using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// What the socket asks of its attempt, which can be away for a moment, or live on another silo than before.
/// </summary>
internal sealed partial class MonitorSocket
{
    /// <summary>
    /// After the attempt has moved to another silo, the number the client is to go on from; 0: it has.
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
                // Sent before the client read where to go on from.
                return true;
            }

            _resumeAt = 0;
            var result = await Retry(() => _attempt.Ingest(batch));
            switch (result.Problem?.Code)
            {
                case null:
                    Outbox.Ack(result.Value!);
                    return true;
                case "journal_full":
                    // Stop reading until there is room. A silent socket would be dropped, so hearing nothing is no
                    // fault of the client's now.
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

    /// <summary>
    /// Tells the attempt that its client is there. One that has moved is greeted anew, and greets the client.
    /// </summary>
    private async ValueTask<bool> BeatAsync()
    {
        var result = await Retry(() => _attempt.Heartbeat(Id));
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
    /// A call that failed for a fault of ours is safe to send again; what lasts longer than the limit closes the
    /// socket, and the client resumes.
    /// </summary>
    private async Task<Result<T>> Retry<T>(Func<Task<Result<T>>> call)
        where T : notnull
    {
        var began = host.Time.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception e)
                when (e is not OperationCanceledException && host.Time.GetElapsedTime(began) < host.CallLimit)
            {
                LogCallFailed(host.Logger, attemptId, e.GetType().Name);
                await Task.Delay(host.RetryPause, host.Time, _closed.Token);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return new Problem(ProblemKind.Unavailable, "try_later", "the attempt cannot be reached now");
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call to attempt {AttemptId} failed ({Reason}); trying again")]
    private static partial void LogCallFailed(ILogger logger, Guid attemptId, string reason);
}
