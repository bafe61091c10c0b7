using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Veritas.Tests.Hostile.Wire;

/// <summary>A minimal WebSocket client that can send arbitrary frames.</summary>
public sealed class RawSocket : IDisposable
{
    public const int Continuation = 0;
    public const int Text = 1;
    public const int Binary = 2;
    public const int Closing = 8;
    private readonly ByteStream _stream;

    private RawSocket(ByteStream stream) => _stream = stream;

    /// <summary>
    /// The close code after the server has closed; 1006 if the connection ended without a close frame.
    /// </summary>
    public int? Closed { get; private set; }

    /// <summary>Opens a socket, or returns the status of the refusal.</summary>
    public static async Task<(RawSocket? Socket, int Status)> OpenAsync(Uri server, string target, string? protocol)
    {
        var stream = await ByteStream.ConnectAsync(server);
        var lines =
            $"GET {target} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: "
            + "Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n";
        await stream.SendAsync(
            Encoding.ASCII.GetBytes(lines + (protocol is null ? "\r\n" : $"Sec-WebSocket-Protocol: {protocol}\r\n\r\n"))
        );
        var head = await stream.ReadToAsync("\r\n\r\n");
        if (head?.StartsWith("HTTP/1.1 101", StringComparison.Ordinal) == true)
        {
            return (new RawSocket(stream), 101);
        }

        stream.Dispose();
        return (null, head is null ? 0 : int.Parse(head.Split(' ')[1], null));
    }

    /// <summary>A valid frame with any payload.</summary>
    public static byte[] Frame(int opcode, ReadOnlySpan<byte> payload, bool final = true)
    {
        var head =
            payload.Length < 126 ? 2
            : payload.Length < 65_536 ? 4
            : 10;
        var frame = new byte[head + 4 + payload.Length];
        frame[0] = (byte)((final ? 0x80 : 0) | opcode);
        frame[1] = (byte)(
            0x80
            | (
                payload.Length < 126 ? payload.Length
                : payload.Length < 65_536 ? 126
                : 127
            )
        );
        if (head == 4)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload.Length);
        }
        else if (head == 10)
        {
            BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(2), (ulong)payload.Length);
        }

        // A mask of zeros is valid.
        payload.CopyTo(frame.AsSpan(head + 4));
        return frame;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> frames)
    {
        try
        {
            await _stream.SendAsync(frames);
        }
        catch (SocketException)
        {
            // The server has closed the connection; its earlier messages can still be read.
        }
    }

    /// <summary>The next message; null if the server has closed.</summary>
    public async ValueTask<byte[]?> ReceiveAsync()
    {
        if (Closed is not null)
        {
            return null;
        }

        try
        {
            byte[] message = [];
            while (await _stream.ReadAsync(2) is { Length: 2 } head)
            {
                var payload = await _stream.ReadAsync(await LengthAsync(head[1] & 0x7F));
                switch (head[0] & 0x0F)
                {
                    case Text or Continuation:
                        message = [.. message, .. payload];
                        if ((head[0] & 0x80) != 0)
                        {
                            return message;
                        }

                        break;
                    case Closing:
                        Closed = payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(payload) : 1005;
                        return null;
                }
            }
        }
        catch (SocketException)
        {
            // The server reset the connection.
        }

        Closed = 1006;
        return null;
    }

    private async ValueTask<int> LengthAsync(int first) =>
        first switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(await _stream.ReadAsync(2)),
            127 => (int)BinaryPrimitives.ReadUInt64BigEndian(await _stream.ReadAsync(8)),
            _ => first,
        };

    /// <summary>Closes the sending direction.</summary>
    public void EndSending()
    {
        try
        {
            _stream.EndSending();
        }
        catch (SocketException)
        {
            // The connection has already ended.
        }
    }

    public void Dispose() => _stream.Dispose();
}
