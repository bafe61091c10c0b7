using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Veritas.Bench.Load;

/// <summary>Cuts what a server sends into frames. Keeps what is not whole yet; servers do not mask.</summary>
internal struct FrameSplitter
{
    private byte[]? _rest;

    /// <summary>The frames in these bytes and those kept from before, one after the other.</summary>
    /// <param name="bytes">As received.</param>
    /// <param name="taker">Gets the text of each.</param>
    public void Split(ReadOnlySpan<byte> bytes, IFrameTaker taker)
    {
        if (_rest is not null)
        {
            bytes = (byte[])[.. _rest, .. bytes];
            _rest = null;
        }

        while (TryHeader(bytes, out var start, out var length) && bytes.Length >= start + length)
        {
            taker.Take(bytes[0] & 0x0F, bytes.Slice(start, length));
            bytes = bytes[(start + length)..];
        }

        if (!bytes.IsEmpty)
        {
            _rest = bytes.ToArray();
        }
    }

    /// <summary>The number behind a name in a frame of ours, e.g. <c>"durable":</c>; -1 when it is not there.</summary>
    public static long Number(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        var at = text.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(text[(at + name.Length)..], out long value, out _) ? value : -1;
    }

    /// <summary>For a message about what went wrong.</summary>
    public static string Words(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, 200)]);

    private static bool TryHeader(ReadOnlySpan<byte> bytes, out int start, out int length)
    {
        (start, length) = (2, 0);
        if (bytes.Length < 2)
        {
            return false;
        }

        length = bytes[1] & 0x7F;
        if (length < 126)
        {
            return true;
        }

        start = length == 126 ? 4 : 10;
        if (bytes.Length < start)
        {
            return false;
        }

        length =
            start == 4
                ? BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])
                : (int)BinaryPrimitives.ReadInt64BigEndian(bytes[2..]);
        return true;
    }
}

/// <summary>Who gets the frames.</summary>
internal interface IFrameTaker
{
    /// <summary>One frame: 1 text, 8 close.</summary>
    void Take(int opcode, ReadOnlySpan<byte> text);
}
