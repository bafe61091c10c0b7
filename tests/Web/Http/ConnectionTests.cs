using System.Net.Sockets;
using System.Text;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>Timeouts and limits of raw connections.</summary>
public sealed class ConnectionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("HeaderSeconds", "GET /health HTTP/1.1\r\nHost: a\r\nX-Half:", "HTTP/1.1 408")]
    [InlineData("KeepAliveSeconds", "", "")]
    public async Task A_stalled_connection_is_closed(string setting, string sent, string answer)
    {
        await using var server = await StartAsync(($"Veritas:Limits:{setting}", "1"));

        Assert.StartsWith(answer, await AnswerAsync(server, sent), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("header bytes", "431")]
    [InlineData("header count", "431")]
    [InlineData("line", "414")]
    [InlineData("body", "413")]
    [InlineData("nonsense", "400")]
    public async Task A_request_over_a_limit_is_refused_before_it_is_read(string what, string status)
    {
        await using var server = await StartAsync();
        var request = what switch
        {
            "header bytes" => $"GET /health HTTP/1.1\r\nHost: a\r\nX-Big: {new string('x', 20_000)}\r\n\r\n",
            "header count" =>
                $"GET /health HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 100).Select(i => $"X-{i}: 1\r\n"))}\r\n",
            "line" => $"GET /{new string('x', 10_000)} HTTP/1.1\r\nHost: a\r\n\r\n",
            "body" => "POST /auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                + "99999999\r\n\r\n",
            _ => "\0\u0001 not http at all\r\n\r\n",
        };

        Assert.StartsWith($"HTTP/1.1 {status}", await AnswerAsync(server, request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_per_address_are_limited()
    {
        await using var server = await StartAsync(("Veritas:Limits:ConnectionsPerAddress", "10"));
        var held = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 10; i++)
            {
                held.Add(await ConnectAsync(server));
            }

            using var limit = new CancellationTokenSource(Limit);
            Assert.Equal(0, await ReadFromAnotherAsync(server, limit.Token));

            held[0].Dispose();
            await Poll.UntilAsync(
                () => server.Anonymous.GetAsync("/health").ContinueWith(t => t.IsCompletedSuccessfully),
                answered => answered
            );
        }
        finally
        {
            held.ForEach(c => c.Dispose());
        }
    }

    private static async Task<VeritasServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = new VeritasServer();
        foreach (var (key, value) in settings)
        {
            server.Settings[key] = value;
        }

        await server.InitializeAsync();
        return server;
    }

    /// <summary>The start of the response, or an empty string if the server closes the connection.</summary>
    private static async Task<string> AnswerAsync(VeritasServer server, string request)
    {
        using var client = await ConnectAsync(server);
        using var limit = new CancellationTokenSource(Limit);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
        var buffer = new byte[4_096];
        var read = await client.GetStream().ReadAsync(buffer, limit.Token);
        return Encoding.Latin1.GetString(buffer, 0, read);
    }

    private static async Task<int> ReadFromAnotherAsync(VeritasServer server, CancellationToken cancel)
    {
        try
        {
            using var client = await ConnectAsync(server);
            return await client.GetStream().ReadAsync(new byte[16], cancel);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The server may reset the connection, even before the client has finished connecting.
            return 0;
        }
    }

    private static async Task<TcpClient> ConnectAsync(VeritasServer server)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Url.Host, server.Url.Port);
        return client;
    }
}
