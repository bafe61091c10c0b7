using System.Net.WebSockets;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// The send queue of a socket: a few frames, and only the latest progress. No task runs while the queue is empty. The
/// socket of a client that does not read is aborted.
/// </summary>
internal sealed class MonitorOutbox(WebSocket socket, TimeSpan sendTimeout, TimeProvider time)
{
    private const int MaxFrames = 128;
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _frames = new(2);
    private Progress? _progress;
    private Progress? _lastSent;
    private (int Code, string Reason)? _close;
    private Task? _sending;

    /// <summary>
    /// Queues a frame. Aborts the socket if the queue is full, because the client is not reading; it resumes.
    /// </summary>
    public void Send(byte[] frame)
    {
        lock (_gate)
        {
            if (_frames.Count == MaxFrames)
            {
                socket.Abort();
                return;
            }

            _frames.Enqueue(frame);
            Start();
        }
    }

    /// <summary>Queues an acknowledgement. Acknowledgements before the next send are merged.</summary>
    public void Ack(Progress progress)
    {
        lock (_gate)
        {
            // Progress can arrive out of order. The durable number never decreases, and accepted is at least durable.
            _progress = _lastSent =
                _lastSent is { } last && last.Durable > progress.Durable
                    ? new Progress(Math.Max(progress.Accepted, last.Durable), last.Durable)
                    : progress;
            Start();
        }
    }

    /// <summary>Queues the welcome frame, which contains the given progress.</summary>
    public void Welcome(byte[] frame, Progress progress)
    {
        lock (_gate)
        {
            _lastSent = progress;
        }

        Send(frame);
    }

    /// <summary>
    /// Queues the progress if it differs from the last one sent, because an acknowledgement can be lost between silos.
    /// </summary>
    public void Remind(Progress progress)
    {
        lock (_gate)
        {
            if (progress == _lastSent)
            {
                return;
            }
        }

        Ack(progress);
    }

    /// <summary>Closes the socket after the queued frames.</summary>
    public void Close(int code, string reason)
    {
        lock (_gate)
        {
            _close ??= (code, reason);
            Start();
        }
    }

    /// <summary>Completes when the queue is empty or the socket is aborted.</summary>
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

    /// <summary>
    /// Completes when there is room for a reply. Waiting for it stops the reading from a client that sends without
    /// reading.
    /// </summary>
    public Task Room
    {
        get
        {
            lock (_gate)
            {
                return _frames.Count < MaxFrames / 2 ? Task.CompletedTask : _sending ?? Task.CompletedTask;
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
                await send.WaitAsync(sendTimeout, time);
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
