using Veritas.Tests.Faults.Check;
using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Faults;

/// <summary>
/// Rounds of one fault on one load: stream, strike at a random moment, go on, come to rest, count. The same attempts
/// live through all rounds; at the end they hand in, and the stored scores are compared as well.
/// </summary>
public sealed class FaultRun(Stage stage, ITestOutputHelper output)
{
    /// <summary>
    /// Events each attempt makes at least before a round strikes, and over how many more the moment is spread.
    /// </summary>
    private const int Before = 8;
    private const int Spread = 40;

    /// <summary>Runs as many rounds as are set.</summary>
    /// <param name="fault">For the table.</param>
    /// <param name="strike">Does the damage and takes its cause away again; the load streams all the while.</param>
    /// <param name="arrange">Changes the load before its first event.</param>
    /// <param name="hears">False where the teacher cannot hear of every alert.</param>
    /// <param name="fresh">True: every round gets new attempts.</param>
    /// <param name="through">Where the clients connect; null: to the installation itself.</param>
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

    /// <summary>Says with every failure how to see it again.</summary>
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

    /// <summary>Tells the outcome, and adds it to the table when there is one.</summary>
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
                $"round {round}: struck at {struck:0.0} s, gone at {gone:0.0} s, recovered in "
                    + $"{recovery.TotalSeconds:0.0} s, checked at "
                    + $"{TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s, {check.Events} events"
            )
        );
        return new FaultRound(check.Events, told.Sum(), check.Lost, check.Doubled, recovery);
    }
}
