using System.Buffers;
using System.Net.WebSockets;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// One client's socket: frames in, one at a time, each to the attempt before the next is read. Whenever the attempt cannot take events, nothing
/// is read, and the client buffers.
/// </summary>
internal sealed partial class MonitorSocket(WebSocket socket, Guid attemptId, string clientId, string addressHash, MonitorGateway gateway, MonitorHost host)
{
    private readonly IAttemptGrain _attempt = host.Grains.GetGrain<IAttemptGrain>(attemptId);
    private readonly CancellationTokenSource _closed = new();
    private FrameBudget _budget = new(host.Options.FramesPerSecond, host.Time);

    public Guid Id { get; } = Guid.CreateVersion7(host.Time.GetUtcNow());

    public MonitorOutbox Outbox { get; } = new(socket, TimeSpan.FromSeconds(host.Options.SendSeconds), host.Time);

    /// <summary>Timestamp of the last frame.</summary>
    public long LastHeard { get; private set; } = host.Time.GetTimestamp();

    /// <summary>Runs the socket to its end.</summary>
    public async Task RunAsync(CancellationToken requestAborted)
    {
        using var registration = requestAborted.Register(_closed.Cancel);
        gateway.Add(this);
        try
        {
            if (await ConnectAsync())
            {
                await ReadAsync();
            }

            await Outbox.Sent;
            await FarewellAsync();
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client is gone: the attempt is told below, the client resumes.
        }
        finally
        {
            gateway.Remove(this);
            await _attempt.Disconnect(Id).WaitAsync(host.CallLimit, host.Time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _closed.Dispose();
        }
    }

    public void Abort()
    {
        socket.Abort();
        _closed.Cancel();
    }

    private async Task<bool> ConnectAsync()
    {
        var result = await Retry(() => _attempt.Connect(gateway.Reference, new MonitorConnection(Id, clientId, addressHash)));
        if (!result.Ok)
        {
            Refuse(result.Problem, 0);
            return false;
        }

        Outbox.Send(ServerFrames.Welcome(result.Value, host.Options, host.Time.GetUtcNow()));
        foreach (var instruction in result.Value.Instructions)
        {
            Outbox.Send(ServerFrames.Instruction(instruction));
        }

        return true;
    }

    private async Task ReadAsync()
    {
        while (await ReceiveAsync() is { } bytes)
        {
            LastHeard = host.Time.GetTimestamp();
            if (!_budget.Take())
            {
                Fail(new FrameError("too_fast", "more frames than announced in limits", 0, CloseCodes.TooFast));
                return;
            }

            if (!await HandleAsync(FrameReader.Read(bytes, host.Options)))
            {
                return;
            }
        }
    }

    private async ValueTask<bool> HandleAsync(MonitorFrame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Events:
                return await IngestAsync(new EventBatch(Id, frame.Seq, frame.Events, null));
            case FrameKind.Ping:
                Outbox.Send(ServerFrames.Pong(frame.At, host.Time.GetUtcNow()));
                return true;
            case FrameKind.Done:
                await Retry(async () =>
                {
                    await _attempt.InstructionDone(Id, frame.Id);
                    return (Result<Done>)Done.Value;
                });
                return true;
            default:
                Fail(frame.Error!);
                return frame.Error!.CloseCode == 0;
        }
    }

    private async ValueTask<bool> IngestAsync(EventBatch batch)
    {
        for (var pause = TimeSpan.FromMilliseconds(50); ; pause = pause * 2 > host.LongestPause ? host.LongestPause : pause * 2)
        {
            var result = await Retry(() => _attempt.Ingest(batch));
            switch (result.Problem?.Code)
            {
                case null:
                    Outbox.Ack(result.Value!);
                    return true;
                case "journal_full":
                    // Stop reading until there is room. A silent socket would be dropped, so hearing nothing is no fault of the client's now.
                    await Task.Delay(pause, host.Time, _closed.Token);
                    LastHeard = host.Time.GetTimestamp();
                    break;
                case "connection_unknown":
                    if (!await ConnectAsync())
                    {
                        return false;
                    }

                    break;
                default:
                    return Refuse(result.Problem, batch.FirstSeq);
            }
        }
    }

    /// <summary>A call that failed for a fault of ours is safe to send again; what lasts longer than the limit closes the socket, and the client resumes.</summary>
    private async Task<Result<T>> Retry<T>(Func<Task<Result<T>>> call)
    {
        var began = host.Time.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (e is not OperationCanceledException && host.Time.GetElapsedTime(began) < host.CallLimit)
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

    private bool Refuse(Problem problem, long seq)
    {
        var close = problem switch
        {
            { Code: "attempt_over" } => CloseCodes.Over,
            { Code: "connection_stale" } => CloseCodes.TakenOver,
            { Kind: ProblemKind.NotFound } => CloseCodes.Attempt,
            { Kind: ProblemKind.Unavailable } => CloseCodes.TryLater,
            _ => 0,
        };
        Fail(new FrameError(problem.Code, problem.Detail, seq, close));
        return close == 0;
    }

    private void Fail(FrameError error)
    {
        Outbox.Send(ServerFrames.Error(error));
        if (error.CloseCode != 0)
        {
            LogRefused(host.Logger, attemptId, error.Code);
            Outbox.Close(error.CloseCode, error.Code);
        }
    }

    /// <summary>The next text frame in an array of its own size; null when the socket is done or broke the rules.</summary>
    private async ValueTask<byte[]?> ReceiveAsync()
    {
        // Waiting costs no buffer: thousands of sockets rest here.
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, _closed.Token);
        if (first.EndOfMessage && first.MessageType != WebSocketMessageType.Binary)
        {
            // The client's close, or a frame of no bytes at all.
            return first.MessageType == WebSocketMessageType.Text ? [] : null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(host.Options.MaxFrameBytes);
        try
        {
            var length = 0;
            while (true)
            {
                var part = first.EndOfMessage ? first : await socket.ReceiveAsync(buffer.AsMemory(length), _closed.Token);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                if (part.MessageType == WebSocketMessageType.Binary)
                {
                    Fail(new FrameError("binary", "frames are text", 0, CloseCodes.Malformed));
                    return null;
                }

                if (length > host.Options.MaxFrameBytes || (length == buffer.Length && !part.EndOfMessage))
                {
                    Fail(new FrameError("frame_too_large", $"a frame has at most {host.Options.MaxFrameBytes} bytes", 0, CloseCodes.TooLarge));
                    return null;
                }

                if (part.EndOfMessage)
                {
                    return buffer.AsSpan(0, length).ToArray();
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Answers the client's close, or gives it a moment to answer ours.</summary>
    private async Task FarewellAsync()
    {
        if (socket.State == WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _closed.Token);
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        var rest = new byte[1024];
        while (socket.State == WebSocketState.CloseSent && (await socket.ReceiveAsync(rest.AsMemory(), limit.Token)).MessageType != WebSocketMessageType.Close)
        {
            // What the client had under way when it was closed; it resends on its next socket.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A frame of attempt {AttemptId} was refused: {Code}")]
    private static partial void LogRefused(ILogger logger, Guid attemptId, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call to attempt {AttemptId} failed ({Reason}); trying again")]
    private static partial void LogCallFailed(ILogger logger, Guid attemptId, string reason);
}
