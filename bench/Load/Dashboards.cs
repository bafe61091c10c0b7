using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;

namespace Veritas.Bench.Load;

/// <summary>
/// Teachers who watch one room, over the hub's own protocol; tells when each raised hand has reached each of them.
/// </summary>
internal sealed class Dashboards(ConcurrentDictionary<(Guid Attempt, long Seq), long> hands, TimeProvider time)
{
    private const int AtOnce = 32;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);
    private readonly ConcurrentBag<Dashboard> _all = [];
    private readonly Lock _gate = new();
    private LatencyLog _log = new();
    private Func<long, bool>? _counts;

    public async Task<LoadReply> WatchAsync(WatchRoom command, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        await Parallel.ForAsync(
            _all.Count,
            command.Teachers,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, cancel) => _all.Add(await Dashboard.OpenAsync(command, Seen, time, stop, cancel))
        );
        return new LoadReply(Seconds: time.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>From now on, arrivals of hands that count are noted.</summary>
    public void Begin(Func<long, bool> counts)
    {
        lock (_gate)
        {
            (_log, _counts) = (new LatencyLog(), counts);
        }
    }

    /// <summary>What was noted; null when nobody watches.</summary>
    public Latency? Read()
    {
        if (_all.FirstOrDefault(d => d.Failure is not null)?.Failure is { } failure)
        {
            throw new IOException("a dashboard was lost: " + failure);
        }

        lock (_gate)
        {
            return _all.IsEmpty ? null : _log.Read();
        }
    }

    public void DropAll()
    {
        foreach (var dashboard in _all)
        {
            dashboard.Drop();
        }

        _all.Clear();
    }

    private void Seen(Guid attempt, long seq, long at)
    {
        if (hands.TryGetValue((attempt, seq), out var due))
        {
            lock (_gate)
            {
                if (_counts?.Invoke(due) == true)
                {
                    _log.Add(at - due);
                }
            }
        }
    }

    /// <summary>One teacher's page.</summary>
    private sealed class Dashboard(ClientWebSocket socket, Action<Guid, long, long> seen, TimeProvider time)
    {
        private const byte End = 0x1e;
        private readonly TaskCompletionSource _watching = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _dropped;

        public string? Failure { get; private set; }

        public static async Task<Dashboard> OpenAsync(
            WatchRoom room,
            Action<Guid, long, long> seen,
            TimeProvider time,
            CancellationToken stop,
            CancellationToken cancel
        )
        {
            var socket = new ClientWebSocket();
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            await socket.ConnectAsync(
                new Uri($"ws://127.0.0.1:{room.Port}/hubs/alerts?access_token={room.Token}"),
                cancel
            );
            var dashboard = new Dashboard(socket, seen, time);
            await dashboard.SayAsync("""{"protocol":"json","version":1}""", cancel);
            await dashboard.SayAsync(
                $$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{room.ExamId}}",null]}""",
                cancel
            );
            _ = dashboard.ReadAsync(stop);
            _ = dashboard.PingAsync(stop);
            await dashboard._watching.Task.WaitAsync(TimeSpan.FromSeconds(60), time, cancel);
            return dashboard;
        }

        public void Drop()
        {
            _dropped = true;
            socket.Abort();
        }

        private Task SayAsync(string json, CancellationToken cancel) =>
            socket.SendAsync(Encoding.UTF8.GetBytes(json + (char)End), WebSocketMessageType.Text, true, cancel);

        private async Task PingAsync(CancellationToken stop)
        {
            using var timer = new PeriodicTimer(PingEvery, time);
            while (socket.State == WebSocketState.Open && await timer.WaitForNextTickAsync(stop))
            {
                try
                {
                    await SayAsync("""{"type":6}""", stop);
                }
                catch (Exception e)
                    when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        // Messages end with a mark and know nothing of frames: one may lie in several.
        private async Task ReadAsync(CancellationToken stop)
        {
            var (buffer, length) = (new byte[16_384], 0);
            try
            {
                while (true)
                {
                    if (length == buffer.Length)
                    {
                        Array.Resize(ref buffer, buffer.Length * 2);
                    }

                    var part = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
                    if (part.MessageType == WebSocketMessageType.Close)
                    {
                        throw new WebSocketException("closed by the server");
                    }

                    length += part.Count;
                    var begin = 0;
                    for (int end; (end = buffer.AsSpan(begin, length - begin).IndexOf(End)) >= 0; begin += end + 1)
                    {
                        Message(buffer.AsSpan(begin, end));
                    }

                    buffer.AsSpan(begin, length - begin).CopyTo(buffer);
                    length -= begin;
                }
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                Failure = _dropped ? null : e.Message;
                _watching.TrySetException(new IOException(e.Message));
            }
        }

        private void Message(ReadOnlySpan<byte> text)
        {
            if (text.StartsWith("{\"type\":3"u8))
            {
                if (text.IndexOf("\"error\":"u8) is >= 0 and < 100)
                {
                    _watching.TrySetException(new IOException(FrameSplitter.Words(text)));
                }

                _watching.TrySetResult();
            }
            else if (text.IndexOf("\"target\":\"alert\""u8) >= 0 && text.IndexOf("\"student.hand\""u8) >= 0)
            {
                var at = time.GetTimestamp();
                var id = text[(text.IndexOf("\"attempt_id\":\""u8) + "\"attempt_id\":\"".Length)..];
                if (Utf8Parser.TryParse(id, out Guid attempt, out _))
                {
                    seen(attempt, FrameSplitter.Number(text, "\"event_seqs\":["u8), at);
                }
            }
        }
    }
}
