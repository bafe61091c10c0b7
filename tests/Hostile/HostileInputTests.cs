using System.Diagnostics;
using Veritas.Tests.Hostile.Attack;
using Veritas.Tests.Hostile.World;

namespace Veritas.Tests.Hostile;

/// <summary>
/// A hundred thousand hostile inputs for a running server. None may cause an internal error or remain unanswered,
/// refused ones change nothing, and another exam is not affected. Every input is determined by seed and index:
/// <c>VERITAS_HOSTILE_SEED</c> (a number or <c>random</c>), <c>VERITAS_HOSTILE_COUNT</c>, and
/// <c>VERITAS_HOSTILE_INDEX</c> for a single input.
/// </summary>
public sealed class HostileInputTests(ITestOutputHelper output)
{
    private const int FrameLanes = 8;
    private const double Watched = 0.02;
    private const double Half = 0.5;

    [Fact]
    public async Task Hostile_input_is_refused_and_does_not_affect_others()
    {
        var plan = Plan.Read();
        var findings = new Findings(plan.Seed);
        output.WriteLine($"seed {plan.Seed}, inputs {plan.First} to {plan.First + plan.Count - 1}");
        await using var field = await Battlefield.StartAsync(FrameLanes);
        using var lanes = new Lanes(field, plan, findings);
        var idle = await Rows.OfAsync(field.Database, field.Idle.Attempt);
        var memory = new ServerMemory(field.Server.Id);
        using var stop = new CancellationTokenSource();
        var control = new ControlStream(field.Server.Url, field.Control.Ticket, TimeProvider.System.GetUtcNow());
        var controlled = control.RunAsync(stop.Token);
        var clock = Stopwatch.StartNew();

        await lanes.WatchRowsAsync(plan.Whole ? Watched : 1);
        await lanes.RunAsync(plan.Whole ? Half : 1);
        var halfway = await memory.CollectedAsync(bound: 0);
        if (plan.Whole)
        {
            await lanes.RunAsync(1);
        }

        output.WriteLine($"{plan.Count} inputs in {clock.Elapsed.TotalSeconds:F0} s");
        var bound = (halfway * 1.25) + 48;
        var after = await memory.CollectedAsync(bound);
        await stop.CancelAsync();
        await controlled;
        output.WriteLine($"memory of the server: {halfway:F0} MB after half of them, {after:F0} MB after all");
        output.WriteLine(findings.Table);
        output.WriteLine(findings.Times);

        var faults = Log.Faults(field.Server);
        Assert.False(findings.Any, findings + "\n" + string.Join('\n', faults.Take(20)));
        Assert.True(
            after <= bound,
            $"the server used {halfway:F0} MB after half of the inputs and {after:F0} MB after all of them"
        );
        Assert.True(faults.Count == 0, "errors in the log of the server:\n" + string.Join('\n', faults.Take(20)));
        Assert.Equal(idle, await Rows.OfAsync(field.Database, field.Idle.Attempt));
        await Outcome.OfControlAsync(field, control.Sent);
        foreach (var (attempt, accepted) in lanes.Streamed)
        {
            await Outcome.OfAttackedAsync(field, attempt, accepted);
        }

        if (plan.Whole)
        {
            Assert.True(
                findings.Answers.Keys.Count(a => a.StartsWith("HTTP 4", StringComparison.Ordinal)) >= 20,
                "few kinds of refusals: the inputs no longer reach their targets\n" + findings.Table
            );
            Assert.True(
                findings.Answers.Keys.Count(a => a.StartsWith("socket error", StringComparison.Ordinal)) >= 10,
                "few kinds of errors on the socket\n" + findings.Table
            );
        }
    }
}
