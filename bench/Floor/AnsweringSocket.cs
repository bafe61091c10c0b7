using System.Buffers;
using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text.Unicode;

namespace Veritas.Bench.Floor;

/// <summary>Answers each frame of events with an acknowledgement that all of them are durable.</summary>
internal sealed class AnsweringSocket(WebSocket socket)
{
    private const int MaxFrame = 65_536;
    private readonly byte[] _ack = new byte[96];

    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await SendAsync("""{"t":"welcome","accepted":0,"durable":0}"""u8.ToArray(), cancel);
            while (await AnswerAsync(cancel)) { }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client is gone.
        }
    }

    private async Task<bool> AnswerAsync(CancellationToken cancel)
    {
        // An empty read waits without a buffer, as in Veritas.
        var part = await socket.ReceiveAsync(Memory<byte>.Empty, cancel);
        var buffer = ArrayPool<byte>.Shared.Rent(MaxFrame);
        try
        {
            var length = 0;
            while (!part.EndOfMessage && part.MessageType == WebSocketMessageType.Text)
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancel);
                length += part.Count;
            }

            var last = LastOf(buffer.AsSpan(0, length));
            if (last > 0)
            {
                Utf8.TryWrite(_ack, $"{{\"t\":\"ack\",\"accepted\":{last},\"durable\":{last}}}", out var written);
                await SendAsync(_ack.AsMemory(0, written), cancel);
            }

            return part.MessageType != WebSocketMessageType.Close;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The number of the frame's last event; 0 for another frame.</summary>
    private static long LastOf(ReadOnlySpan<byte> frame)
    {
        var at = frame.IndexOf("\"seq\":"u8);
        return at >= 0 && Utf8Parser.TryParse(frame[(at + 6)..], out long first, out _)
            ? first + frame.Count("\"type\":"u8) - 1
            : 0;
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancel) =>
        socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancel);
}
