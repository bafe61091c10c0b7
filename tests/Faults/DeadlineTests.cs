using Npgsql;
using Veritas.Tests.Faults.Check;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Faults;

/// <summary>Deadlines that pass while all processes are down.</summary>
public sealed class DeadlineTests(Stage stage, ITestOutputHelper output)
{
    private const string Name = "deadlines pass while everything is down";

    // Index: not needed, the table has few attempts.
    private const string EndedText =
        "select count(*) from exam_attempts where exam_id = $1 and status = 'expired' and ended_at = deadline";

    /// <summary>Duration of the exam: enough to start all attempts and stream events before the outage.</summary>
    private TimeSpan Open => TimeSpan.FromSeconds(stage.Settings.Full ? 45 : 20);

    [Fact]
    public async Task Attempts_expire_at_deadlines_that_passed_during_an_outage()
    {
        var rounds = new List<FaultRound>();
        output.WriteLine($"{Name}: seed {stage.Settings.Seed}");
        var random = new Random(stage.Settings.Seed);
        for (var round = 0; round < stage.Settings.Rounds; round++)
        {
            rounds.Add(await RoundAsync(round, random));
        }

        FaultRun.Report(stage, output, Name, rounds);
    }

    private async Task<FaultRound> RoundAsync(int round, Random random)
    {
        var deadline = TimeProvider.System.GetUtcNow() + Open;
        var exam = await ExamApi.ExamAsync(stage.Teacher, $"{Name} {round}", Load.ExamLoad.Policy, closesAt: deadline);
        await using var load = await stage.LoadAsync(exam, random.Next());
        var moment = load.Clients.Count * (4 + random.Next(20));
        load.Producing = true;
        await Waiting.UntilAsync("the load streams", () => load.Durable >= moment);
        foreach (var victim in stage.Site.Victims)
        {
            await victim.KillAsync();
        }

        await stage.Postgres.KillPostmasterAsync();
        var told = load.Told().Sum();
        load.Producing = false;
        Assert.True(
            TimeProvider.System.GetUtcNow() < deadline,
            "the machine is too slow: the deadline passed before everything was down"
        );
        await Waiting.UntilAsync(
            "the deadline has passed",
            () => TimeProvider.System.GetUtcNow() > deadline.AddSeconds(1)
        );

        await stage.Postgres.StartAgainAsync();
        foreach (var victim in stage.Site.Victims)
        {
            await victim.StartAgainAsync();
        }

        var began = TimeProvider.System.GetTimestamp();
        stage.Database.Clear();
        await Waiting.UntilAsync(
            "every attempt has expired, at its deadline",
            async () => await ExpiredAsync(exam) == load.Clients.Count
        );
        var recovery = TimeProvider.System.GetElapsedTime(began);
        // Events that were not durable may be missing. Durable ones must be stored.
        var check = await LoadCheck.OfAsync(stage, load, over: true, cutShort: true);
        FaultRun.AssertGood(stage, check, round);
        return new FaultRound(check.Events, told, check.Lost, check.Doubled, recovery);
    }

    private async Task<long> ExpiredAsync(Guid exam)
    {
        await using var command = stage.Database.CreateCommand(EndedText);
        command.Parameters.Add(new NpgsqlParameter { Value = exam });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
