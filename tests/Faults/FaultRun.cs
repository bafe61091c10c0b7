using Veritas.Tests.Faults.Check;
using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Faults;

/// <summary>
/// Runs rounds of one fault on one load: stream, inject the fault at a random moment, continue, stop, check. All rounds
/// use the same attempts. At the end they are submitted and their stored scores are checked.
/// </summary>
public sealed class FaultRun(Stage stage, ITestOutputHelper output)
{
    /// <summary>
    /// Minimum number of events per attempt before the fault, and the range of the random moment after that.
    /// </summary>
    private const int Before = 8;
    private const int Spread = 40;

    /// <summary>Runs the configured number of rounds.</summary>
    /// <param name="fault">Name in the table.</param>
    /// <param name="strike">Injects the fault and removes its cause while the load streams.</param>
    /// <param name="arrange">Changes the load before its first event.</param>
    /// <param name="hears">Whether the teacher must receive every alert.</param>
    /// <param name="fresh">Whether every round gets new attempts.</param>
    /// <param name="through">Addresses for the clients; null for those of the installation.</param>
    public async Task RoundsAsync(
        string fault,
        Func<Strike, Task> strike,
        Func<ExamLoad, Task>? arrange = null,
        bool hears = true,
        bool fresh = false,
        IReadOnlyList<Uri>? through = null
    )
    {
        var settings = stage.Settings;
        output.WriteLine(
            $"{fault}: seed {settings.Seed}, {settings.Rounds} rounds; again with VERITAS_FAULT_SEED={settings.Seed}"
        );
        var random = new Random(settings.Seed);
        var rounds = new List<FaultRound>();
        while (rounds.Count < settings.Rounds)
        {
            await using var load = await stage.LoadAsync(fault, settings.Seed, through);
            await (arrange?.Invoke(load) ?? Task.CompletedTask);
            await load.Teacher.Watching.WaitAsync(Waiting.Limit);
            do
            {
                rounds.Add(
                    await SeededAsync(rounds.Count, () => RoundAsync(load, random, rounds.Count, strike, hears))
                );
            } while (!fresh && rounds.Count < settings.Rounds);
            await stage.SubmitAsync(load);
            AssertGood(stage, await LoadCheck.OfAsync(stage, load, over: true, hears: hears), rounds.Count);
        }

        Report(stage, output, fault, rounds);
    }

    /// <summary>Adds the round and the seed to an error, so that it can be reproduced.</summary>
    private async Task<FaultRound> SeededAsync(int round, Func<Task<FaultRound>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
        {
            output.WriteLine(string.Join('\n', stage.Site.Log.Split('\n').TakeLast(30)));
            throw new InvalidOperationException(
                $"round {round} with VERITAS_FAULT_SEED={stage.Settings.Seed}: {e.Message}",
                e
            );
        }
    }

    /// <summary>Writes the result to the output and, if configured, to the table.</summary>
    public static void Report(Stage stage, ITestOutputHelper output, string fault, IReadOnlyList<FaultRound> rounds)
    {
        output.WriteLine(FaultTable.Row(fault, rounds));
        if (stage.Settings.Table is { } table)
        {
            FaultTable.Append(table, fault, rounds);
        }
    }

    public static void AssertGood(Stage stage, LoadCheck check, int round) =>
        Assert.True(
            check.Good,
            $"round {round}, VERITAS_FAULT_SEED={stage.Settings.Seed}: {check.Lost} lost, {check.Doubled} "
                + $"doubled of {check.Events}; {string.Join("\n", check.Wrong.Take(8))}"
        );

    private async Task<FaultRound> RoundAsync(
        ExamLoad load,
        Random random,
        int round,
        Func<Strike, Task> strike,
        bool hears
    )
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
        var check = await LoadCheck.OfAsync(stage, load, over: false, hears: hears);
        AssertGood(stage, check, round);
        output.WriteLine(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"round {round}: fault at {struck:0.0} s, cause removed at {gone:0.0} s, recovered in "
                    + $"{recovery.TotalSeconds:0.0} s, checked at "
                    + $"{TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s, {check.Events} events"
            )
        );
        return new FaultRound(check.Events, told.Sum(), check.Lost, check.Doubled, recovery);
    }
}
