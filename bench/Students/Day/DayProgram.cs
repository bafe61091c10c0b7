using System.Text.Json;

namespace Veritas.Bench.Students.Day;

/// <summary>
/// Runs a day: says <c>ready</c>, waits for a line, says <c>begin</c> at the start and <c>end</c> after the last
/// hand-in, and writes the result.
/// </summary>
internal sealed class DayProgram(string planFile, string resultFile, TimeProvider time)
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    public async Task<int> Run()
    {
        var plan = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(planFile), DayJson.Default.DayPlan)!;
        using var connections = new DayConnections(plan.Server, plan.Addresses);
        Console.WriteLine("ready");
        if (Console.ReadLine() is null)
        {
            return 1;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(plan.Phases.End / plan.Speed) + Slack, time);
        var day = new DayContext(
            plan,
            new DayClock(time, plan.Speed),
            new Pace(time, plan.Speed),
            new Totals(),
            new DayLatencies(time),
            connections,
            plan.Students.Concat(plan.Teachers)
                .Select(account => account.Exam)
                .Distinct()
                .ToDictionary(exam => exam, _ => new DayRoom())
        );
        DayStudent[] students = [.. plan.Students.Select((account, number) => new DayStudent(number, account, day))];
        var taking = Task.WhenAll(students.Select((s, i) => Guard($"student {i}", () => s.Run(limit.Token))));
        var teaching = Task.WhenAll(
            plan.Teachers.Select(
                (account, i) =>
                    Guard(
                        $"teacher {i}",
                        () => new DayTeacher(students.Length + i, account, day).Run(taking, limit.Token)
                    )
            )
        );
        await Task.WhenAny(taking, day.Clock.Until(plan.Phases.StartAt, limit.Token));
        Console.WriteLine("begin");
        var rates = Rates(day, limit.Token);
        await taking;
        Console.WriteLine("end");
        await teaching;
        var (saves, events) = await rates;
        var result = new DayResult(
            day.Latencies.Read(),
            new DayCounts(
                students.Count(s => s.SignedIn),
                students.Count(s => s.Attempt is not null),
                students.Count(s => s.Attempt?.Submitted == true),
                day.Totals.Answers,
                day.Totals.Events,
                day.Totals.Reconnects,
                day.Latencies.Count(DayLatencies.Teacher),
                day.Rooms.Values.Sum(r => r.Hands),
                day.Rooms.Values.Sum(r => r.Due),
                day.Rooms.Values.Sum(r => r.Seen),
                saves,
                events
            ),
            day.Totals.Problems,
            [.. students.Select(s => s.Attempt).OfType<DayAttempt>()]
        );
        await File.WriteAllBytesAsync(
            resultFile,
            JsonSerializer.SerializeToUtf8Bytes(result, DayJson.Default.DayResult)
        );
        Console.WriteLine("done");
        return 0;

        async Task Guard(string who, Func<Task> run)
        {
            try
            {
                await run();
            }
            catch (Exception failure)
            {
                day.Totals.Problem(
                    failure is OperationCanceledException or TimeoutException ? "timeout"
                        : failure is RefusedException refused ? $"refused:{refused.Code}"
                        : failure is HubRefusedException hub ? $"hub:{hub.Code}"
                        : failure.GetType().Name,
                    $"{who}: {failure.Message}"
                );
            }
        }
    }

    /// <summary>Saves and events a second of the clock, while everybody works.</summary>
    private async Task<(double Saves, double Events)> Rates(DayContext day, CancellationToken cancel)
    {
        var phases = day.Plan.Phases;
        await day.Clock.Until(phases.WorkAt, cancel);
        var (began, saves, events) = (time.GetTimestamp(), day.Totals.Answers, day.Totals.Events);
        await day.Clock.Until(phases.HandInAt, cancel);
        var seconds = time.GetElapsedTime(began).TotalSeconds;
        return seconds < 0.001
            ? (0, 0)
            : ((day.Totals.Answers - saves) / seconds, (day.Totals.Events - events) / seconds);
    }
}
