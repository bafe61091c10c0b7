using System.Net.WebSockets;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// What waits to be sent on one socket: a few frames, and the newest progress however often it moves. Nothing runs
/// while there is nothing to send. A client that does not read is cut.
/// </summary>
internal sealed class MonitorOutbox(WebSocket socket, TimeSpan sendLimit, TimeProvider time)
{
    private const int MostFrames = 128;
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _frames = new(2);
    private Progress? _progress;
    private Progress? _told;
    private (int Code, string Reason)? _close;
    private Task? _sending;

    /// <summary>Queues a frame; a full queue cuts the socket: the client is not reading, and resumes.</summary>
    public void Send(byte[] frame)
    {
        lock (_gate)
        {
            if (_frames.Count == MostFrames)
            {
                socket.Abort();
                return;
            }

            _frames.Enqueue(frame);
            Start();
        }
    }

    /// <summary>Tells the client how far its events have come; several before the next send become one.</summary>
    public void Ack(Progress progress)
    {
        lock (_gate)
        {
            // Answers can overtake each other; what is durable stays so, and was taken in.
            _progress = _told =
                _told is { } told && told.Durable > progress.Durable
                    ? new Progress(Math.Max(progress.Accepted, told.Durable), told.Durable)
                    : progress;
            Start();
        }
    }

    /// <summary>Greets with the progress that the frame tells.</summary>
    public void Welcome(byte[] frame, Progress progress)
    {
        lock (_gate)
        {
            _told = progress;
        }

        Send(frame);
    }

    /// <summary>Tells the progress when it is not the one told last: an ack can be lost between two silos.</summary>
    public void Remind(Progress progress)
    {
        lock (_gate)
        {
            if (progress == _told)
            {
                return;
            }
        }

        Ack(progress);
    }

    /// <summary>Closes after what is queued.</summary>
    public void Close(int code, string reason)
    {
        lock (_gate)
        {
            _close ??= (code, reason);
            Start();
        }
    }

    /// <summary>Ends when everything queued so far is sent, or the socket is cut.</summary>
    public Task Sent
    {
        get
        {
            lock (_gate)
            {
                return _sending ?? Task.CompletedTask;
            }
        }
    }

    private void Start() => _sending ??= Task.Run(SendAllAsync);

    private async Task SendAllAsync()
    {
        try
        {
            while (Next() is { } send)
            {
                await send.WaitAsync(sendLimit, time);
            }
        }
        catch (Exception e)
            when (e
                    is WebSocketException
                        or TimeoutException
                        or OperationCanceledException
                        or ObjectDisposedException
                        or IOException
                        or InvalidOperationException
            )
        {
            socket.Abort();
            lock (_gate)
            {
                _frames.Clear();
                (_progress, _sending) = (null, null);
            }
        }
    }

    private Task? Next()
    {
        lock (_gate)
        {
            if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            {
                _frames.Clear();
                _progress = null;
                _sending = null;
                return null;
            }

            if (_frames.TryDequeue(out var frame))
            {
                return socket.SendAsync(frame, WebSocketMessageType.Text, true, CancellationToken.None);
            }

            if (_progress is { } progress)
            {
                _progress = null;
                return socket.SendAsync(
                    ServerFrames.Ack(progress),
                    WebSocketMessageType.Text,
                    true,
                    CancellationToken.None
                );
            }

            if (_close is { } close)
            {
                _close = null;
                return socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, CancellationToken.None);
            }

            _sending = null;
            return null;
        }
    }
}
