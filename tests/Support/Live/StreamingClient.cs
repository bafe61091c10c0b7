using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Veritas.Tests.Support.Live;

/// <summary>
/// A monitoring client that follows the protocol: it keeps every event until it is durable and resumes after a lost
/// connection from what the server has stored.
/// </summary>
public sealed class StreamingClient(Uri server, string ticket, IReadOnlyList<string> events, int perFrame)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly SortedDictionary<long, TaskCompletionSource> _marks = [];
    private long _durable;

    /// <summary>The last event that the server acknowledged as durable.</summary>
    public long Durable => Volatile.Read(ref _durable);

    /// <summary>
    /// The last event to send for now, so that a test can kill the server before the stream is complete.
    /// </summary>
    public long SendUpTo { get; set; } = long.MaxValue;

    /// <summary>Number of reconnects.</summary>
    public int Reconnects { get; private set; }

    /// <summary>Completes when that many events are durable. Call it before <see cref="RunAsync"/>.</summary>
    public Task Reached(long durable)
    {
        var mark = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _marks[durable] = mark;
        return mark.Task;
    }

    /// <summary>Streams until all events are durable.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (Durable < events.Count)
        {
            try
            {
                await ConnectionAsync(cancel);
            }
            catch (Exception e)
                when (e is WebSocketException or IOException or TimeoutException && !cancel.IsCancellationRequested)
            {
                Reconnects++;
                await Task.Delay(Pause, TimeProvider.System, cancel);
            }
        }
    }

    private async Task ConnectionAsync(CancellationToken cancel)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("veritas.monitor.v1");
        await socket.ConnectAsync(
            new UriBuilder(server)
            {
                Scheme = "ws",
                Path = "/ws/monitor",
                Query = $"ticket={ticket}&client=stream",
            }.Uri,
            cancel
        );
        long next = 0;
        while (Durable < events.Count)
        {
            var frame = await ReceiveAsync(socket, cancel);
            switch (frame.GetProperty("t").GetString())
            {
                case "welcome":
                    next = frame.GetProperty("accepted").GetInt64();
                    break;
                case "ack":
                    Note(frame.GetProperty("durable").GetInt64());
                    if (frame.GetProperty("accepted").GetInt64() < next)
                    {
                        continue;
                    }

                    break;
                case "error":
                    throw new InvalidOperationException(frame.ToString());
                default:
                    continue;
            }

            if (next < Math.Min(events.Count, SendUpTo))
            {
                var batch = events.Skip((int)next).Take(perFrame).ToList();
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(
                        $"{{\"t\":\"events\",\"seq\":{next + 1},\"events\":[{string.Join(',', batch)}]}}"
                    ),
                    WebSocketMessageType.Text,
                    true,
                    cancel
                );
                next += batch.Count;
            }
        }
    }

    private void Note(long durable)
    {
        Volatile.Write(ref _durable, Math.Max(Durable, durable));
        foreach (var (at, mark) in _marks)
        {
            if (at <= durable)
            {
                mark.TrySetResult();
            }
        }
    }

    private async Task<JsonElement> ReceiveAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        var length = 0;
        while (true)
        {
            var part = await socket
                .ReceiveAsync(_buffer.AsMemory(length), cancel)
                .AsTask()
                .WaitAsync(Silence, TimeProvider.System, cancel);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException($"closed with {(int?)socket.CloseStatus}");
            }

            if (part.EndOfMessage)
            {
                return JsonElement.Parse(_buffer.AsSpan(0, length));
            }
        }
    }
}
