using System.Globalization;

namespace Veritas.Tests.Faults.Check;

/// <summary>One round of a fault.</summary>
/// <param name="Events">Client events stored by its end.</param>
/// <param name="DurableAtFault">Events the clients had been told are durable when it struck.</param>
/// <param name="Lost">Missing afterwards.</param>
/// <param name="Doubled">There twice.</param>
/// <param name="Recovery">From the end of its cause until everything made by then was durable.</param>
public sealed record FaultRound(long Events, long DurableAtFault, long Lost, long Doubled, TimeSpan Recovery);

/// <summary>The rounds of a fault as a row of a Markdown table.</summary>
public static class FaultTable
{
    private static readonly Lock Gate = new();

    /// <summary>Appends the row; a new file gets its head first.</summary>
    public static void Append(string path, string fault, IReadOnlyList<FaultRound> rounds)
    {
        lock (Gate)
        {
            if (!File.Exists(path))
            {
                File.WriteAllText(
                    path,
                    "| fault | rounds | events | durable at the fault | lost | doubled "
                        + "| time to recover, median / longest |\n|---|---:|---:|---:|---:|---:|---:|\n"
                );
            }

            File.AppendAllText(path, Row(fault, rounds) + "\n");
        }
    }

    public static string Row(string fault, IReadOnlyList<FaultRound> rounds)
    {
        var times = rounds.Select(r => r.Recovery.TotalSeconds).Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {fault} | {rounds.Count} | {rounds[^1].Events:N0} | {rounds[^1].DurableAtFault:N0} | "
                + $"{rounds.Sum(r => r.Lost)} | {rounds.Sum(r => r.Doubled)} | {times[(times.Count - 1) / 2]:0.0} s / "
                + $"{times[^1]:0.0} s |"
        );
    }
}
