using System.Collections.Concurrent;

namespace Veritas.Bench.Load;

/// <summary>
/// Frames at a steady rate, however the server does. Latency counts from the moment a frame was due, so a generator or
/// a server that falls behind shows, and is not left out.
/// </summary>
internal sealed class PaceTurn(
    StudentSockets sockets,
    Pace pace,
    ConcurrentDictionary<(Guid Attempt, long Seq), long> hands,
    long firstHand,
    TimeProvider time
) : IProgressTaker
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(60);
    private readonly FrameWriter _frames = new(time);
    private readonly LatencyLog _accepted = new();
    private readonly LatencyLog _durable = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _measureFrom = long.MaxValue;
    private long _stored;
    private long _underWay;
    private bool _stopping;

    /// <summary>
    /// Where the next turn goes on: a second hand of an attempt within half a minute is no alert, so turns take the
    /// attempts one after the other.
    /// </summary>
    public long NextHand { get; private set; } = firstHand;

    public async Task<LoadReply> RunAsync(Action<string> mark)
    {
        sockets.BeginTurn(this);
        var began = time.GetTimestamp();
        var warm = began + Ticks(pace.WarmUpSeconds);
        var end = warm + Ticks(pace.Seconds);
        var (frameEvery, handEvery) = (
            Ticks(pace.Batch / pace.EventsPerSecond),
            pace.HandsPerSecond > 0 ? Ticks(1 / pace.HandsPerSecond) : long.MaxValue
        );
        var (frame, hand, next) = (0L, 0L, 0);
        var (cpu, before, marked) = (TimeSpan.Zero, 0L, 0L);
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync())
        {
            var now = time.GetTimestamp();
            if (marked == 0 && now >= warm)
            {
                (marked, cpu, before) = (now, Environment.CpuUsage.TotalTime, Interlocked.Read(ref _stored));
                Volatile.Write(ref _measureFrom, now);
                mark("begin");
            }

            for (; began + (frame * frameEvery) <= Math.Min(now, end); frame++)
            {
                Send(sockets.All[next], began + (frame * frameEvery), hand: false);
                next = (next + 1) % sockets.All.Length;
            }

            for (; handEvery < long.MaxValue && began + (hand * handEvery) <= Math.Min(now, end); hand++)
            {
                Send(
                    sockets.All[(NextHand + hand) % Math.Min(pace.HandsAmong, sockets.All.Length)],
                    began + (hand * handEvery),
                    hand: true
                );
            }

            if (now >= end)
            {
                break;
            }
        }

        var (events, seconds, spent) = (
            Interlocked.Read(ref _stored) - before,
            time.GetElapsedTime(marked).TotalSeconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds
        );
        mark("end");
        NextHand += hand;
        Volatile.Write(ref _stopping, true);
        if (Interlocked.Read(ref _underWay) > 0)
        {
            await _drained.Task.WaitAsync(DrainLimit, time);
        }

        sockets.EndTurn();
        sockets.WriteRows(pace.RowsFile);
        return new LoadReply(
            null,
            sockets.Failure,
            events,
            seconds,
            spent,
            new() { ["accepted"] = _accepted.Read(), ["durable"] = _durable.Read() }
        );
    }

    public void Moved(StudentSocket socket, long acceptedBefore, long durableBefore)
    {
        var now = time.GetTimestamp();
        Interlocked.Add(ref _stored, socket.Durable - durableBefore);
        lock (socket.AwaitAccepted)
        {
            Settle(socket.AwaitAccepted, socket.Accepted, now, _accepted);
            var settled = Settle(socket.AwaitDurable, socket.Durable, now, _durable);
            if (Interlocked.Add(ref _underWay, -settled) == 0 && Volatile.Read(ref _stopping))
            {
                _drained.TrySetResult();
            }
        }
    }

    public void Failed(StudentSocket socket, string reason) => _drained.TrySetException(new IOException(reason));

    /// <summary>Whether a frame that was due then belongs to the measured time.</summary>
    public bool Counts(long due) => due >= Volatile.Read(ref _measureFrom);

    private void Send(StudentSocket socket, long due, bool hand)
    {
        lock (socket.AwaitAccepted)
        {
            var first = socket.Sent + 1;
            if (hand)
            {
                hands[(BenchIds.Attempt(socket.Number), first)] = due;
            }

            socket.Sent += pace.Batch;
            socket.LastSend = due;
            socket.AwaitAccepted.Enqueue((socket.Sent, due));
            socket.AwaitDurable.Enqueue((socket.Sent, due));
            Interlocked.Increment(ref _underWay);
            socket.Send(_frames.Events(first, pace.Batch, hand));
        }
    }

    private int Settle(Queue<(long Last, long At)> waiting, long reached, long now, LatencyLog log)
    {
        var settled = 0;
        for (; waiting.TryPeek(out var oldest) && oldest.Last <= reached; settled++)
        {
            waiting.Dequeue();
            if (Counts(oldest.At))
            {
                lock (log)
                {
                    log.Add(now - oldest.At);
                }
            }
        }

        return settled;
    }

    private long Ticks(double seconds) => (long)(seconds * time.TimestampFrequency);
}
