using System.Buffers.Text;
using System.Collections.Concurrent;

namespace Veritas.Bench.Load;

/// <summary>
/// Teachers who watch one room, over the hub's own protocol; tells when each raised hand has reached each of them.
/// </summary>
internal sealed class Dashboards(ConcurrentDictionary<(Guid Attempt, long Seq), long> hands, TimeProvider time)
{
    private const int AtOnce = 32;
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
    private sealed class Dashboard(Action<Guid, long, long> seen, TimeProvider time)
    {
        private readonly TaskCompletionSource _watching = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private HubSocket? _hub;

        public string? Failure { get; private set; }

        public static async Task<Dashboard> OpenAsync(
            WatchRoom room,
            Action<Guid, long, long> seen,
            TimeProvider time,
            CancellationToken stop,
            CancellationToken cancel
        )
        {
            var dashboard = new Dashboard(seen, time);
            dashboard._hub = await HubSocket.OpenAsync(
                new Uri($"http://127.0.0.1:{room.Port}/"),
                room.Token,
                dashboard.Message,
                dashboard.Lost,
                time,
                stop,
                cancel
            );
            await dashboard._hub.SayAsync(
                $$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{room.ExamId}}",null]}""",
                cancel
            );
            await dashboard._watching.Task.WaitAsync(TimeSpan.FromSeconds(60), time, cancel);
            return dashboard;
        }

        public void Drop() => _hub?.Drop();

        private void Lost(string reason)
        {
            Failure = reason;
            _watching.TrySetException(new IOException(reason));
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
