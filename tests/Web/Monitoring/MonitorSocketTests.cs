using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Monitoring;

public sealed class MonitorSocketTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_client_receives_welcome_acknowledgements_and_durable()
    {
        var (attempt, now) = await StartAsync();
        await using var client = await MonitorClient.OpenAsync(server, attempt.Ticket);
        var welcome = (await client.NextAsync("welcome"))!.Value;

        await client.SendEventsAsync(1, 20, now);
        var ack = await client.NextAsync("ack", a => a.GetProperty("durable").GetInt64() == 20);

        Assert.Equal(attempt.Id, welcome.GetProperty("attempt_id").GetGuid());
        Assert.Equal(0, welcome.GetProperty("durable").GetInt64());
        Assert.Contains("tab.hidden", welcome.GetProperty("collect").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(20, ack!.Value.GetProperty("accepted").GetInt64());
        Assert.Equal(
            20,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from monitoring_events where attempt_id = '{attempt.Id}'"
            )
        );
    }

    [Fact]
    public async Task A_reconnected_client_resumes_from_durable()
    {
        var (attempt, now) = await StartAsync();
        await using (var first = await MonitorClient.OpenAsync(server, attempt.Ticket))
        {
            await first.SendEventsAsync(1, 5, now);
            await first.NextAsync("ack", a => a.GetProperty("durable").GetInt64() == 5);
        }

        await using var second = await MonitorClient.OpenAsync(server, attempt.Ticket);

        Assert.Equal(5, (await second.NextAsync("welcome"))!.Value.GetProperty("durable").GetInt64());
        await second.SendEventsAsync(4, 4, now.AddMilliseconds(3));
        Assert.NotNull(await second.NextAsync("ack", a => a.GetProperty("durable").GetInt64() == 7));
    }

    [Fact]
    public async Task A_ping_is_answered_with_the_servers_time()
    {
        var (attempt, _) = await StartAsync();
        await using var client = await MonitorClient.OpenAsync(server, attempt.Ticket);

        await client.SendAsync("""{"t":"ping","at":"mine"}""");
        var pong = (await client.NextAsync("pong"))!.Value;

        Assert.Equal("mine", pong.GetProperty("at").GetString());
        Assert.True(pong.GetProperty("server_time").TryGetDateTimeOffset(out _));
    }

    private async Task<(StartedAttempt, DateTimeOffset)> StartAsync()
    {
        var teacher = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(teacher);
        return (await exam.StartAsync(await server.PersonAsync("student")), server.Time.GetUtcNow());
    }
}
