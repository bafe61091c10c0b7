namespace Veritas.Analysis;

/// <summary>Counts changed choices: all, late ones, and those soon after an absence.</summary>
internal static class ChangeRules
{
    private const double LateShare = 0.1;
    private const double BurstSeconds = 60;

    // The same limits as those of the live pattern "answer changed after return", in seconds.
    private const double LeastAway = 5;
    private const double AfterReturn = 30;

    /// <summary>Whether a saved answer changes an earlier choice.</summary>
    public static bool IsChange(in BehaviorEvent e, BehaviorQuestion? question) =>
        e.Type == "answer.saved" && !e.First && question is { IsText: false };

    public static ChangeFigures Count(IReadOnlyCollection<BehaviorEvent> changes, List<Stretch> away, double seconds)
    {
        double[] late = [.. changes.Select(c => c.At).Where(at => at >= seconds * (1 - LateShare)).Order()];
        var (burst, first) = (0, 0);
        for (var last = 0; last < late.Length; last++)
        {
            while (late[last] - late[first] > BurstSeconds)
            {
                first++;
            }

            burst = Math.Max(burst, last - first + 1);
        }

        return new ChangeFigures(
            changes.Count,
            changes.Select(c => c.Question).Distinct().Count(),
            late.Length,
            burst,
            changes.Count(c => away.Exists(s => s.Length >= LeastAway && c.At >= s.To && c.At <= s.To + AfterReturn))
        );
    }
}
