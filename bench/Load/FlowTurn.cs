using System.Net.Sockets;

namespace Veritas.Bench.Load;

/// <summary>
/// A closed loop: so many frames are under way over all sockets, each attempt in its turn, and a frame that is durable
/// lets the next one go. A slow server is asked less.
/// </summary>
internal sealed class FlowTurn(StudentSockets sockets, Flow flow, TimeProvider time) : IProgressTaker
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(60);
    private readonly Lock _gate = new();
    private readonly Queue<StudentSocket> _ready = new();
    private readonly FrameWriter _frames = new(time);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private long _durable;
    private bool _stopping;

    public async Task<LoadReply> RunAsync(Action<string> mark)
    {
        sockets.BeginTurn(this);
        var depth = Math.Max(1, flow.Window / sockets.All.Length);
        lock (_gate)
        {
            for (var i = 0; i < depth; i++)
            {
                Array.ForEach(sockets.All, _ready.Enqueue);
            }

            SendReady();
        }

        await Task.Delay(TimeSpan.FromSeconds(flow.WarmUpSeconds), time);
        var (began, cpu, before) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime, Volatile.Read(ref _durable));
        mark("begin");
        await Task.Delay(TimeSpan.FromSeconds(flow.Seconds), time);
        var (events, seconds) = (Volatile.Read(ref _durable) - before, time.GetElapsedTime(began).TotalSeconds);
        var spent = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        mark("end");
        lock (_gate)
        {
            _stopping = true;
            if (_underWay == 0)
            {
                _drained.TrySetResult();
            }
        }

        await _drained.Task.WaitAsync(DrainLimit, time);
        sockets.EndTurn();
        sockets.WriteRows(flow.RowsFile);
        return new LoadReply(null, sockets.Failure, events, seconds, spent);
    }

    public void Moved(StudentSocket socket, long acceptedBefore, long durableBefore)
    {
        if (socket.Durable == durableBefore)
        {
            return;
        }

        lock (_gate)
        {
            _durable += socket.Durable - durableBefore;
            for (var frames = (socket.Durable - durableBefore) / flow.Batch; frames > 0; frames--)
            {
                _underWay--;
                _ready.Enqueue(socket);
            }

            if (!_stopping)
            {
                SendReady();
            }
            else if (_underWay == 0)
            {
                _drained.TrySetResult();
            }
        }
    }

    public void Failed(StudentSocket socket, string reason) => _drained.TrySetException(new IOException(reason));

    private void SendReady()
    {
        while (_underWay < flow.Window && _ready.TryDequeue(out var socket))
        {
            try
            {
                socket.Send(_frames.Events(socket.Sent + 1, flow.Batch, hand: false));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                _drained.TrySetException(e);
                return;
            }

            socket.Sent += flow.Batch;
            socket.LastSend = time.GetTimestamp();
            _underWay++;
        }
    }
}
