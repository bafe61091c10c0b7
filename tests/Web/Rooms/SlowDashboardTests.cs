namespace Veritas.Tests.Web.Rooms;

public sealed class SlowDashboardTests
{
    [Fact]
    public async Task A_slow_dashboard_is_disconnected_and_catches_up_while_others_continue()
    {
        await using var server = await HubServer.StartAsync();
        var card = server.Card(Guid.NewGuid(), await server.Rows.User());
        await using var quick = await server.ConnectAsync();
        using var slow = await server.OpenSocketAsync();
        await quick.Invoke("Watch", server.Exam, null);
        await slow.InvokeAsync("Watch", $"""["{server.Exam}", null]""");
        var sentence = new string('x', 8_000);
        var raised = new List<Guid> { await server.Raise(card, sentence) };
        var (first, last) = (await slow.NextAlertAsync())!.Value;
        var seen = new List<Guid> { first };
        var received = new List<Guid> { await quick.NextAlert() };

        // The slow client has stopped reading. The alerts must fill every buffer but stay below the room's history
        // limit.
        while (server.Cut == 0)
        {
            Assert.True(raised.Count < 1_900, "the slow dashboard was never disconnected");
            raised.Add(await server.Raise(card, sentence));
            received.Add(await quick.NextAlert());
        }

        while (await slow.NextAlertAsync() is { } alert)
        {
            seen.Add(alert.Id);
            last = alert.No;
        }

        await using var again = await server.ConnectAsync();
        var snapshot = await again.Invoke("Watch", server.Exam, last);
        seen.AddRange(snapshot.GetProperty("alerts").EnumerateArray().Select(a => a.GetProperty("id").GetGuid()));

        Assert.Equal(raised, received);
        Assert.Equal(raised, seen);
        Assert.Equal(1, server.Cut);
    }
}
