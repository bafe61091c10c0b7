using System.Buffers.Binary;
using System.Globalization;
using System.Text.Unicode;

namespace Veritas.Bench.Load;

/// <summary>
/// Writes a client's WebSocket frames. The mask key is zero, which a server has to take and which leaves the text as it
/// is; the server's own work is the same.
/// </summary>
internal sealed class FrameWriter(TimeProvider time)
{
    private const int HeaderLength = 8;
    private const string Hand = """{"type":"student.raise_hand","at":"2000-01-01T00:00:00.000Z","ms":0}""";
    private readonly EventMix _mix = new();
    private readonly byte[] _frame = new byte[HeaderLength + 16_384];

    /// <summary>A ping of the protocol; its text is short, so its header is too.</summary>
    public static readonly byte[] Ping = [0x81, 0x80 | 12, 0, 0, 0, 0, .. "{\"t\":\"ping\"}"u8];

    /// <summary>A frame of events, good until the next call.</summary>
    /// <param name="seq">The first one's number.</param>
    /// <param name="count">How many, 1 to 20.</param>
    /// <param name="hand">The first is a raised hand.</param>
    public ReadOnlySpan<byte> Events(long seq, int count, bool hand)
    {
        var body = _frame.AsSpan(HeaderLength);
        Utf8.TryWrite(
            body,
            CultureInfo.InvariantCulture,
            $"{{\"t\":\"events\",\"seq\":{seq},\"events\":[",
            out var length
        );
        var now = time.GetUtcNow();
        if (hand)
        {
            Utf8.TryWrite(
                body[length..],
                CultureInfo.InvariantCulture,
                $"{Hand.Replace("2000-01-01T00:00:00.000Z", now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture))}",
                out var written
            );
            length += written;
            if (count > 1)
            {
                body[length++] = (byte)',';
            }
        }

        var rest = hand ? count - 1 : count;
        if (rest > 0)
        {
            var first = (int)Math.Min((seq - 1) % EventMix.Events.Count, EventMix.Events.Count - rest);
            var text = _mix.Text(first, rest, now);
            text.CopyTo(body[length..]);
            length += text.Length;
        }

        "]}"u8.CopyTo(body[length..]);
        length += 2;
        return WithHeader(length);
    }

    private ReadOnlySpan<byte> WithHeader(int length)
    {
        // Text, final, masked with zero; the short form of the length where it fits.
        var start = length < 126 ? 2 : 0;
        var header = _frame.AsSpan(start, HeaderLength - start);
        header[0] = 0x81;
        if (length < 126)
        {
            header[1] = (byte)(0x80 | length);
            header[2..].Clear();
        }
        else
        {
            header[1] = 0x80 | 126;
            BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)length);
            header[4..].Clear();
        }

        return _frame.AsSpan(start, HeaderLength - start + length);
    }
}
