using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Veritas.Tests.Faults.Load;

/// <summary>
/// A monitoring client on a real socket. After a lost connection it resumes from what the server has stored, and it
/// resends events that the server reports as missing.
/// </summary>
public sealed class LoadClient(EventLog log, string clientId, Random random)
{
    private const int PerFrame = 20;
    private const int UnderWay = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(4);
    private readonly Channel<byte> _wake = Channel.CreateBounded<byte>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly byte[] _buffer = new byte[16 * 1024];
    private TaskCompletionSource? _pong;
    private long _accepted;
    private long _next;
    private int _connects;
    private volatile ClientWebSocket? _socket;
    private volatile bool _paused;

    public EventLog Log => log;

    /// <summary>Addresses of the servers; one is chosen at random for each connection.</summary>
    public IReadOnlyList<Uri> Addresses { get; set; } = [];

    public Sending Sending { get; set; }

    /// <summary>Whether the client stays disconnected.</summary>
    public bool Paused
    {
        get => _paused;
        set => _paused = value;
    }

    /// <summary>The last event that the server acknowledged as accepted.</summary>
    public long Accepted => Volatile.Read(ref _accepted);

    /// <summary>Number of frames that the server refused with an error.</summary>
    public int Refused { get; private set; }

    /// <summary>Number of successful connections.</summary>
    public int Connects => Volatile.Read(ref _connects);

    /// <summary>The last close code; 0 if the connection broke without one.</summary>
    public int LastClose { get; private set; }

    /// <summary>Signals that there are events to send.</summary>
    public void Wake() => _wake.Writer.TryWrite(0);

    /// <summary>Aborts the connection; the client reconnects automatically.</summary>
    public void Drop() => _socket?.Abort();

    /// <summary>Streams events until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                while (Paused)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancel);
                }

                await ConnectionAsync(Addresses[random.Next(Addresses.Count)], cancel);
            }
            catch (Exception e)
                when (e
                        is WebSocketException
                            or IOException
                            or TimeoutException
                            or OperationCanceledException
                            or ObjectDisposedException
                            or InvalidOperationException
                )
            {
                // The connection broke; the loop connects again.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 250)), TimeProvider.System, cancel)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectionAsync(Uri server, CancellationToken cancel)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("veritas.monitor.v1");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ending.CancelAfter(Patience);
        var known = log.Durable;
        await socket.ConnectAsync(
            new UriBuilder(server)
            {
                Scheme = "ws",
                Path = "/ws/monitor",
                Query = $"ticket={log.Ticket}&client={clientId}",
            }.Uri,
            ending.Token
        );
        ending.CancelAfter(System.Threading.Timeout.InfiniteTimeSpan);
        (_socket, _next) = (socket, 0);
        try
        {
            var receiving = ReceiveAllAsync(socket, known, ending.Token);
            var sending = SendAllAsync(socket, ending.Token);
            await await Task.WhenAny(receiving, sending);
        }
        finally
        {
            _socket = null;
            socket.Abort();
            await ending.CancelAsync();
        }
    }

    private async Task SendAllAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        while (true)
        {
            if (Volatile.Read(ref _next) == 0 || !await SendSomeAsync(socket, cancel))
            {
                using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                idle.CancelAfter(PingEvery);
                try
                {
                    await _wake.Reader.ReadAsync(idle.Token);
                }
                catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
                {
                    await PingAsync(socket, cancel);
                }
            }
        }
    }

    private async Task<bool> SendSomeAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        var frames = new List<byte[]>();
        var first = Volatile.Read(ref _next);
        var next = Math.Max(first, log.Durable + 1);
        while (
            frames.Count < 4
            && next - Volatile.Read(ref _accepted) <= UnderWay
            && log.FrameAt(next, Sending == Sending.Shuffled ? 1 : PerFrame) is { } made
        )
        {
            frames.Add(made.Frame);
            next += made.Count;
        }

        if (Interlocked.CompareExchange(ref _next, next, first) != first || frames.Count == 0)
        {
            // The server has requested a rewind, or there is nothing to send.
            return frames.Count > 0;
        }

        if (Sending == Sending.Shuffled)
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(frames));
        }

        foreach (var frame in Sending == Sending.Twice ? frames.SelectMany(f => new[] { f, f }) : frames)
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, true, cancel);
        }

        if (Sending == Sending.Shuffled)
        {
            // Frames are answered in order, so the pong comes after all refusals.
            await PingAsync(socket, cancel);
        }

        return true;
    }

    private async Task PingAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        var pong = _pong = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await socket.SendAsync("""{"t":"ping","at":"now"}"""u8.ToArray(), WebSocketMessageType.Text, true, cancel);
        await pong.Task.WaitAsync(Patience * 3, TimeProvider.System, cancel);
    }

    private async Task ReceiveAllAsync(ClientWebSocket socket, long known, CancellationToken cancel)
    {
        while (await ReceiveAsync(socket, cancel) is { } frame)
        {
            switch (frame.GetProperty("t").GetString())
            {
                case "welcome":
                    Interlocked.Increment(ref _connects);
                    var accepted = frame.GetProperty("accepted").GetInt64();
                    log.NoteWelcome(known, accepted, frame.GetProperty("durable").GetInt64());
                    Rewind(accepted);
                    break;
                case "ack":
                    Advance(frame.GetProperty("accepted").GetInt64());
                    log.NoteDurable(frame.GetProperty("durable").GetInt64());
                    Wake();
                    break;
                case "pong":
                    _pong?.TrySetResult();
                    break;
                case "error":
                    Refused++;
                    if (frame.GetProperty("code").GetString() == "seq_gap")
                    {
                        Rewind(Volatile.Read(ref _accepted));
                    }

                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Frames sent before a rewind may still be accepted; their events are not sent again.</summary>
    private void Advance(long accepted)
    {
        Volatile.Write(ref _accepted, accepted);
        for (var next = Volatile.Read(ref _next); next != 0 && next <= accepted; next = Volatile.Read(ref _next))
        {
            Interlocked.CompareExchange(ref _next, accepted + 1, next);
        }
    }

    private void Rewind(long accepted)
    {
        log.NoteAskedAfter(accepted);
        Volatile.Write(ref _accepted, accepted);
        Volatile.Write(ref _next, accepted + 1);
        Wake();
    }

    private async Task<JsonElement?> ReceiveAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancel);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                LastClose = (int)(socket.CloseStatus ?? 0);
                return null;
            }

            if (part.EndOfMessage)
            {
                return JsonElement.Parse(_buffer.AsSpan(0, length));
            }
        }
    }
}
