using System.Net.Sockets;
using System.Text;

namespace Veritas.Tests.Faults.Chance;

/// <summary>A handshake whose client goes away: in the middle of it, right after it, or once it is answered.</summary>
public static class AbandonedHandshake
{
    public static async Task RunAsync(Uri address, Random random, CancellationToken cancel)
    {
        // A reset, so that the server sees the end at once.
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync(address.Host, address.Port, cancel);
        var request = Encoding.ASCII.GetBytes(
            $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: veritas.monitor.v1\r\n\r\n"
        );
        var kind = random.Next(3);
        await socket.SendAsync(kind == 0 ? request.AsMemory(..random.Next(request.Length)) : request, cancel);
        if (kind == 2)
        {
            // Nothing, if the server refuses it by closing the connection.
            Task receiving = socket.ReceiveAsync(new byte[256], SocketFlags.None, cancel).AsTask();
            await receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
