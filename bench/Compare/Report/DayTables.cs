using System.Globalization;
using System.Numerics;
using Veritas.Bench.Compare.Day;
using Veritas.Bench.Compare.Rush;
using Veritas.Bench.Load;
using static Veritas.Bench.Compare.Report.MarkdownTable;

namespace Veritas.Bench.Compare.Report;

/// <summary>The exam day and the rush as tables.</summary>
internal static class DayTables
{
    public static string Day(DaysResult result)
    {
        var table = new MarkdownTable(
            "students",
            "saves/s",
            "events/s",
            "sign-in p50 / p99",
            "start",
            "socket",
            "save",
            "hub",
            "teachers' calls",
            "hand-in",
            "cores: server",
            "PostgreSQL",
            "clients",
            "goals missed"
        );
        foreach (var row in result.Rows)
        {
            table.Add([
                Number(row.Students),
                Number(row.Counts.SavesPerSecond),
                Number(row.Counts.EventsPerSecond),
                .. new[] { "sign-in", "start", "socket", "save", "hub", "teacher", "hand-in" }.Select(name =>
                    Two(row.Latencies.GetValueOrDefault(name))
                ),
                Number(row.Cpu.Server / row.Seconds, "F2"),
                Number(row.Cpu.Postgres / row.Seconds, "F2"),
                Number(row.Cpu.Client / row.Seconds, "F2"),
                Missed(row.Goals),
            ]);
        }

        var speed = result.Speed;
        return $"### A whole exam day, {speed} times as fast as in life, milliseconds\n\n"
            + table
            + $"\nA student acts {speed} times as often as in life, so that the server gets the requests of {speed} "
            + "times as many students; saves and events a second are those that reached it. A password costs "
            + $"1/{speed} of the usual work (bcrypt cost {12 - BitOperations.Log2((uint)speed)}), and requests come "
            + $"from {speed} addresses. Sockets, heartbeats, timers of the server and updates of rooms are those of "
            + "the students there are.\n\n"
            + string.Join("\n", result.Rows.Select(Counted))
            + "\n\nGoals: save and hub p99 under 100 ms, start and hand-in p99 under 500 ms. "
            + (
                result.Largest is { } largest
                    ? $"Largest number of students that met all: {Number(largest)}, with the requests of "
                        + $"{Number(largest * speed)} in life."
                    : "No number of students met all."
            )
            + "\n";
    }

    public static string Rush(RushResult result)
    {
        var table = new MarkdownTable(
            "beside the running exam",
            "accepted p50 / p99",
            "durable",
            "hub",
            "sign-in",
            "start",
            "refused or failed",
            "cores: server",
            "PostgreSQL",
            "goals missed"
        );
        foreach (var row in result.Rows)
        {
            table.Add(
                row.Count == 0 ? row.What : $"{Number(row.Count)} {row.What}",
                Two(RushRow.Of(row.Exam, "accepted")),
                Two(RushRow.Of(row.Exam, "durable")),
                Two(RushRow.Of(row.Exam, "hub")),
                Two(row.Result?.Latencies.GetValueOrDefault("sign-in")),
                Two(row.Result?.Latencies.GetValueOrDefault("start")),
                row.Result is null ? "" : Number(row.Refused),
                Number(row.Exam.Cpu.Server / row.Exam.Seconds, "F2"),
                Number(row.Exam.Cpu.Postgres / row.Exam.Seconds, "F2"),
                Missed(row.Goals)
            );
        }

        return $"### A rush beside a running exam of {Number(result.Attempts)}, milliseconds\n\n"
            + table
            + $"\nThe exam sends {Number(result.EventsPerSecond)} events/s in batches of {result.Batch}, a quarter of "
            + "what this server can store. Everybody comes through one address; no limit is raised. Goals: accepted "
            + "p99 under 10 ms, durable under 50 ms, hub under 100 ms, nobody refused.\n"
            + string.Concat(
                result
                    .Rows.Where(r => r.Result?.Problems.Count > 0)
                    .Select(r => $"\n- {r.What}: {Problems(r.Result!.Problems)}\n")
            );
    }

    private static string Counted(DayRow row) =>
        $"- {Number(row.Students)} students, {row.Teachers} teachers: {Number(row.Counts.Saves)} answers saved, "
        + $"{Number(row.Counts.Events)} events, {Number(row.Counts.Submitted)} hand-ins, "
        + $"{Number(row.Counts.Hands)} raised hands seen {Number(row.Counts.HandsSeen)} times, "
        + $"{Number(row.Counts.Actions)} calls of teachers, {Number(row.Counts.Reconnects)} reconnects; everything "
        + $"counted in the database; {Problems(row.Problems)}";

    private static string Problems(IReadOnlyDictionary<string, int> problems) =>
        problems.Count == 0
            ? "nothing refused"
            : "refused or failed: "
                + string.Join(
                    ", ",
                    problems
                        .OrderBy(p => p.Key, StringComparer.Ordinal)
                        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Value}"))
                );

    private static string Missed(IReadOnlyList<Goal> goals) =>
        goals.All(g => g.Met) ? "none" : string.Join(", ", goals.Where(g => !g.Met).Select(g => g.Name));

    private static string Two(Latency? latency) =>
        latency is null ? "" : $"{Number(latency.P50, "F1")} / {Number(latency.P99, "F1")}";
}
