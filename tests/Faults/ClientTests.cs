using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Faults;

/// <summary>
/// Clients that misbehave: they never read, or their clock jumps. The others do not notice, and nothing is lost of
/// theirs either.
/// </summary>
public sealed class ClientTests(Stage stage, ITestOutputHelper output)
{
    private const int Deaf = 3;
    private static readonly TimeSpan PageEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Few enough at once that a client that reads would not be cut.</summary>
    private const int Pings = 20;
    private static readonly TimeSpan PingsEvery = TimeSpan.FromMilliseconds(5);

    [Fact]
    public Task A_client_that_never_reads_is_cut_and_loses_nothing() =>
        new FaultRun(stage, output).RoundsAsync(
            "a client that never reads",
            strike =>
            {
                var chosen = strike.Random.GetItems([.. strike.Load.Clients], Deaf).Distinct().ToList();
                return Task.WhenAll(chosen.Select(DeafenAsync));
            }
        );

    [Fact]
    public async Task A_page_of_a_teacher_that_never_reads_is_cut_and_holds_up_nobody()
    {
        var token = stage.Teacher.DefaultRequestHeaders.Authorization!.Parameter!;
        DeafSocket? page = null;
        try
        {
            // From the exam's first moment on: then everybody's first alerts come at once.
            await new FaultRun(stage, output).RoundsAsync(
                "a teacher's page that never reads",
                async strike =>
                {
                    // It asks for the whole room again and again and takes no answer, so that no buffer on the way is
                    // large enough.
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
    public Task A_clock_that_jumps_by_an_hour_loses_and_doubles_nothing() =>
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

    /// <summary>Takes the client's place, sends what it has, and asks and asks without ever listening.</summary>
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
