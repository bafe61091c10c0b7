using System.Net.WebSockets;
using Veritas.Tests.Web.Monitoring;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>Rate limits per address, user and attempt. Each refusal returns the time to wait.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Only_a_user_over_the_limit_has_to_wait()
    {
        await using var server = await StartAsync(("Veritas:Limits:RequestsPerSecondPerUser", "1"));
        var (eager, calm) = (await server.PersonAsync("student"), await server.PersonAsync("student"));

        var refused = await FloodAsync(() => eager.Http.GetAsync("/auth/me"));

        Assert.Equal((429, "too_many_requests"), await VeritasServer.Refusal(refused));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(200, (int)(await calm.Http.GetAsync("/auth/me")).StatusCode);
    }

    [Fact]
    public async Task An_address_over_the_limit_has_to_wait_for_all_routes()
    {
        await using var server = await StartAsync(("Veritas:Limits:RequestsPerSecondPerAddress", "1"));

        foreach (var url in new[] { "/auth/me", "/nowhere", "/health" })
        {
            Assert.Equal(
                (429, "too_many_requests"),
                await VeritasServer.Refusal(await FloodAsync(() => server.Anonymous.GetAsync(url)))
            );
        }
    }

    [Fact]
    public async Task Behind_a_known_proxy_the_limits_are_the_callers_own()
    {
        await using var server = await StartAsync(
            ("Veritas:Limits:SignInsPerMinute", "2"),
            ("Veritas:Proxies:Known", "10.9.0.0/16, 127.0.0.1")
        );

        Assert.Equal(429, await GuessesAsync(server, "192.0.2.1"));
        Assert.Equal(401, await GuessAsync(server, "192.0.2.2"));
        // The client's own entry comes before the entry of the proxy and is ignored.
        Assert.Equal(429, await GuessAsync(server, "192.0.2.77, 192.0.2.1"));
    }

    [Fact]
    public async Task Forwarded_headers_of_unknown_proxies_are_ignored()
    {
        await using var server = await StartAsync(("Veritas:Limits:SignInsPerMinute", "2"));

        Assert.Equal(429, await GuessesAsync(server, "192.0.2.1"));
        Assert.Equal(429, await GuessAsync(server, "192.0.2.2"));
    }

    [Fact]
    public async Task Sockets_per_attempt_are_limited_independently()
    {
        await using var server = await StartAsync(("Veritas:Monitor:OpensPerMinute", "3"));
        var (eager, calm) = (await WatchedAttempt.StartAsync(server), await WatchedAttempt.StartAsync(server));
        for (var i = 0; i < 3; i++)
        {
            await using var client = await eager.ConnectAsync();
            Assert.NotNull(await client.NextAsync("welcome"));
        }

        await Assert.ThrowsAsync<WebSocketException>(() => eager.ConnectAsync());
        Assert.Equal(
            (429, "too_many_requests"),
            await server.Anonymous.RefusedAsync(HttpMethod.Get, $"/ws/monitor?ticket={eager.Attempt.Ticket}", null)
        );
        await using var other = await calm.ConnectAsync();
        await calm.SendAsync(other, 1, 1);
    }

    [Fact]
    public async Task Open_sockets_per_address_and_host_are_limited_and_freed_on_close()
    {
        foreach (
            var (key, status, code) in new[]
            {
                ("SocketsPerAddress", 429, "too_many_sockets"),
                ("Sockets", 503, "sockets_full"),
            }
        )
        {
            await using var server = await StartAsync(($"Veritas:Monitor:{key}", "1"));
            var (first, second) = (await WatchedAttempt.StartAsync(server), await WatchedAttempt.StartAsync(server));
            await using var open = await first.ConnectAsync();

            Assert.Equal(
                (status, code),
                await server.Anonymous.RefusedAsync(HttpMethod.Get, $"/ws/monitor?ticket={second.Attempt.Ticket}", null)
            );

            await open.CloseAsync();
            await Poll.UntilAsync(
                () =>
                    server.Anonymous.RefusedAsync(HttpMethod.Get, $"/ws/monitor?ticket={second.Attempt.Ticket}", null),
                seen => seen == (400, "websocket_required")
            );
        }
    }

    [Fact]
    public async Task Bodies_per_attempt_are_limited()
    {
        await using var server = await StartAsync(("Veritas:Monitor:FramesPerSecond", "1"));
        var watched = await WatchedAttempt.StartAsync(server);

        var refused = await FloodAsync(() =>
            server.Anonymous.PostAsync($"/monitor/events?ticket={watched.Attempt.Ticket}", new StringContent("{}"))
        );

        Assert.Equal((429, "too_many_requests"), await VeritasServer.Refusal(refused));
        Assert.Equal("", await watched.RowsAsync());
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

    /// <summary>Repeats the request until it is refused with 429.</summary>
    private static async Task<HttpResponseMessage> FloodAsync(Func<Task<HttpResponseMessage>> ask)
    {
        for (var i = 0; i < 2_000; i++)
        {
            var response = await ask();
            if ((int)response.StatusCode == 429)
            {
                return response;
            }

            response.Dispose();
        }

        throw new InvalidOperationException("2,000 requests were accepted");
    }

    private static async Task<int> GuessesAsync(VeritasServer server, string from)
    {
        Assert.Equal(401, await GuessAsync(server, from));
        Assert.Equal(401, await GuessAsync(server, from));
        return await GuessAsync(server, from);
    }

    private static async Task<int> GuessAsync(VeritasServer server, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/login")
        {
            Content = new StringContent(
                """{"email":"nobody@example.org","password":"wrong password"}""",
                System.Text.Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Add("X-Forwarded-For", from);
        using var response = await server.Anonymous.SendAsync(request);
        return (int)response.StatusCode;
    }
}
