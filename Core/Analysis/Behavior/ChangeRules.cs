
namespace Veritas.Analysis;

/// <summary>Choices that were made anew: how many, how late, how soon after time away.</summary>
internal static class ChangeRules
{
    private const double LateShare = 0.1;
    private const double Burst = 60;

    // As the live pattern of an answer changed after the return.
    private const double LeastAway = 5;
    private const double AfterReturn = 30;

    /// <summary>Whether a saved answer is a change of mind.</summary>
    public static bool IsChange(in BehaviorEvent e, BehaviorQuestion? question) => e.Type == "answer.saved" && !e.First && question is { IsText: false };

    public static ChangeFigures Count(IReadOnlyCollection<BehaviorEvent> changes, List<Stretch> away, double seconds)
    {
        double[] late = [.. changes.Select(c => c.At).Where(at => at >= seconds * (1 - LateShare)).Order()];
        var (burst, first) = (0, 0);
        for (var last = 0; last < late.Length; last++)
        {
            while (late[last] - late[first] > Burst)
            {
                first++;
            }

            burst = Math.Max(burst, last - first + 1);
        }

        return new ChangeFigures(
            changes.Count, changes.Select(c => c.Question).Distinct().Count(), late.Length, burst,
            changes.Count(c => away.Exists(s => s.Length >= LeastAway && c.At >= s.To && c.At <= s.To + AfterReturn)));
    }
}
