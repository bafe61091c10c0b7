using System.Net.WebSockets;
using System.Text;

namespace Veritas.Bench.Load;

/// <summary>A message of the hub, without its end mark.</summary>
public delegate void HubMessage(ReadOnlySpan<byte> text);

/// <summary>One connection to the teachers' hub, over the hub's own protocol: JSON, WebSocket.</summary>
public sealed class HubSocket : IDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly HubMessage _onMessage;
    private readonly TimeProvider _time;
    private readonly Action<string> _onLost;
    private bool _dropped;

    private HubSocket(HubMessage onMessage, Action<string> onLost, TimeProvider time) =>
        (_onMessage, _onLost, _time) = (onMessage, onLost, time);

    /// <summary>Connects and shakes hands; then reads and pings until <paramref name="stop"/>.</summary>
    /// <param name="server">Its http address.</param>
    /// <param name="token">A teacher's access token.</param>
    /// <param name="onMessage">Called for each message, one at a time.</param>
    /// <param name="onLost">Called when the connection ends without <see cref="Drop"/>.</param>
    /// <param name="time">Of the pings.</param>
    /// <param name="stop">Ends the connection.</param>
    /// <param name="cancel">Ends the attempt to connect.</param>
    public static async Task<HubSocket> OpenAsync(
        Uri server,
        string token,
        HubMessage onMessage,
        Action<string> onLost,
        TimeProvider time,
        CancellationToken stop,
        CancellationToken cancel
    )
    {
        var hub = new HubSocket(onMessage, onLost, time);
        // The server does not take a WebSocket's keep-alive for one of the hub.
        hub._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        var address = new UriBuilder(new Uri(server, "hubs/alerts"))
        {
            Scheme = server.Scheme == "https" ? "wss" : "ws",
            Query = "access_token=" + token,
        };
        await hub._socket.ConnectAsync(address.Uri, cancel);
        await hub.SayAsync("""{"protocol":"json","version":1}""", cancel);
        _ = hub.ReadAsync(stop);
        _ = hub.PingAsync(stop);
        return hub;
    }

    public async Task SayAsync(string json, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(json + (char)End), WebSocketMessageType.Text, true, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the connection without a word.</summary>
    public void Drop()
    {
        _dropped = true;
        _socket.Abort();
    }

    public void Dispose()
    {
        Drop();
        _socket.Dispose();
        _turn.Dispose();
    }

    private async Task PingAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(PingEvery, _time);
        try
        {
            while (_socket.State == WebSocketState.Open && await timer.WaitForNextTickAsync(stop))
            {
                await SayAsync("""{"type":6}""", stop);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The reading side says so too.
        }
    }

    // Messages end with a mark and know nothing of frames: one may lie in several.
    private async Task ReadAsync(CancellationToken stop)
    {
        var (buffer, length) = (new byte[16_384], 0);
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), stop);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("closed by the server");
                }

                // What was there before has no mark in it.
                var (begin, searched) = (0, length);
                length += part.Count;
                for (
                    int end;
                    (end = buffer.AsSpan(searched, length - searched).IndexOf(End)) >= 0;
                    begin = searched += end + 1
                )
                {
                    _onMessage(buffer.AsSpan(begin, searched + end - begin));
                }

                buffer.AsSpan(begin, length - begin).CopyTo(buffer);
                length -= begin;
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            if (!_dropped)
            {
                _onLost(e.Message);
            }
        }
    }
}
