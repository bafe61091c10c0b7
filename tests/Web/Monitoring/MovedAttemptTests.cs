using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>
/// An attempt is taken by another activation, as of another process, while its client's socket is open.
/// </summary>
public sealed class MovedAttemptTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Its_client_is_sent_away_hears_what_is_stored_and_goes_on_from_there()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        await using var client = await watched.ConnectAsync();
        await watched.SendAsync(client, 1, 2);
        var now = server.Time.GetUtcNow();
        // Somebody else has taken the attempt: this activation's next rows are refused, and it leaves.
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
