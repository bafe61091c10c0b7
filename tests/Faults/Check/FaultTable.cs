using System.Globalization;

namespace Veritas.Tests.Faults.Check;

/// <summary>One round of a fault.</summary>
/// <param name="Events">Client events stored at the end of the round.</param>
/// <param name="DurableAtFault">Events acknowledged as durable before the fault.</param>
/// <param name="Lost">Events that are missing afterwards.</param>
/// <param name="Doubled">Events that are stored twice.</param>
/// <param name="Recovery">Time from the end of the cause until all events made by then are durable.</param>
public sealed record FaultRound(long Events, long DurableAtFault, long Lost, long Doubled, TimeSpan Recovery);

/// <summary>Writes the rounds of a fault as a row of a Markdown table.</summary>
public static class FaultTable
{
    private static readonly Lock Gate = new();

    /// <summary>Appends the row, after the header if the file is new.</summary>
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
