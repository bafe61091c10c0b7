using System.Net.WebSockets;
using System.Text.Json;

namespace Veritas.Bench.Students;

/// <summary>
/// A student's side of <c>veritas.monitor.v1</c>: connects, sends, resumes, until the attempt is over or the student
/// leaves.
/// </summary>
/// <param name="events">What it sends.</param>
/// <param name="pace">Of its waits.</param>
/// <param name="totals">Told of problems and instructions.</param>
/// <param name="random">Of the waits before it connects again.</param>
/// <param name="connections">Makes its connections; null: the system's way.</param>
internal sealed class MonitorClient(
    EventBuffer events,
    Pace pace,
    Totals totals,
    Random random,
    HttpMessageInvoker? connections = null
)
{
    private const int MaxFrame = 256 * 1024;
    private const int EventsAFrame = 100;
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(15);

    private readonly HashSet<Guid> _done = [];
    private readonly SemaphoreSlim _turn = new(1);
    private TimeSpan _offset;
    private ClientWebSocket? _socket;
    private double _heartbeat = 10;
    private TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HashSet<string> Collect { get; private set; } = [];

    public bool IsPaused { get; private set; }

    /// <summary>The server's clock.</summary>
    public DateTimeOffset Now => pace.Time.GetUtcNow() + _offset;

    /// <summary>Completes with the first greeting.</summary>
    public TaskCompletionSource Greeted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The last durable number when the attempt was first greeted: over 0 when it is gone on with.</summary>
    public long GreetedAt { get; private set; }

    /// <summary>True while the student's network is away.</summary>
    public bool Offline { get; set; }

    /// <summary>True between a greeting and the end of its connection.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Sends what there is at once, as a browser does with what a teacher waits for.</summary>
    public void Hurry() => _hurry.TrySetResult();

    /// <summary>Pulls the cable.</summary>
    public void Drop() => _socket?.Abort();

    /// <summary>Returns when the attempt is over.</summary>
    /// <param name="address">The socket's address with a ticket that holds, made anew for each connection.</param>
    /// <param name="cancel">The student leaves.</param>
    public async Task Run(Func<CancellationToken, Task<Uri>> address, CancellationToken cancel)
    {
        var failures = 0;
        while (!cancel.IsCancellationRequested)
        {
            if (!Offline)
            {
                var close = await Connection(address, cancel);
                if (close is 4404 or 4409 or 4410)
                {
                    return;
                }

                totals.Reconnected();
                failures = close is null ? failures + 1 : 0;
            }

            await pace.WaitReal(0.25 + (random.NextDouble() * Math.Min(30, Math.Pow(2, failures))), cancel);
        }
    }

    /// <summary>One connection; its close code, or null when it never came about or broke.</summary>
    private async Task<int?> Connection(Func<CancellationToken, Task<Uri>> address, CancellationToken cancel)
    {
        using var opened = new ClientWebSocket();
        opened.Options.AddSubProtocol("veritas.monitor.v1");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task sending = Task.CompletedTask;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(ConnectLimit);
            await opened.ConnectAsync(await address(limit.Token), connections, limit.Token);
            _socket = opened;
            var buffer = new byte[MaxFrame];
            while (await Receive(opened, buffer, cancel) is { } frame)
            {
                if (frame.GetProperty("t").GetString() == "welcome")
                {
                    Welcome(frame);
                    sending = Send(opened, ended.Token);
                }
                else
                {
                    await Handle(opened, frame, cancel);
                }
            }

            return (int?)opened.CloseStatus;
        }
        catch (Exception failure)
            when (failure is WebSocketException or IOException or HttpRequestException or JsonException
                || (failure is OperationCanceledException && !cancel.IsCancellationRequested)
            )
        {
            return null;
        }
        finally
        {
            (_socket, IsConnected) = (null, false);
            await ended.CancelAsync();
            await sending;
        }
    }

    private void Welcome(JsonElement frame)
    {
        _offset = frame.GetProperty("server_time").GetDateTimeOffset() - pace.Time.GetUtcNow();
        _heartbeat = frame.TryGetProperty("heartbeat_s", out var seconds) ? seconds.GetDouble() : _heartbeat;
        Collect = [.. frame.GetProperty("collect").EnumerateArray().Select(type => type.GetString()!)];
        var durable = frame.GetProperty("durable").GetInt64();
        events.Resume(frame.TryGetProperty("accepted", out var accepted) ? accepted.GetInt64() : durable, durable);
        IsConnected = true;
        if (!Greeted.Task.IsCompleted)
        {
            GreetedAt = durable;
            Greeted.TrySetResult();
        }
    }

    private async Task Handle(ClientWebSocket opened, JsonElement frame, CancellationToken cancel)
    {
        switch (frame.GetProperty("t").GetString())
        {
            case "ack":
                events.Durable(frame.GetProperty("durable").GetInt64());
                break;
            case "error" when frame.GetProperty("code").GetString() == "attempt_over":
                // Handed in, or ended by the teacher or the clock: the close follows.
                break;
            case "error":
                var code = frame.GetProperty("code").GetString()!;
                totals.Problem($"frame:{code}", frame.GetProperty("detail").GetString()!);
                if (code == "seq_gap" || !frame.TryGetProperty("seq", out var seq))
                {
                    events.SendAgain();
                }
                else
                {
                    events.Replace(seq.GetInt64(), code);
                }

                break;
            case "instruction":
                var id = frame.GetProperty("id").GetGuid();
                if (_done.Add(id))
                {
                    totals.Instructed();
                    IsPaused = frame.GetProperty("kind").GetString() switch
                    {
                        "pause" => true,
                        "resume" => false,
                        _ => IsPaused,
                    };
                }

                await SendText(opened, $$"""{"t":"done","id":"{{id}}"}""", cancel);
                break;
            default:
                break;
        }
    }

    /// <summary>Sends what there is every quarter of a second, and a ping in time.</summary>
    private async Task Send(ClientWebSocket opened, CancellationToken cancel)
    {
        try
        {
            var pinged = pace.Time.GetTimestamp();
            while (true)
            {
                if (_hurry.Task.IsCompleted)
                {
                    _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                while (events.NextFrame(EventsAFrame) is { } frame)
                {
                    await SendText(opened, frame, cancel);
                }

                if (pace.Time.GetElapsedTime(pinged).TotalSeconds >= _heartbeat)
                {
                    pinged = pace.Time.GetTimestamp();
                    await SendText(opened, $$"""{"t":"ping","at":"{{Now.UtcDateTime:O}}"}""", cancel);
                }

                await await Task.WhenAny(pace.WaitReal(0.25, cancel), _hurry.Task);
            }
        }
        catch (Exception failure)
            when (failure
                    is OperationCanceledException
                        or WebSocketException
                        or IOException
                        or ObjectDisposedException
                        or InvalidOperationException
            )
        {
            // The connection ended; the reader knows.
        }
    }

    private async Task SendText(ClientWebSocket opened, string text, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await opened.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task<JsonElement?> Receive(ClientWebSocket opened, byte[] buffer, CancellationToken cancel)
    {
        var length = 0;
        while (true)
        {
            var part = await opened.ReceiveAsync(buffer.AsMemory(length), cancel);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return JsonElement.Parse(buffer.AsSpan(0, length));
            }

            if (length == buffer.Length)
            {
                throw new IOException("a frame of the server is too large");
            }
        }
    }
}
