using System.Collections.Immutable;

namespace Veritas.Learning;

/// <summary>A question of a graded attempt.</summary>
/// <param name="Earned">Points earned.</param>
/// <param name="Possible">Points possible.</param>
/// <param name="Facility">Mean share of its points over all answers, 0 to 1; null with too few answers.</param>
/// <param name="Topics">Its tags; the exam's subject if there are none.</param>
internal sealed record TopicItem(double Earned, double Possible, double? Facility, ImmutableArray<string> Topics);

/// <summary>Distributes the result of an attempt over topics. Pure; docs/learning.md has the formula.</summary>
internal static class TopicRules
{
    /// <summary>Answers needed for a reliable facility.</summary>
    public const int LeastAnswers = 10;

    /// <summary>Weight of one exam of medium difficulty.</summary>
    public const double Exam = 1_000_000;

    private const double Middling = 0.5;
    private const string Untitled = "other";

    /// <summary>Shares by topic, ordered by name.</summary>
    public static ImmutableArray<TopicShare> Of(IReadOnlyCollection<TopicItem> items, string subject)
    {
        var max = items.Sum(i => i.Possible);
        var fallback = string.IsNullOrWhiteSpace(subject) ? Untitled : subject.Trim();
        return
        [
            .. items
                .Where(i => i.Possible > 0)
                .SelectMany(i =>
                    i.Topics.IsEmpty
                        ? [(Topic: fallback, Item: i, Parts: 1)]
                        : i.Topics.Select(t => (Topic: t, Item: i, Parts: i.Topics.Length))
                )
                .GroupBy(x => x.Topic, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Sum(g.Key, g.Select(x => Share(x.Item, max, x.Parts)))),
        ];
    }

    /// <summary>Harder questions weigh more: 1.5 minus the facility.</summary>
    private static (double Earned, double Possible) Share(TopicItem item, double max, int parts)
    {
        var possible = Exam * item.Possible / max * (1.5 - Math.Clamp(item.Facility ?? Middling, 0, 1)) / parts;
        return (possible * Math.Clamp(item.Earned / item.Possible, 0, 1), possible);
    }

    private static TopicShare Sum(string topic, IEnumerable<(double Earned, double Possible)> shares)
    {
        var (earned, possible) = shares.Aggregate(
            (Earned: 0.0, Possible: 0.0),
            (sum, s) => (sum.Earned + s.Earned, sum.Possible + s.Possible)
        );
        var whole = (long)Math.Round(possible);
        return new TopicShare(topic, Math.Min((long)Math.Round(earned), whole), whole);
    }
}
