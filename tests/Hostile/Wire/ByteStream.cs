using System.Net.Sockets;
using System.Text;

namespace Veritas.Tests.Hostile.Wire;

/// <summary>A raw connection with a receive buffer. Every operation has a timeout.</summary>
public sealed class ByteStream : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };
    private readonly CancellationTokenSource _limit = new();
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>Whether all received data has been read.</summary>
    public bool IsEmpty => _start == _end && _socket.Available == 0;

    public static async Task<ByteStream> ConnectAsync(Uri server)
    {
        var stream = new ByteStream();
        using var limit = new CancellationTokenSource(Limit);
        await stream._socket.ConnectAsync(server.Host, server.Port, limit.Token);
        return stream;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        _limit.TryReset();
        _limit.CancelAfter(Limit);
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None, _limit.Token)..];
        }
    }

    /// <summary>Closes the sending direction.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Reads that many bytes; fewer if the connection ends.</summary>
    public async ValueTask<byte[]> ReadAsync(int count)
    {
        while (_end - _start < count && await FillAsync()) { }

        var taken = _buffer.AsSpan(_start, Math.Min(count, _end - _start)).ToArray();
        _start += taken.Length;
        return taken;
    }

    /// <summary>Reads text up to and including the delimiter; null if the connection ends before.</summary>
    public async ValueTask<string?> ReadToAsync(string end)
    {
        var wanted = Encoding.ASCII.GetBytes(end);
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf(wanted);
            if (at >= 0)
            {
                return Encoding.Latin1.GetString(await ReadAsync(at + wanted.Length));
            }

            if (!await FillAsync())
            {
                return null;
            }
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _limit.Dispose();
    }

    private async ValueTask<bool> FillAsync()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            var larger = _start > 0 ? _buffer : new byte[_buffer.Length * 2];
            _buffer.AsSpan(_start, _end - _start).CopyTo(larger);
            (_buffer, _end, _start) = (larger, _end - _start, 0);
        }

        _limit.TryReset();
        _limit.CancelAfter(Limit);
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, _limit.Token);
        _end += read;
        return read > 0;
    }
}
