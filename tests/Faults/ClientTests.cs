using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Faults;

/// <summary>
/// Clients that never read or whose clock jumps. Other clients are not affected, and no event is lost.
/// </summary>
public sealed class ClientTests(Stage stage, ITestOutputHelper output)
{
    private const int Deaf = 3;
    private static readonly TimeSpan PageEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>A rate at which a client that reads would not be disconnected.</summary>
    private const int Pings = 20;
    private static readonly TimeSpan PingsEvery = TimeSpan.FromMilliseconds(5);

    [Fact]
    public Task A_client_that_never_reads_is_disconnected_without_loss() =>
        new FaultRun(stage, output).RoundsAsync(
            "a client that never reads",
            strike =>
            {
                var chosen = strike.Random.GetItems([.. strike.Load.Clients], Deaf).Distinct().ToList();
                return Task.WhenAll(chosen.Select(DeafenAsync));
            }
        );

    [Fact]
    public async Task A_teachers_page_that_never_reads_is_disconnected_without_blocking_others()
    {
        var token = stage.Teacher.DefaultRequestHeaders.Authorization!.Parameter!;
        DeafSocket? page = null;
        try
        {
            // Starts before the first event, because most alerts are raised then.
            await new FaultRun(stage, output).RoundsAsync(
                "a teacher's page that never reads",
                async strike =>
                {
                    // Requests the whole room repeatedly without reading, until every buffer is full.
                    await page!.SendUntilCutAsync(DeafSocket.Watch(strike.Load.Exam), 1, PageEvery);
                    page.Dispose();
                },
                async load => page = await DeafSocket.TeacherAsync(stage.Site.Addresses[0], token, load.Exam),
                fresh: true
            );
        }
        finally
        {
            page?.Dispose();
        }
    }

    [Fact]
    public Task A_clock_jump_of_an_hour_causes_no_loss_and_no_duplicates() =>
        new FaultRun(stage, output).RoundsAsync(
            "a client's clock jumps by an hour",
            async strike =>
            {
                foreach (var client in strike.Load.Clients)
                {
                    client.Log.ClockError = TimeSpan.FromHours(strike.Random.Next(-1, 2));
                }

                var goal = strike.Load.Durable + (strike.Load.Clients.Count * 20);
                await Waiting.UntilAsync("the load goes on", () => strike.Load.Durable >= goal);
                foreach (var client in strike.Load.Clients)
                {
                    client.Log.ClockError = TimeSpan.Zero;
                }
            }
        );

    /// <summary>
    /// Replaces the client's connection, sends its events, and then pings without reading the responses.
    /// </summary>
    private async Task DeafenAsync(LoadClient client)
    {
        client.Paused = true;
        client.Drop();
        try
        {
            using var deaf = await DeafSocket.MonitorAsync(client.Addresses[0], client.Log.Ticket);
            for (var next = client.Log.Durable + 1; client.Log.FrameAt(next, 20) is { } made; next += made.Count)
            {
                await deaf.SendAsync(made.Frame);
            }

            await deaf.SendUntilCutAsync($$"""{"t":"ping","at":"{{new string('9', 40)}}"}""", Pings, PingsEvery);
        }
        finally
        {
            client.Paused = false;
        }
    }
}
