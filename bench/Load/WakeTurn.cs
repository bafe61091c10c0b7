using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Veritas.Bench.Load;

/// <summary>Makes attempts live without a socket: one event each, by HTTP, over a few connections.</summary>
internal sealed class WakeTurn(WakeAttempts command, TimeProvider time)
{
    private const int Connections = 32;
    private readonly Tickets _tickets = new(command.Key, time);
    private int _next = command.From;

    public async Task<LoadReply> RunAsync()
    {
        var began = time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(ConnectionAsync)));
        return new LoadReply(Seconds: time.GetElapsedTime(began).TotalSeconds, Events: command.Count);
    }

    private async Task ConnectionAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
        };
        await socket.ConnectAsync(IPAddress.Loopback, command.Port);
        var (answer, mix) = (new byte[4_096], new EventMix());
        int attempt;
        while ((attempt = Interlocked.Increment(ref _next) - 1) < command.From + command.Count)
        {
            var body = $"{{\"seq\":1,\"events\":[{Encoding.UTF8.GetString(mix.Text(0, 1, time.GetUtcNow()))}]}}";
            await socket.SendAsync(
                Encoding.UTF8.GetBytes(
                    $"POST /monitor/events?ticket={_tickets.Of(BenchIds.Attempt(attempt))} HTTP/1.1\r\nHost: "
                        + "127.0.0.1\r\nContent-Type: application/json\r\n"
                        + $"Content-Length: {body.Length}\r\n\r\n{body}"
                )
            );
            var length = 0;
            do
            {
                var read = await socket.ReceiveAsync(answer.AsMemory(length));
                length = read > 0 ? length + read : throw new IOException("the server closed a connection");
            } while (!IsWhole(answer.AsSpan(0, length)));

            if (!answer.AsSpan().StartsWith("HTTP/1.1 202"u8))
            {
                throw new IOException("the server answered " + FrameSplitter.Words(answer));
            }
        }
    }

    // A JSON object, of a length that was told, or in chunks.
    private static bool IsWhole(ReadOnlySpan<byte> answer) =>
        answer.IndexOf("chunked"u8) >= 0
            ? answer.EndsWith("\r\n0\r\n\r\n"u8)
            : answer.IndexOf("\r\n\r\n"u8) >= 0 && answer.EndsWith("}"u8);
}
