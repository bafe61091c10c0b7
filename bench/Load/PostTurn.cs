using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Veritas.Bench.Load;

/// <summary>
/// The alternative's clients: connections that stay open, one request under way on each, one event a request. The
/// requests are written by hand for the same reason as the frames: what is measured is the server.
/// </summary>
internal sealed class PostTurn(PostEvents command, TimeProvider time)
{
    private readonly long[] _last = new long[command.Attempts];
    private volatile bool _stopping;
    private long _stored;

    public async Task<LoadReply> RunAsync(Action<string> mark)
    {
        var running = Enumerable
            .Range(0, command.Connections)
            .Select(i => Task.Run(() => ConnectionAsync(i)))
            .ToArray();
        await Task.WhenAny(
            Task.Delay(TimeSpan.FromSeconds(command.WarmUpSeconds), time),
            Task.WhenAny(running).Unwrap()
        );
        var (began, cpu, before) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime, Interlocked.Read(ref _stored));
        mark("begin");
        await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(command.Seconds), time), Task.WhenAny(running).Unwrap());
        var (events, seconds) = (Interlocked.Read(ref _stored) - before, time.GetElapsedTime(began).TotalSeconds);
        var spent = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        mark("end");
        _stopping = true;
        await Task.WhenAll(running).WaitAsync(TimeSpan.FromSeconds(30), time);
        RowsFile.Write(command.RowsFile, _last.Select((last, attempt) => (attempt, 1L, last)).Where(r => r.last > 0));
        return new LoadReply(null, null, events, seconds, spent);
    }

    // Each connection has attempts of its own, so that their numbers follow on without a lock.
    private async Task ConnectionAsync(int number)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
        };
        await socket.ConnectAsync(IPAddress.Loopback, command.Port);
        var (answer, mix) = (new byte[2_048], new EventMix());
        for (
            var attempt = number;
            !_stopping;
            attempt = attempt + command.Connections < command.Attempts ? attempt + command.Connections : number
        )
        {
            var seq = ++_last[attempt];
            await socket.SendAsync(Request(attempt, seq, mix));
            var length = 0;
            while (answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
            {
                var read = await socket.ReceiveAsync(answer.AsMemory(length));
                length = read > 0 ? length + read : throw new IOException("the alternative closed a connection");
            }

            if (!answer.AsSpan().StartsWith("HTTP/1.1 201"u8))
            {
                throw new IOException("the alternative answered " + FrameSplitter.Words(answer));
            }

            Interlocked.Increment(ref _stored);
        }
    }

    private byte[] Request(int attempt, long seq, EventMix mix)
    {
        var one = Encoding.UTF8.GetString(mix.Text((int)((seq - 1) % EventMix.Events.Count), 1, time.GetUtcNow()));
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"attempt_id\":\"{BenchIds.Attempt(attempt)}\",\"seq\":{seq},{one[1..]}"
        );
        return Encoding.UTF8.GetBytes(
            $"POST /events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {command.Token}\r\nContent-Type: "
                + "application/json\r\n"
                + $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}"
        );
    }
}
