using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Veritas.Monitoring;

/// <summary>
/// Rows of <c>monitoring_events</c> in the binary format of PostgreSQL's COPY, written directly from the entries.
/// Npgsql's writer does a type lookup and a state transition per column, which was a quarter of the cost of an event.
/// </summary>
internal sealed class CopyBuffer : IDisposable
{
    private const int Size = 65_536;
    private const short Columns = 9;
    private const int Null = -1;
    private const byte JsonbVersion = 1;

    // The number of columns, their lengths, and the fixed-width values.
    private const int FixedBytes =
        sizeof(short) + (Columns * sizeof(int)) + sizeof(int) + 16 + (4 * sizeof(long)) + sizeof(int) + 1;
    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly int EpochDay = new DateOnly(2000, 1, 1).DayNumber;

    // Invalid Unicode is rejected, not replaced.
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Size);
    private int _length;

    /// <summary>The bytes to send before the next row; valid until then.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Starts the stream: signature, no flags, no extension.</summary>
    public void Begin()
    {
        ReadOnlySpan<byte> start =
        [
            (byte)'P',
            (byte)'G',
            (byte)'C',
            (byte)'O',
            (byte)'P',
            (byte)'Y',
            (byte)'\n',
            0xff,
            (byte)'\r',
            (byte)'\n',
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        start.CopyTo(_bytes);
        _length = start.Length;
    }

    /// <summary>Whether that row fits into the rest of the buffer.</summary>
    public bool Fits(in RecordedEvent row) => _length + Bytes(row) <= _bytes.Length;

    /// <summary>Clears the buffer and makes room for a row of any size.</summary>
    public void Reset(in RecordedEvent next)
    {
        _length = 0;
        if (Bytes(next) > _bytes.Length)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(Bytes(next));
        }
    }

    /// <summary>Appends a row, which must fit (<see cref="Fits"/>).</summary>
    public void Add(DateOnly startedOn, Guid attemptId, in RecordedEvent row)
    {
        var to = _bytes.AsSpan(_length);
        var start = to.Length;
        BinaryPrimitives.WriteInt16BigEndian(to, Columns);
        to = to[sizeof(short)..];
        Int(ref to, startedOn.DayNumber - EpochDay);
        BinaryPrimitives.WriteInt32BigEndian(to, 16);
        attemptId.TryWriteBytes(to[sizeof(int)..], bigEndian: true, out _);
        to = to[(sizeof(int) + 16)..];
        Long(ref to, row.Seq);
        if (row.Seq > 0)
        {
            Absent(ref to);
        }
        else
        {
            Long(ref to, row.AfterSeq);
        }

        var type = Strict.GetBytes(row.Type, to[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(to, type);
        to = to[(sizeof(int) + type)..];
        Long(ref to, Microseconds(row.At));
        Long(ref to, Microseconds(row.ReceivedAt));
        Int(ref to, row.Ms);
        if (row.Data.IsEmpty)
        {
            Absent(ref to);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(to, 1 + row.Data.Length);
            to[sizeof(int)] = JsonbVersion;
            row.Data.Span.CopyTo(to[(sizeof(int) + 1)..]);
            to = to[(sizeof(int) + 1 + row.Data.Length)..];
        }

        _length += start - to.Length;
    }

    /// <summary>Ends the stream; the buffer always has room for this.</summary>
    public void End()
    {
        BinaryPrimitives.WriteInt16BigEndian(_bytes.AsSpan(_length), -1);
        _length += sizeof(short);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    // Includes the end marker.
    private static int Bytes(in RecordedEvent row) =>
        FixedBytes + Strict.GetMaxByteCount(row.Type.Length) + row.Data.Length + sizeof(short);

    private static long Microseconds(DateTimeOffset at) => (at.UtcTicks - Epoch) / TimeSpan.TicksPerMicrosecond;

    private static void Int(ref Span<byte> to, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(to[sizeof(int)..], value);
        to = to[(2 * sizeof(int))..];
    }

    private static void Long(ref Span<byte> to, long value)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(to[sizeof(int)..], value);
        to = to[(sizeof(int) + sizeof(long))..];
    }

    private static void Absent(ref Span<byte> to)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, Null);
        to = to[sizeof(int)..];
    }
}
