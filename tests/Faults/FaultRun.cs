using Veritas.Tests.Faults.Check;
using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Faults;

/// <summary>
/// Rounds of one fault on one load: stream, strike at a random moment, go on, come to rest, count. The same attempts live through all rounds; at the
/// end they hand in, and the stored scores are compared as well.
/// </summary>
public sealed class FaultRun(Stage stage, ITestOutputHelper output)
{
    /// <summary>Events each attempt makes at least before a round strikes, and over how many more the moment is spread.</summary>
    private const int Before = 8;
    private const int Spread = 40;

    /// <summary>Runs as many rounds as are set.</summary>
    /// <param name="fault">For the table.</param>
    /// <param name="strike">Does the damage and takes its cause away again; the load streams all the while.</param>
    /// <param name="arrange">Changes the load before its first event.</param>
    public async Task RoundsAsync(string fault, Func<Strike, Task> strike, Action<ExamLoad>? arrange = null)
    {
        var settings = stage.Settings;
        output.WriteLine($"{fault}: seed {settings.Seed}, {settings.Rounds} rounds; again with VERITAS_FAULT_SEED={settings.Seed}");
        var random = new Random(settings.Seed);
        var rounds = new List<FaultRound>();
        await using var load = await stage.LoadAsync(fault, settings.Seed);
        arrange?.Invoke(load);
        await load.Teacher.Watching.WaitAsync(Waiting.Limit);
        for (var round = 0; round < settings.Rounds; round++)
        {
            try
            {
                rounds.Add(await RoundAsync(load, random, round, strike));
            }
            catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
            {
                throw new InvalidOperationException($"round {round} with VERITAS_FAULT_SEED={settings.Seed}: {e.Message}", e);
            }
        }

        await stage.SubmitAsync(load);
        AssertGood(await LoadCheck.OfAsync(stage, load, over: true), settings.Rounds);
        output.WriteLine(FaultTable.Row(fault, rounds));
        if (settings.Table is { } table)
        {
            FaultTable.Append(table, fault, rounds);
        }
    }

    private async Task<FaultRound> RoundAsync(ExamLoad load, Random random, int round, Func<Strike, Task> strike)
    {
        var start = TimeProvider.System.GetTimestamp();
        var moment = load.Produced + (load.Clients.Count * (Before + random.Next(Spread)));
        load.Producing = true;
        await Waiting.UntilAsync("the load streams", () => load.Durable >= moment);
        var told = load.Told();
        var struck = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var blow = new Strike(load, random, round);
        await strike(blow);
        blow.CauseIsGone();
        var gone = TimeProvider.System.GetElapsedTime(start, blow.GoneAt).TotalSeconds;
        var made = load.Made();
        await Waiting.UntilAsync("everything made by the end of the fault is durable", () => load.Stored(made));
        var recovery = TimeProvider.System.GetElapsedTime(blow.GoneAt);
        load.Producing = false;
        await Waiting.UntilAsync("everything made is durable", () => load.Stored(load.Made()));
        var check = await LoadCheck.OfAsync(stage, load, over: false);
        AssertGood(check, round);
        output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"round {round}: struck at {struck:0.0} s, gone at {gone:0.0} s, recovered in {recovery.TotalSeconds:0.0} s, checked at {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s, {check.Events} events"));
        return new FaultRound(check.Events, told.Sum(), check.Lost, check.Doubled, recovery);
    }

    private void AssertGood(LoadCheck check, int round) => Assert.True(check.Good,
        $"round {round}, VERITAS_FAULT_SEED={stage.Settings.Seed}: {check.Lost} lost, {check.Doubled} doubled of {check.Events}; {string.Join("\n", check.Wrong.Take(8))}");
}
