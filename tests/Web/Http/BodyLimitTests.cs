using System.Net;
using System.Net.Sockets;
using System.Text;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>
/// A body over the limit gets a response that the client can read even while it is still sending. The client cannot
/// keep the connection open by sending more.
/// </summary>
public sealed class BodyLimitTests(BodyLimitTests.Strict strict) : IClassFixture<BodyLimitTests.Strict>
{
    private const int Times = 100;
    private const int DrainBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Valid except for its size.
    private static readonly byte[] Large = Encoding.ASCII.GetBytes(
        $$"""{"email":"{{new string('x', 3 * 1024 * 1024)}}","password":"x"}"""
    );
    private readonly VeritasServer _server = strict.Server;

    [Theory]
    [InlineData("/auth/login", false, 413, "body_too_large")]
    [InlineData("/auth/login", true, 413, "body_too_large")]
    [InlineData("/teacher/exams", false, 401, "token_invalid")]
    [InlineData("/teacher/exams", true, 401, "token_invalid")]
    [InlineData("/nowhere", false, 404, "route_unknown")]
    public async Task A_client_reads_the_refusal_every_time(string url, bool chunked, int status, string code)
    {
        for (var i = 0; i < Times; i++)
        {
            using var request = Post(url, Large);
            request.Headers.TransferEncodingChunked = chunked;
            using var response = await _server.Anonymous.SendAsync(request);
            Assert.Equal((status, code), await VeritasServer.Refusal(response));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_writes_before_it_reads_gets_the_refusal(bool chunked)
    {
        for (var i = 0; i < Times; i++)
        {
            using var client = await ConnectAsync();
            using var limit = new CancellationTokenSource(Limit);
            var length = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {Large.Length}";
            await client.GetStream().WriteAsync(Head(length), limit.Token);
            if (chunked)
            {
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{Large.Length:x}\r\n"), limit.Token);
            }

            await client.GetStream().WriteAsync(Large, limit.Token);
            if (chunked)
            {
                await client.GetStream().WriteAsync("\r\n0\r\n\r\n"u8.ToArray(), limit.Token);
            }

            // Reads to the end: a reset would throw.
            using var all = new MemoryStream();
            await client.GetStream().CopyToAsync(all, limit.Token);
            AssertRefused(Encoding.UTF8.GetString(all.ToArray()));
        }
    }

    [Fact]
    public async Task A_client_that_expects_100_continue_is_refused_before_it_sends()
    {
        using var patient = new SocketsHttpHandler { Expect100ContinueTimeout = Limit };
        using var http = new HttpClient(patient) { BaseAddress = _server.Url };
        using var refused = Post("/auth/login", Large);
        refused.Headers.ExpectContinue = true;
        Assert.Equal((413, "body_too_large"), await VeritasServer.Refusal(await http.SendAsync(refused)));

        using var small = Post("/auth/login", "{}"u8.ToArray());
        small.Headers.ExpectContinue = true;
        Assert.Equal(HttpStatusCode.BadRequest, (await http.SendAsync(small)).StatusCode);

        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(Head($"Content-Length: {Large.Length}\r\nExpect: 100-continue"));
        AssertRefused(await AnswerAsync(client));
    }

    [Fact]
    public async Task A_client_that_keeps_sending_is_disconnected_after_the_limit()
    {
        using var client = await FarOverAsync();
        using var limit = new CancellationTokenSource(Limit);
        var sent = 0L;
        try
        {
            while (true)
            {
                await client.GetStream().WriteAsync(Large.AsMemory(0, 64 * 1024), limit.Token);
                sent += 64 * 1024;
            }
        }
        catch (IOException)
        {
            // More than the limit by at most what the socket buffers of both sides hold.
            Assert.InRange(sent, DrainBytes / 2, DrainBytes * 8L);
        }
    }

    [Fact]
    public async Task A_client_that_sends_slowly_is_disconnected()
    {
        using var client = await FarOverAsync();
        using var limit = new CancellationTokenSource(Limit);
        using var drip = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await drip.WaitForNextTickAsync(limit.Token))
            {
                await client.GetStream().WriteAsync(Large.AsMemory(0, 1), limit.Token);
            }
        });
    }

    /// <summary>
    /// A connection with a refused request: it announced a body of ten gigabytes and has not sent any of it.
    /// </summary>
    private async Task<TcpClient> FarOverAsync()
    {
        var client = await ConnectAsync();
        await client.GetStream().WriteAsync(Head("Content-Length: 10000000000"));
        AssertRefused(await AnswerAsync(client));
        return client;
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(_server.Url.Host, _server.Url.Port);
        return client;
    }

    private static void AssertRefused(string answer)
    {
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"body_too_large\"", answer, StringComparison.Ordinal);
    }

    /// <summary>Reads the response to the end of its problem details.</summary>
    private static async Task<string> AnswerAsync(TcpClient client)
    {
        using var limit = new CancellationTokenSource(Limit);
        var (buffer, answer) = (new byte[4_096], new StringBuilder());
        while (!answer.ToString().Contains('}', StringComparison.Ordinal))
        {
            var count = await client.GetStream().ReadAsync(buffer, limit.Token);
            Assert.True(count > 0, $"the connection ended after: {answer}");
            answer.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return answer.ToString();
    }

    private static byte[] Head(string length) =>
        Encoding.ASCII.GetBytes(
            $"POST /auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{length}\r\n\r\n"
        );

    private static HttpRequestMessage Post(string url, byte[] body) =>
        new(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
        };

    /// <summary>A server with limits low enough for a test.</summary>
    public sealed class Strict : IAsyncLifetime
    {
        public VeritasServer Server { get; } = new();

        public ValueTask InitializeAsync()
        {
            Server.Settings["Veritas:Limits:DrainBytes"] = $"{DrainBytes}";
            Server.Settings["Veritas:Limits:DrainSeconds"] = "2";
            return Server.InitializeAsync();
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
