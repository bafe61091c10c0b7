using System.Buffers;
using System.Net.WebSockets;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// A client's socket. Handles one frame at a time, so that the client buffers while the attempt cannot accept events.
/// </summary>
internal sealed partial class MonitorSocket(
    WebSocket socket,
    Guid attemptId,
    MonitorConnection connection,
    MonitorGateway gateway,
    MonitorHost host
)
{
    /// <summary>How long a client may take to answer a close frame.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    private readonly IAttemptGrain _attempt = host.Grains.GetGrain<IAttemptGrain>(attemptId);
    private readonly CancellationTokenSource _closed = new();
    private FrameBudget _budget = new(host.Options.FramesPerSecond, host.Time);

    public Guid Id => connection.Id;

    public MonitorOutbox Outbox { get; } =
        new(socket, TimeSpan.FromSeconds(host.Options.SendSeconds), host.Time, host.Acks);

    /// <summary>Timestamp of the last received frame.</summary>
    public long LastHeard { get; private set; } = host.Time.GetTimestamp();

    /// <summary>Runs the socket until it closes.</summary>
    public async Task RunAsync(CancellationToken requestAborted)
    {
        var registration = requestAborted.Register(_closed.Cancel);
        gateway.Add(this);
        try
        {
            // Detects a client that has abandoned its handshake, so that it does not replace its next connection.
            var first = socket.ReceiveAsync(Memory<byte>.Empty, _closed.Token).AsTask();
            if (!await HasEndedAsync(first) && await ConnectAsync() is not null)
            {
                await ReadAsync(first);
            }

            await Outbox.Sent;
            await CloseHandshakeAsync();
        }
        catch (WebSocketException e) when (e.WebSocketErrorCode == WebSocketError.Faulted)
        {
            // Invalid UTF-8 or an invalid frame. The close frame has been sent; closing the connection while the client
            // still sends could discard it.
            await Task.Delay(CloseTimeout, host.Time, requestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception e)
            when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client disconnected. The attempt is notified below; the client resumes.
        }
        finally
        {
            gateway.Remove(this);
            // Its last events come before the report of its end.
            await ((Task)SettledAsync().AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _attempt
                .Disconnect(Id)
                .WaitAsync(host.CallLimit, host.Time, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // The registration comes first: a request aborted now must not cancel a disposed token source.
            await registration.DisposeAsync();
            _closed.Dispose();
        }
    }

    public void Abort()
    {
        socket.Abort();
        try
        {
            _closed.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The socket has ended in the meantime.
        }
    }

    /// <summary>Closes the socket of a client that has sent no frame for too long.</summary>
    public void CloseSilent() => Outbox.Close(CloseCodes.Silent, "silent");

    /// <summary>Asks the client to reconnect after the queued frames, because this host is stopping.</summary>
    public void RequestReconnect() => Outbox.Close(CloseCodes.Restart, "restarting");

    /// <summary>Connects to the attempt and sends the client a welcome; null if the attempt refuses.</summary>
    private async Task<Progress?> ConnectAsync()
    {
        var result = await Outcome(_attempt.Connect(gateway.Reference, connection));
        if (result.Problem is { Code: "attempt_following" })
        {
            // The attempt cannot move now. Connect to it where it is, so that the client does not wait.
            result = await Outcome(_attempt.Connect(gateway.Reference, connection with { MayMove = false }));
        }

        if (!result.Ok)
        {
            Refuse(result.Problem, 0);
            return null;
        }

        Outbox.Welcome(ServerFrames.Welcome(result.Value, host.Options, host.Time.GetUtcNow()), result.Value.Progress);
        foreach (var instruction in result.Value.Instructions)
        {
            Outbox.Send(ServerFrames.Instruction(instruction));
        }

        return result.Value.Progress;
    }

    /// <summary>Whether the read has found the end of the connection.</summary>
    private static async ValueTask<bool> HasEndedAsync(Task<ValueWebSocketReceiveResult> read)
    {
        try
        {
            return read.IsCompleted && (await read).MessageType == WebSocketMessageType.Close;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            return true;
        }
    }

    private async Task ReadAsync(Task<ValueWebSocketReceiveResult> first)
    {
        for (
            var bytes = await ReceiveAsync(await first);
            bytes is not null;
                // An empty read waits without a buffer, because thousands of sockets are idle here.
                bytes = await ReceiveAsync(await socket.ReceiveAsync(Memory<byte>.Empty, _closed.Token))
        )
        {
            LastHeard = host.Time.GetTimestamp();
            if (!_budget.Take())
            {
                Fail(new FrameError("too_fast", "more frames per second than limits allow", 0, CloseCodes.TooFast));
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
        if (!await SettledAsync())
        {
            return false;
        }

        switch (frame.Kind)
        {
            case FrameKind.Events:
                return await IngestAsync(new EventBatch(Id, frame.Seq, frame.Events, null));
            case FrameKind.Ping:
                await Outbox.Room;
                Outbox.Send(ServerFrames.Pong(frame.At, host.Time.GetUtcNow()));
                return _local?.Hear() == true || await HeartbeatAsync();
            case FrameKind.Done:
                return await DoneAsync(frame.Id);
            default:
                Fail(frame.Error!);
                return frame.Error!.CloseCode == 0;
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

    /// <summary>
    /// The rest of a text frame, in an array of its size; null if the socket is closing or the frame is invalid.
    /// </summary>
    private async ValueTask<byte[]?> ReceiveAsync(ValueWebSocketReceiveResult first)
    {
        if (first.EndOfMessage && first.MessageType != WebSocketMessageType.Binary)
        {
            // A close frame, or an empty text frame.
            return first.MessageType == WebSocketMessageType.Text ? [] : null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(host.Options.MaxFrameBytes);
        try
        {
            var length = 0;
            while (true)
            {
                var part = first.EndOfMessage
                    ? first
                    : await socket.ReceiveAsync(buffer.AsMemory(length), _closed.Token);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                if (part.MessageType == WebSocketMessageType.Binary)
                {
                    Fail(new FrameError("binary", "frames must be text", 0, CloseCodes.Malformed));
                    return null;
                }

                if (length > host.Options.MaxFrameBytes || (length == buffer.Length && !part.EndOfMessage))
                {
                    Fail(
                        new FrameError(
                            "frame_too_large",
                            $"a frame has at most {host.Options.MaxFrameBytes} bytes",
                            0,
                            CloseCodes.TooLarge
                        )
                    );
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

    /// <summary>Completes the close handshake, within a time limit if this side started it.</summary>
    private async Task CloseHandshakeAsync()
    {
        if (socket.State == WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _closed.Token);
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        limit.CancelAfter(CloseTimeout);
        var rest = new byte[1024];
        while (
            socket.State == WebSocketState.CloseSent
            && (await socket.ReceiveAsync(rest.AsMemory(), limit.Token)).MessageType != WebSocketMessageType.Close
        )
        {
            // Discards frames that were in flight; the client resends them on its next socket.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A frame of attempt {AttemptId} was refused: {Code}")]
    private static partial void LogRefused(ILogger logger, Guid attemptId, string code);
}
