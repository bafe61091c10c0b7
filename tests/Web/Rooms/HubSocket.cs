using System.Net.Http;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Veritas.Tests.Web.Rooms;

/// <summary>
/// Speaks the hub protocol directly, for cases that the SignalR client does not support: arguments with invalid text,
/// and a client that stops reading. It reads only on demand and has a small receive window, so that the server soon
/// notices. The token is in the query, as in a browser.
/// </summary>
public sealed class HubSocket : IDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[16_384];
    private readonly List<byte> _read = [];

    private HubSocket() { }

    public static async Task<HubSocket> ConnectAsync(Uri server, string token)
    {
        var hub = new HubSocket();
        using var limit = new CancellationTokenSource(Limit);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = SmallWindow });
        var address = new UriBuilder(server)
        {
            Scheme = "ws",
            Path = "/hubs/alerts",
            Query = $"access_token={token}",
        };
        await hub._socket.ConnectAsync(address.Uri, http, limit.Token);
        await hub.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", (await hub.NextAsync())?.GetRawText());
        return hub;
    }

    /// <summary>
    /// Calls a method with raw arguments, which may be invalid, and skips messages before the result.
    /// </summary>
    public async Task<JsonElement> InvokeAsync(string method, string arguments)
    {
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":{{arguments}}}""");
        while (await NextAsync() is { } message)
        {
            if (message.GetProperty("type").GetInt32() == 3)
            {
                return message.TryGetProperty("error", out var error)
                    ? throw HubRefusedException.Of(error.GetString()!)
                    : message.GetProperty("result");
            }
        }

        throw HubRefusedException.Ended();
    }

    /// <summary>The id and number of the next alert; null if the connection closes first.</summary>
    public async Task<(Guid Id, long No)?> NextAlertAsync()
    {
        while (await NextAsync() is { } message)
        {
            if (message.TryGetProperty("target", out var target) && target.GetString() == "alert")
            {
                var alert = message.GetProperty("arguments")[0];
                return (alert.GetProperty("id").GetGuid(), alert.GetProperty("no").GetInt64());
            }
        }

        return null;
    }

    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
    }

    private async Task SendAsync(string message)
    {
        using var limit = new CancellationTokenSource(Limit);
        var bytes = Encoding.UTF8.GetBytes(message + (char)End);
        await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, limit.Token);
    }

    /// <summary>The next message; null if the connection has closed.</summary>
    private async Task<JsonElement?> NextAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        int end;
        while ((end = _read.IndexOf(End)) < 0)
        {
            try
            {
                var part = await _socket.ReceiveAsync(_buffer, limit.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                _read.AddRange(_buffer.AsSpan(0, part.Count));
            }
            catch (WebSocketException)
            {
                return null;
            }
        }

        var message = JsonElement.Parse(CollectionsMarshal.AsSpan(_read)[..end]);
        _read.RemoveRange(0, end + 1);
        return message;
    }

    private static async ValueTask<Stream> SmallWindow(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var opened = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4_096 };
        try
        {
            await opened.ConnectAsync(context.DnsEndPoint, cancel);
            return new NetworkStream(opened, ownsSocket: true);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
