using System.Numerics;
using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Students.Day;

namespace Veritas.Bench.Compare.Day;

/// <summary>
/// A whole exam day, faster than in life: students sign in, start, type, lose the network and hand in, while teachers
/// watch and act. Looks for the largest number of students that meets the goals.
/// </summary>
internal sealed class DayPart(Stage stage, BenchPlan plan, Progress progress)
{
    private const int Teachers = 20;
    private const int WarmUpStudents = 60;
    private const double SaveEverySeconds = 5;

    // A thousand sign in within five minutes.
    private const double SignInSeconds = 0.3;
    private const int BcryptCost = 12;
    private readonly DaySeed _seed = new(stage);

    public async Task<DaysResult> RunAsync(CancellationToken cancel)
    {
        var usual = stage.WithUsualLimits();
        await using var server = await usual.StartVeritasAsync(cancel);
        // A server runs for months: its code is compiled.
        var warm = new DayPhases(WarmUpStudents * SignInSeconds, 15, 20, 20, 40);
        await DayAsync(server, WarmUpStudents, warm, cancel);
        var (search, rows) = (new SizeSearch(plan.Students ?? plan.FirstStudents), new List<DayRow>());
        while (rows.Count < (plan.Students is null ? plan.MostDays : 1))
        {
            var size = search.Next;
            var row = await DayAsync(server, size, new DayPhases(size * SignInSeconds, 30, 60, 60, 300), cancel);
            progress.Say(
                $"{size:N0} students: "
                    + string.Join(", ", row.Goals.Select(g => $"{g.Name} p99 {g.P99:N1} ms"))
                    + (row.Met ? "; all goals met" : "; missed")
            );
            rows.Add(row);
            search.Tried(size, row.Met);
        }

        return new DaysResult(plan.Speed, rows, search.Met);
    }

    private async Task<DayRow> DayAsync(IInstallation server, int size, DayPhases phases, CancellationToken cancel)
    {
        await stage.Database.ClearAsync(cancel);
        // Time is short by the speed, so a sign-in costs less by the same factor: each step of the cost halves it.
        var people = await _seed.MakeAsync(size, Teachers, BcryptCost - BitOperations.Log2((uint)plan.Speed), cancel);
        var day = new DayPlan(
            new Uri($"http://127.0.0.1:{server.Ports[0]}/"),
            plan.Speed,
            plan.Speed,
            size,
            DaySeed.Password,
            phases,
            SaveEverySeconds,
            0,
            people.Students,
            people.Teachers
        );
        await using var students = stage.StartStudents();
        await students.PrepareAsync(day, cancel);
        var (began, seconds) = (0L, 0.0);
        double? serverCpu = null,
            postgresCpu = null,
            clientCpu = null;
        var result = await students.RunAsync(
            mark =>
            {
                if (mark == "done")
                {
                    return;
                }

                var sign = mark == "begin" ? -1 : 1;
                (began, seconds) =
                    mark == "begin"
                        ? (stage.Time.GetTimestamp(), 0)
                        : (began, stage.Time.GetElapsedTime(began).TotalSeconds);
                serverCpu = (serverCpu ?? 0) + (sign * server.Cpu);
                postgresCpu = (postgresCpu ?? 0) + (sign * ProcessCpu.OfFamily(stage.Database.Postmaster));
                clientCpu = (clientCpu ?? 0) + (sign * students.Cpu);
            },
            cancel
        );
        var differences = await DayCheck.DifferencesAsync(stage.Database, day, result, cancel);
        return differences.Count == 0
            ? new DayRow(
                size,
                Teachers,
                result.Latencies,
                result.Counts,
                result.Problems,
                seconds,
                new TurnCpu(serverCpu, postgresCpu, clientCpu ?? 0)
            )
            : throw new BenchFailure($"{size} students: {string.Join("; ", differences)}");
    }
}
