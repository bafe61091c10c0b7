using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// Calls to the attempt: directly if it is in this process, else its grain, which can be unavailable for a moment or
/// have moved to another silo.
/// </summary>
internal sealed partial class MonitorSocket : IIngestAnswers
{
    private static readonly Problem Away = new(
        ProblemKind.Unavailable,
        "try_later",
        "the attempt is temporarily unavailable"
    );

    /// <summary>
    /// After the attempt has moved to another silo: the number from which the client must resume. 0 once it has
    /// resumed.
    /// </summary>
    private long _resumeAt;

    /// <summary>The attempt in this process; null when it is in another one.</summary>
    private volatile ILocalAttempt? _local;

    /// <summary>
    /// The turn of the attempt that takes the last frame. Not awaited before the next frame, because usually the next
    /// one comes much later.
    /// </summary>
    private Task? _turn;

    /// <summary>Deals with the frame that <see cref="_turn"/> has refused; set before the turn completes.</summary>
    private Task<bool>? _recovery;

    /// <summary>Calls that attempt from now on. Returns how to acknowledge durable events.</summary>
    public Action<Progress> Attach(ILocalAttempt attempt)
    {
        _local = attempt;
        return Outbox.Ack;
    }

    void IIngestAnswers.Accepted(Progress progress) => Outbox.Ack(progress);

    void IIngestAnswers.Refused(EventBatch batch, Problem? problem) =>
        _recovery = Task.Run(() => RecoverAsync(batch, problem));

    /// <summary>Waits for the last frame. False if the socket is closing.</summary>
    private async ValueTask<bool> SettledAsync()
    {
        if (_turn is not { } turn)
        {
            return true;
        }

        if (!turn.IsCompleted && !await EndsInTimeAsync(turn))
        {
            return Refuse(Away, 0);
        }

        var recovery = _recovery;
        (_turn, _recovery) = (null, null);
        return recovery is null || await recovery;
    }

    private async Task<bool> EndsInTimeAsync(Task turn)
    {
        await turn.WaitAsync(host.CallLimit, host.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return turn.IsCompleted;
    }

    private async Task<bool> RecoverAsync(EventBatch batch, Problem? problem)
    {
        if (problem is null)
        {
            _local = null;
        }

        var isOpen = await IngestByCallAsync(batch, problem);
        if (!isOpen)
        {
            _ = AbortLaterAsync(_closed.Token);
        }

        return isOpen;
    }

    /// <summary>Ends the read of a closing socket whose client does not answer.</summary>
    private async Task AbortLaterAsync(CancellationToken closed)
    {
        await Task.Delay(CloseTimeout, host.Time, closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Abort();
    }

    private ValueTask<bool> IngestAsync(EventBatch batch)
    {
        if (_local is not { } attempt)
        {
            return IngestByCallAsync(batch, null);
        }

        if (!Skips(batch))
        {
            _turn = attempt.Ingest(batch, this);
        }

        return ValueTask.FromResult(true);
    }

    /// <summary>
    /// Whether the client sent this before it read the welcome with the number to resume from. It sends these events
    /// again.
    /// </summary>
    private bool Skips(EventBatch batch)
    {
        if (_resumeAt > 0 && batch.FirstSeq > _resumeAt)
        {
            return true;
        }

        _resumeAt = 0;
        return false;
    }

    /// <param name="batch">The events.</param>
    /// <param name="problem">The answer to the first try, if there was one.</param>
    private async ValueTask<bool> IngestByCallAsync(EventBatch batch, Problem? problem)
    {
        for (
            var pause = TimeSpan.FromMilliseconds(50);
            ;
            pause = pause * 2 > host.LongestPause ? host.LongestPause : pause * 2
        )
        {
            if (Skips(batch))
            {
                return true;
            }

            var result = problem ?? await Outcome(_attempt.Ingest(batch));
            problem = null;
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
            return Away;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call to attempt {AttemptId} failed: {Reason}")]
    private static partial void LogCallFailed(ILogger logger, Guid attemptId, string reason);
}
