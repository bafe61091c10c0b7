using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Veritas.Attempts;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>A socket and its attempt in one process need no messages between them.</summary>
public sealed class LocalSocketTests
{
    [Fact]
    public async Task Events_and_pings_reach_an_attempt_of_this_process_without_a_message()
    {
        var calls = new Calls();
        await using var server = new VeritasServer
        {
            Configure = services => services.AddSingleton<IIncomingGrainCallFilter>(calls),
        };
        await server.InitializeAsync();
        var watched = await WatchedAttempt.StartAsync(server);
        await using var client = await watched.ConnectAsync();

        for (var seq = 1; seq <= 30; seq += 3)
        {
            await watched.SendAsync(client, seq, 3);
            await client.SendAsync("""{"t":"ping","at":"2026-03-01T09:00:00Z"}""");
            Assert.NotNull(await client.NextAsync("pong"));
        }

        Assert.Contains(nameof(IAttemptGrain.Connect), calls.Seen.Keys);
        Assert.DoesNotContain(nameof(IAttemptGrain.Ingest), calls.Seen.Keys);
        Assert.DoesNotContain(nameof(IAttemptGrain.Heartbeat), calls.Seen.Keys);
        Assert.Equal(30, await CountAsync(server, watched.Id));
    }

    [Fact]
    public async Task Frames_sent_without_waiting_are_taken_in_order_and_refused_ones_are_answered()
    {
        await using var server = new VeritasServer();
        await server.InitializeAsync();
        var watched = await WatchedAttempt.StartAsync(server);
        await using var client = await watched.ConnectAsync();
        var now = server.Time.GetUtcNow();

        for (var seq = 1; seq <= 40; seq++)
        {
            await client.SendEventsAsync(seq, 1, now);
        }

        // A gap, and then a frame that was taken before.
        await client.SendEventsAsync(43, 1, now);
        await client.SendEventsAsync(40, 1, now);
        await client.SendEventsAsync(41, 2, now);

        Assert.Equal("seq_gap", WatchedAttempt.Code(await client.NextAsync("error")));
        Assert.NotNull(await client.NextAsync("ack", a => a.GetProperty("durable").GetInt64() == 42));
        Assert.Equal(42, await CountAsync(server, watched.Id));
    }

    private static Task<long> CountAsync(VeritasServer server, Guid attempt) =>
        server.Database.ScalarAsync<long>(
            $"select count(*) from monitoring_events where attempt_id = '{attempt}' and seq > 0"
        );

    private sealed class Calls : IIncomingGrainCallFilter
    {
        public ConcurrentDictionary<string, int> Seen { get; } = new(StringComparer.Ordinal);

        public Task Invoke(IIncomingGrainCallContext context)
        {
            Seen.AddOrUpdate(context.InterfaceMethod.Name, 1, (_, n) => n + 1);
            return context.Invoke();
        }
    }
}
