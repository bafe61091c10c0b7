using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Faults;

/// <summary>
/// Faults between client and server: broken connections, duplicate and reordered frames, two sockets for one attempt.
/// </summary>
public sealed class SocketTests(Stage stage, ITestOutputHelper output)
{
    private static readonly TimeSpan FightsFor = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Connections_lost_in_the_middle_of_a_frame_cause_no_loss_and_no_duplicates()
    {
        var wires = stage.Site.Addresses.Select(a => new FrameCutter(a)).ToList();
        try
        {
            await new FaultRun(stage, output).RoundsAsync(
                "sockets cut in the middle of a frame",
                async strike =>
                {
                    var before = wires.Sum(w => w.Cuts);
                    wires.ForEach(w => w.Cut());
                    await Waiting.UntilAsync("every socket has been cut", () => wires.All(w => w.Doomed == 0));
                    Assert.True(wires.Sum(w => w.Cuts) > before, "no socket was cut inside a frame");
                },
                through: [.. wires.Select(w => w.Address)]
            );
        }
        finally
        {
            foreach (var wire in wires)
            {
                await wire.DisposeAsync();
            }
        }
    }

    [Fact]
    public Task Frames_sent_twice_count_once() =>
        new FaultRun(stage, output).RoundsAsync(
            "every frame sent twice",
            async strike =>
            {
                Send(strike.Load, Sending.Twice);
                await StreamAsync(strike.Load);
                Send(strike.Load, Sending.Plain);
            }
        );

    [Fact]
    public Task Frames_out_of_order_are_refused_and_resent() =>
        new FaultRun(stage, output).RoundsAsync(
            "frames reordered",
            async strike =>
            {
                var refused = strike.Load.Clients.Sum(c => c.Refused);
                Send(strike.Load, Sending.Shuffled);
                await StreamAsync(strike.Load);
                await Waiting.UntilAsync(
                    "frames that came too early were refused",
                    () => strike.Load.Clients.Sum(c => c.Refused) > refused + strike.Load.Clients.Count
                );
                Send(strike.Load, Sending.Plain);
            }
        );

    [Fact]
    public Task Two_competing_sockets_of_an_attempt_cause_no_loss_and_no_duplicates() =>
        new FaultRun(stage, output).RoundsAsync(
            "two sockets fight for each attempt",
            async strike =>
            {
                using var fight = new CancellationTokenSource();
                var connects = strike.Load.Clients.Sum(c => c.Connects);
                // A second client with the same events. Each takes over the attempt as soon as the other has displaced
                // it.
                var rivals = strike
                    .Load.Clients.Select(c => new LoadClient(c.Log, "rival", new Random(strike.Random.Next()))
                    {
                        Addresses = c.Addresses,
                    })
                    .ToList();
                var fighting = Task.WhenAll(rivals.Select(r => strike.Load.Join(r, fight.Token)));
                await Waiting.UntilAsync(
                    "each has been thrown out",
                    () =>
                        strike.Load.Clients.Sum(c => c.Connects) >= connects + strike.Load.Clients.Count
                        && rivals.All(r => r.Connects > 0)
                );
                await Waiting.ForAsync(FightsFor);
                await fight.CancelAsync();
                strike.CauseIsGone();
                await fighting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        );

    private static async Task StreamAsync(ExamLoad load)
    {
        var goal = load.Durable + (load.Clients.Count * 40);
        await Waiting.UntilAsync("the load goes on", () => load.Durable >= goal);
    }

    private static void Send(ExamLoad load, Sending how)
    {
        foreach (var client in load.Clients)
        {
            client.Sending = how;
        }
    }
}
