using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace Veritas.Tests.Faults.Load;

/// <summary>
/// A WebSocket that sends but never reads. Its receive window is small, so that the server soon notices.
/// </summary>
public sealed class DeafSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    private DeafSocket() { }

    /// <summary>Connects as a monitoring client.</summary>
    public static Task<DeafSocket> MonitorAsync(Uri server, string ticket) =>
        OpenAsync(
            new UriBuilder(server)
            {
                Scheme = "ws",
                Path = "/ws/monitor",
                Query = $"ticket={ticket}&client=deaf",
            }.Uri,
            "veritas.monitor.v1"
        );

    /// <summary>Connects as a teacher's page that watches the exam.</summary>
    public static async Task<DeafSocket> TeacherAsync(Uri server, string token, Guid exam)
    {
        var page = await OpenAsync(
            new UriBuilder(server)
            {
                Scheme = "ws",
                Path = "/hubs/alerts",
                Query = $"access_token={token}",
            }.Uri,
            null
        );
        await page.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e");
        await page.SendAsync(Watch(exam));
        return page;
    }

    /// <summary>The message with which a teacher's page watches the room.</summary>
    public static string Watch(Guid exam) =>
        $"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Watch\",\"arguments\":[\"{exam}\",null]}}\u001e";

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] frame)
    {
        using var limit = new CancellationTokenSource(Waiting.Limit);
        await _socket.SendAsync(frame, WebSocketMessageType.Text, true, limit.Token);
    }

    /// <summary>
    /// Sends the text repeatedly, with a pause after a number of messages, until the server closes the connection.
    /// </summary>
    public async Task SendUntilCutAsync(string text, int atOnce, TimeSpan pause)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            while (TimeProvider.System.GetElapsedTime(began) < Waiting.Limit)
            {
                for (var i = 0; i < atOnce; i++)
                {
                    await SendAsync(bytes);
                }

                await Waiting.ForAsync(pause);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or InvalidOperationException)
        {
            return;
        }

        throw new TimeoutException("a connection that never reads was not closed");
    }

    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
    }

    private static async Task<DeafSocket> OpenAsync(Uri address, string? protocol)
    {
        var deaf = new DeafSocket();
        if (protocol is not null)
        {
            deaf._socket.Options.AddSubProtocol(protocol);
        }

        using var limit = new CancellationTokenSource(Waiting.Limit);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = SmallWindow });
        await deaf._socket.ConnectAsync(address, http, limit.Token);
        return deaf;
    }

    private static async ValueTask<Stream> SmallWindow(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4_096 };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
