using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Veritas.Tests.Web.Server;

/// <summary>A monitoring client that sends and receives raw protocol frames.</summary>
public sealed class MonitorClient : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Task<JsonElement?>? _first;

    public WebSocketState State => _socket.State;

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>
    /// Opens the socket and waits for the first frame, which the server sends after the attempt's grain has responded.
    /// Otherwise a test that advances the clock would let that grain call time out. The first frame can still be read.
    /// </summary>
    public static async Task<MonitorClient> OpenAsync(
        VeritasServer server,
        string ticket,
        string query = "",
        string? traceparent = null
    )
    {
        var client = new MonitorClient();
        if (traceparent is not null)
        {
            client._socket.Options.SetRequestHeader("traceparent", traceparent);
        }

        client._socket.Options.AddSubProtocol("veritas.monitor.v1");
        var url = new UriBuilder(server.Url)
        {
            Scheme = "ws",
            Path = "/ws/monitor",
            Query = $"ticket={ticket}{query}",
        }.Uri;
        using var limit = new CancellationTokenSource(Limit);
        await client._socket.ConnectAsync(url, limit.Token);
        client._first = Task.FromResult(await client.ReceiveAsync());
        return client;
    }

    public Task SendAsync(string frame, WebSocketMessageType type = WebSocketMessageType.Text) =>
        SendAsync(Encoding.UTF8.GetBytes(frame), type);

    public async Task SendAsync(byte[] frame, WebSocketMessageType type)
    {
        using var limit = new CancellationTokenSource(Limit);
        await _socket.SendAsync(frame, type, true, limit.Token);
    }

    /// <summary>Sends that many events of one type.</summary>
    public Task SendEventsAsync(long seq, int count, DateTimeOffset at, string type = "tab.hidden", int ms = 4_000) =>
        SendAsync(
            JsonSerializer.Serialize(
                new
                {
                    t = "events",
                    seq,
                    events = Enumerable
                        .Range(0, count)
                        .Select(i => new
                        {
                            type,
                            at = at.AddMilliseconds(i).ToString("O"),
                            ms,
                        }),
                }
            )
        );

    /// <summary>The next frame of that kind; skips others. Null if the server closes first.</summary>
    public async Task<JsonElement?> NextAsync(string t, Func<JsonElement, bool>? wanted = null)
    {
        while (await ReceiveAsync() is { } frame)
        {
            if (frame.GetProperty("t").GetString() == t && (wanted is null || wanted(frame)))
            {
                return frame;
            }
        }

        return null;
    }

    /// <summary>Reads until the server closes and returns the close code.</summary>
    public async Task<int> ClosedAsync()
    {
        while (await ReceiveAsync() is not null) { }

        return (int)_socket.CloseStatus!.Value;
    }

    /// <summary>
    /// Reads until the connection ends and returns the close code. It is 0 for an aborted connection, because an abort
    /// by the framework may arrive before the close frame.
    /// </summary>
    public async Task<int> EndedAsync()
    {
        try
        {
            return await ClosedAsync();
        }
        catch (WebSocketException)
        {
            return 0;
        }
    }

    /// <summary>The next frame; null if the server closes.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        if (Interlocked.Exchange(ref _first, null) is { } first)
        {
            return await first;
        }

        using var limit = new CancellationTokenSource(Limit);
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), limit.Token);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return JsonElement.Parse(_buffer.AsSpan(0, length));
            }
        }
    }

    /// <summary>Closes the socket normally, as a browser does when a page is closed.</summary>
    public async Task CloseAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
