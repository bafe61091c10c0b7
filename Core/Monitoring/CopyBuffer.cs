using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Veritas.Monitoring;

/// <summary>
/// Rows of <c>monitoring_events</c> in the binary form of PostgreSQL's COPY, written straight from the entries: the
/// driver's own writer takes a type look-up and a state machine a column, which was a quarter of all the work of an
/// event.
/// </summary>
internal sealed class CopyBuffer : IDisposable
{
    private const int Size = 65_536;
    private const short Columns = 9;
    private const int Null = -1;
    private const byte JsonbVersion = 1;

    // A count, a length each, and the values of fixed width.
    private const int FixedBytes =
        sizeof(short) + (Columns * sizeof(int)) + sizeof(int) + 16 + (4 * sizeof(long)) + sizeof(int) + 1;
    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly int EpochDay = new DateOnly(2000, 1, 1).DayNumber;

    // What is no Unicode is refused, never changed.
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Size);
    private int _length;

    /// <summary>What is to be sent before the next row; good until then.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Opens the stream: a signature, no flags, no extension.</summary>
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

    /// <summary>True when that row fits behind what is written.</summary>
    public bool Fits(in RecordedEvent row) => _length + Bytes(row) <= _bytes.Length;

    /// <summary>Forgets what was sent, and makes room for a row of any size.</summary>
    public void Reset(in RecordedEvent next)
    {
        _length = 0;
        if (Bytes(next) > _bytes.Length)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(Bytes(next));
        }
    }

    /// <summary>One row, which <see cref="Fits"/>.</summary>
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

    /// <summary>Closes the stream; there is always room for it.</summary>
    public void End()
    {
        BinaryPrimitives.WriteInt16BigEndian(_bytes.AsSpan(_length), -1);
        _length += sizeof(short);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    // With the mark that ends the stream.
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
