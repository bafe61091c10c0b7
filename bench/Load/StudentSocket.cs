using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Veritas.Bench.Load;

/// <summary>
/// One attempt's socket. What arrives is handled on the thread that polls all sockets, so a socket costs no task and no
/// timer. Sends are small and the kernel takes them at once.
/// </summary>
internal sealed class StudentSocket : SocketAsyncEventArgs, IFrameTaker
{
    private readonly Socket _socket;
    private readonly IProgressTaker _progress;
    private readonly TaskCompletionSource _welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _buffer = new byte[512];
    private FrameSplitter _frames;
    private string? _handshake = "";
    private bool _closed;

    private StudentSocket(int number, Socket socket, IProgressTaker progress)
    {
        (Number, _socket, _progress) = (number, socket, progress);
        SetBuffer(_buffer);
    }

    /// <summary>Which attempt.</summary>
    public int Number { get; }

    /// <summary>The last number sent.</summary>
    public long Sent { get; set; }

    /// <summary>The first number of the turn under way.</summary>
    public long First { get; set; } = 1;

    public long Accepted { get; private set; }

    public long Durable { get; private set; }

    /// <summary>When something was last sent, on the generator's clock.</summary>
    public long LastSend { get; set; }

    /// <summary>When the frames under way were due, oldest first; used at a steady rate only.</summary>
    public Queue<(long Last, long At)> AwaitAccepted { get; } = new(0);

    public Queue<(long Last, long At)> AwaitDurable { get; } = new(0);

    /// <summary>Opens the socket and returns once the server has welcomed it.</summary>
    public static async Task<StudentSocket> OpenAsync(
        int number,
        int port,
        string ticket,
        IProgressTaker progress,
        CancellationToken cancel
    )
    {
        // Ports are scarce for one source address: 20,000 sockets each.
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + (number / 20_000))]), 0));
            await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
            await socket.SendAsync(
                Encoding.ASCII.GetBytes(
                    $"GET /ws/monitor?ticket={ticket}&client=bench-{number} HTTP/1.1\r\nHost: "
                        + $"127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                        + "dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: veritas.monitor.v1\r\n\r\n"
                ),
                cancel
            );
            var student = new StudentSocket(number, socket, progress);
            student.Receive();
            await student._welcomed.Task.WaitAsync(cancel);
            return student;
        }
        catch
        {
            // It is tried again many times a second while the server is away.
            socket.Dispose();
            throw;
        }
    }

    public void Send(ReadOnlySpan<byte> frame)
    {
        while (!frame.IsEmpty)
        {
            frame = frame[_socket.Send(frame)..];
        }
    }

    /// <summary>Ends it without a word.</summary>
    public void Drop()
    {
        _closed = true;
        _socket.Dispose();
    }

    void IFrameTaker.Take(int opcode, ReadOnlySpan<byte> text)
    {
        if (opcode != 1 || text.StartsWith("{\"t\":\"error\""u8))
        {
            Fail(opcode == 8 ? "the server closed a socket" : FrameSplitter.Words(text));
            return;
        }

        var ack = text.StartsWith("{\"t\":\"ack\""u8);
        if (!ack && !text.StartsWith("{\"t\":\"welcome\""u8))
        {
            return;
        }

        var (accepted, durable) = (Accepted, Durable);
        Accepted = Math.Max(Accepted, FrameSplitter.Number(text, "\"accepted\":"u8));
        Durable = Math.Max(Durable, FrameSplitter.Number(text, "\"durable\":"u8));
        if (ack)
        {
            _progress.Moved(this, accepted, durable);
            return;
        }

        (Sent, First) = (Accepted, Accepted + 1);
        _welcomed.TrySetResult();
    }

    protected override void OnCompleted(SocketAsyncEventArgs e)
    {
        Received();
        Receive();
    }

    private void Receive()
    {
        while (!_closed && !_socket.ReceiveAsync(this))
        {
            Received();
        }
    }

    private void Received()
    {
        if (SocketError != SocketError.Success || BytesTransferred == 0)
        {
            Fail($"a socket was lost ({SocketError})");
            return;
        }

        var bytes = _buffer.AsSpan(0, BytesTransferred);
        if (_handshake is not null)
        {
            bytes = AfterHandshake(bytes);
        }

        _frames.Split(bytes, this);
    }

    private Span<byte> AfterHandshake(Span<byte> bytes)
    {
        _handshake += Encoding.ASCII.GetString(bytes);
        var end = _handshake.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return [];
        }

        if (!_handshake.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
        {
            Fail(
                "the server did not open a socket: " + _handshake[.._handshake.IndexOf('\r', StringComparison.Ordinal)]
            );
            return [];
        }

        var rest = _handshake.Length - end - 4;
        _handshake = null;
        return bytes[^rest..];
    }

    private void Fail(string reason)
    {
        if (_closed)
        {
            return;
        }

        Drop();
        _welcomed.TrySetException(new IOException(reason));
        _progress.Failed(this, reason);
    }
}

/// <summary>Who is told how far the events have come.</summary>
internal interface IProgressTaker
{
    /// <summary>A socket's marks have moved.</summary>
    void Moved(StudentSocket socket, long acceptedBefore, long durableBefore);

    /// <summary>A socket is gone.</summary>
    void Failed(StudentSocket socket, string reason);
}
