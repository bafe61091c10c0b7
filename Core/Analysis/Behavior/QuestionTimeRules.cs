using System.Collections.Immutable;

namespace Veritas.Analysis;

/// <summary>
/// Divides the time among the questions. Every event that refers to a question is a mark; the time on the page since
/// the previous mark counts for the question of the later one. Time after the last mark counts for none.
/// </summary>
internal static class QuestionTimeRules
{
    public static ImmutableArray<QuestionTime> Of(
        BehaviorInput input,
        IEnumerable<BehaviorEvent> events,
        List<Stretch> away
    )
    {
        var known = input.Questions.ToDictionary(q => q.Id, q => new Tally(q));
        var (before, last) = (0.0, (Guid?)null);
        foreach (var e in events.Where(e => e.Question is { } id && known.ContainsKey(id)).OrderBy(e => e.At))
        {
            var tally = known[e.Question!.Value];
            tally.Seconds += e.At - before - AwayRules.Within(away, before, e.At);
            tally.Visits += last == e.Question ? 0 : 1;
            tally.Saves += e.Type == "answer.saved" ? 1 : 0;
            tally.Changes += ChangeRules.IsChange(e, tally.Question) ? 1 : 0;
            (before, last) = (e.At, e.Question);
        }

        return [.. input.Questions.Select(q => known[q.Id].Result())];
    }

    private sealed class Tally(BehaviorQuestion question)
    {
        public BehaviorQuestion Question => question;

        public double Seconds { get; set; }

        public int Visits { get; set; }

        public int Saves { get; set; }

        public int Changes { get; set; }

        public QuestionTime Result() =>
            new(question.Id, question.Position, Math.Round(Math.Max(0, Seconds), 1), Visits, Saves, Changes);
    }
}
