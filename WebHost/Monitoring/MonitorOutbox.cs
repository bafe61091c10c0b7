using System.Net.WebSockets;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// The send queue of a socket: a few frames, and only the latest progress. No task runs while the queue is empty. The
/// socket of a client that does not read is aborted.
/// </summary>
internal sealed class MonitorOutbox(WebSocket socket, TimeSpan sendTimeout, TimeProvider time, AckPump pump)
{
    private const int MaxFrames = 128;
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _frames = new(2);
    private readonly byte[] _ack = new byte[ServerFrames.AckBytes];
    private Progress? _progress;
    private Progress? _lastSent;
    private (int Code, string Reason)? _close;
    private TaskCompletionSource? _sent;
    private bool _isSending;
    private bool _isDue;

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

    /// <summary>
    /// Queues an acknowledgement. It is held for a moment while events are not durable; acknowledgements before the
    /// next send are merged.
    /// </summary>
    public void Ack(Progress progress)
    {
        lock (_gate)
        {
            // Progress can arrive out of order; on one connection neither number decreases.
            var merged = _lastSent is { } last
                ? new Progress(Math.Max(progress.Accepted, last.Accepted), Math.Max(progress.Durable, last.Durable))
                : progress;
            var isHeld = _progress is not null;
            _progress = _lastSent = merged;
            if (_isDue)
            {
                return;
            }

            if (merged.Durable >= merged.Accepted)
            {
                _isDue = true;
                pump.SendSoon(this);
            }
            else if (!isHeld)
            {
                pump.SendLater(this);
            }
        }
    }

    /// <summary>Queues the welcome frame, which contains the given progress.</summary>
    public void Welcome(byte[] frame, Progress progress)
    {
        lock (_gate)
        {
            // The attempt can have lost events that it had accepted, so the numbers start again.
            (_lastSent, _progress) = (progress, null);
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
                return WhenSent();
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
                return _frames.Count < MaxFrames / 2 ? Task.CompletedTask : WhenSent();
            }
        }
    }

    /// <summary>Sends the acknowledgement that is due, on the pump's thread.</summary>
    public void SendAck()
    {
        lock (_gate)
        {
            _isDue = false;
            if (_isSending || _progress is null)
            {
                return;
            }

            _isSending = true;
        }

        _ = SendAllAsync();
    }

    // On another thread, because callers can be grains.
    private void Start()
    {
        if (!_isSending)
        {
            _isSending = true;
            _ = Task.Run(SendAllAsync);
        }
    }

    private Task WhenSent() =>
        _isSending
            ? (_sent ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task
            : Task.CompletedTask;

    private async Task SendAllAsync()
    {
        try
        {
            while (Next(out var sending))
            {
                await (sending.IsCompleted ? sending : new ValueTask(sending.AsTask().WaitAsync(sendTimeout, time)));
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
                Stop();
            }
        }
    }

    /// <summary>Begins to send the next frame; false if there is none.</summary>
    private bool Next(out ValueTask sending)
    {
        lock (_gate)
        {
            sending = default;
            if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            {
                Stop();
                return false;
            }

            if (_frames.TryDequeue(out var frame))
            {
                sending = SendAsync(frame);
                return true;
            }

            if (_progress is { } progress)
            {
                _progress = null;
                sending = SendAsync(_ack.AsMemory(0, ServerFrames.Ack(progress, _ack)));
                return true;
            }

            if (_close is { } close)
            {
                _close = null;
                var status = (WebSocketCloseStatus)close.Code;
                sending = new ValueTask(socket.CloseOutputAsync(status, close.Reason, CancellationToken.None));
                return true;
            }

            Stop();
            return false;
        }
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> frame) =>
        socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private void Stop()
    {
        _frames.Clear();
        (_progress, _isSending) = (null, false);
        _sent?.TrySetResult();
        _sent = null;
    }
}
