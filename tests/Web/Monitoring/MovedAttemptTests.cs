using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>An attempt comes to life anew, as on another silo, while its client's socket stays open.</summary>
public sealed class MovedAttemptTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Its_client_is_greeted_anew_goes_on_from_there_and_what_it_sent_ahead_is_no_gap()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        await using var client = await watched.ConnectAsync();
        await watched.SendAsync(client, 1, 2);
        var now = server.Time.GetUtcNow();
        // Somebody else has taken the attempt: this activation's next rows are refused, and it leaves.
        await server.Database.ExecuteAsync($"update exam_attempts set epoch = epoch + 1 where id = '{watched.Id}'");
        await client.SendEventsAsync(3, 2, now);

        var welcome = await GreetedAnewAsync(client);
        Assert.Equal((2, 2), (welcome.GetProperty("accepted").GetInt64(), welcome.GetProperty("durable").GetInt64()));

        // Sent before the client read the greeting: passed over, not refused.
        await client.SendEventsAsync(7, 2, now.AddMilliseconds(6));
        await client.SendEventsAsync(3, 4, now);
        await client.SendEventsAsync(7, 2, now.AddMilliseconds(6));

        var frames = new List<JsonElement>();
        while (frames.LastOrDefault() is not { ValueKind: JsonValueKind.Object } last || !IsAck(last, 8))
        {
            frames.Add((await client.ReceiveAsync())!.Value);
        }

        Assert.DoesNotContain(frames, f => f.GetProperty("t").GetString() == "error");
        Assert.Equal(8, await server.Database.ScalarAsync<long>($"select count(*) from monitoring_events where attempt_id = '{watched.Id}' and seq > 0"));
    }

    /// <summary>Pings, as a client does, until the attempt that has come to life anew hears of the socket.</summary>
    private static async Task<JsonElement> GreetedAnewAsync(MonitorClient client) => (await Until.HoldsAsync(
        async () =>
        {
            await client.SendAsync("""{"t":"ping","at":"again"}""");
            var frame = (await client.ReceiveAsync())!.Value;
            return frame.GetProperty("t").GetString() == "welcome" ? frame : (JsonElement?)null;
        },
        frame => frame is not null))!.Value;

    private static bool IsAck(JsonElement frame, long durable) =>
        frame.GetProperty("t").GetString() == "ack" && frame.GetProperty("durable").GetInt64() == durable;
}
