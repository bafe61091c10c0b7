using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>Another activation, as in another process, takes over an attempt while its client is connected.</summary>
public sealed class MovedAttemptTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_client_of_a_moved_attempt_reconnects_and_resumes_from_stored_events()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        await using var client = await watched.ConnectAsync();
        await watched.SendAsync(client, 1, 2);
        var now = server.Time.GetUtcNow();
        // Another activation has a higher epoch: this activation's next write is refused, and it deactivates.
        await server.Database.ExecuteAsync($"update exam_attempts set epoch = epoch + 1 where id = '{watched.Id}'");
        await client.SendEventsAsync(3, 2, now);
        Assert.Equal(1013, await client.ClosedAsync());

        await using var back = await watched.ConnectAsync();
        var welcome = (await back.NextAsync("welcome"))!.Value;
        Assert.Equal((2, 2), (welcome.GetProperty("accepted").GetInt64(), welcome.GetProperty("durable").GetInt64()));
        await back.SendEventsAsync(3, 6, now);

        Assert.NotNull(await back.NextAsync("ack", a => a.GetProperty("durable").GetInt64() == 8));
        Assert.Equal(
            8,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from monitoring_events where attempt_id = '{watched.Id}' and seq > 0"
            )
        );
    }
}
