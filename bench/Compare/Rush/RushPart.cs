using Veritas.Bench.Compare.Day;
using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Ingest;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Load;
using Veritas.Bench.Students.Day;

namespace Veritas.Bench.Compare.Rush;

/// <summary>
/// What a running exam of a thousand notices of a rush: first of students who sign in through one address, then of
/// attempts that start within a minute.
/// </summary>
internal sealed class RushPart(Stage stage, BenchPlan plan, Progress progress)
{
    private const int Attempts = 1_000;
    private const double HandsPerSecond = 20;
    private const double QuietSeconds = 10;
    private const double SignInSeconds = 0.3;
    private const double StartSeconds = 60;
    private const double LeadSeconds = 10;
    private const double Mistyped = 0.05;
    private const int BcryptCost = 12;
    private readonly DaySeed _seed = new(stage);

    /// <param name="known">The ingest part's figures, where it ran; else the rate is measured first.</param>
    /// <param name="cancel">Ends the part.</param>
    public async Task<RushResult> RunAsync(IngestResult? known, CancellationToken cancel)
    {
        var batch = plan.Batches.Min();
        await using var live = await LiveAttempts.StartAsync(stage.WithUsualLimits(), Attempts, progress, cancel);
        await live.WarmUpAsync(plan with { Batches = [batch] }, cancel);
        var rate =
            (
                known?.RateOf(Attempts, batch)
                ?? (
                    await live.Turns.RunAsync(
                        new Flow(batch, BenchPlan.Window(batch), plan.WarmUpSeconds, plan.Seconds, stage.RowsFile),
                        cancel
                    )
                ).Rate
            ) / 4;
        // Not before: at full load the generator reads too slowly for a dashboard, and the server would cut it.
        await live.Load.AskAsync(
            new WatchRoom(live.Server.Ports[0], stage.Tokens.Of(BenchIds.Teacher, "teacher"), BenchIds.Exam(0), 1),
            null,
            cancel
        );
        Pace Pace(double before, double seconds) =>
            new(batch, rate, before, seconds, HandsPerSecond, Attempts, stage.RowsFile);

        var quiet = await live.Turns.RunAsync(Pace(plan.WarmUpSeconds, QuietSeconds), cancel);
        List<RushRow> rows = [Say(new RushRow("nothing else", 0, quiet, null))];
        var signIn = new DayPhases(plan.SignIns * SignInSeconds, 0, 0, 0, 0);
        rows.Add(
            Say(
                await DuringAsync(
                    live,
                    $"sign-ins within {signIn.End:N0} s",
                    await PlanAsync(live, plan.SignIns, BcryptCost, signIn, cancel),
                    Pace(plan.WarmUpSeconds, signIn.End),
                    cancel
                )
            )
        );
        rows.Add(
            Say(
                await DuringAsync(
                    live,
                    $"starts within {StartSeconds:N0} s",
                    await PlanAsync(live, plan.Starts, null, new DayPhases(0, LeadSeconds, StartSeconds, 5, 0), cancel),
                    Pace(LeadSeconds, StartSeconds),
                    cancel
                )
            )
        );
        return new RushResult(Attempts, batch, rate, rows);
    }

    private RushRow Say(RushRow row)
    {
        progress.Say(
            $"{row.Count:N0} {row.What}: "
                + string.Join(", ", row.Goals.Select(g => $"{g.Name} p99 {g.P99:N1} ms"))
                + (row.Met ? "; all goals met" : "; missed")
        );
        return row;
    }

    private async Task<DayPlan> PlanAsync(
        LiveAttempts live,
        int students,
        int? cost,
        DayPhases phases,
        CancellationToken cancel
    ) =>
        new(
            new Uri($"http://127.0.0.1:{live.Server.Ports[0]}/"),
            Speed: 1,
            Addresses: 1,
            Seed: students,
            DaySeed.Password,
            phases,
            SaveEverySeconds: 0,
            Mistyped,
            (await _seed.MakeAsync(students, 0, cost, cancel)).Students,
            []
        );

    private async Task<RushRow> DuringAsync(
        LiveAttempts live,
        string what,
        DayPlan day,
        Pace pace,
        CancellationToken cancel
    )
    {
        await using var students = stage.StartStudents();
        await students.PrepareAsync(day, cancel);
        var measuring = live.Turns.MeasureAsync(pace, cancel);
        var rushing = students.RunAsync(null, cancel);
        await Task.WhenAll(measuring, rushing);
        var (turn, result) = (await measuring, await rushing);
        await RowCheck.RequireAsync(
            stage.Database,
            RowsFile
                .Read(stage.RowsFile)
                .Select(r => (BenchIds.Attempt(r.Attempt), r.First, r.Last))
                .Concat(result.Attempts.Select(a => (a.Id, 1L, a.Events))),
            cancel
        );
        var differences = await DayCheck.DifferencesAsync(stage.Database, day, result, cancel);
        return differences.Count == 0
            ? new RushRow(what, day.Students.Count, turn, result)
            : throw new BenchFailure($"{what}: {string.Join("; ", differences)}");
    }
}
