using System.Collections.Immutable;

namespace Veritas.Analysis;

/// <summary>From what was recorded of an attempt to its figures. Pure: the same input gives the same figures, in whatever order its events come.</summary>
internal static class BehaviorRules
{
    /// <summary>Raise it when the figures of old attempts should be worked out anew.</summary>
    public const int Version = 1;

    /// <summary>What is read of an attempt's events.</summary>
    public static ImmutableArray<string> Types { get; } =
    [
        "answer.saved", "tab.hidden", "window.blur", "clipboard.copy", "clipboard.cut", "clipboard.paste_external", "clipboard.paste_internal", "drag.external",
        "input.burst", "input.rhythm_shift",
    ];

    public static BehaviorFigures Analyse(BehaviorInput input)
    {
        ImmutableArray<BehaviorEvent> events = [.. input.Events.Select(e => e with { At = Math.Clamp(e.At, 0, input.Seconds) })];
        // Lengths need the events as they were, so that what began before the start is not stretched into the attempt.
        var away = AwayRules.Stretches(input.Events.Where(e => AwayRules.Leaves(e.Type)), input.Seconds);
        var questions = input.Questions.ToDictionary(q => q.Id);
        var changes = events.Where(e => ChangeRules.IsChange(e, e.Question is { } id ? questions.GetValueOrDefault(id) : null)).ToList();
        return new BehaviorFigures(
            (int)Math.Round(input.Seconds), QuestionTimeRules.Of(input, events, away), Focus(input, away), Paste(input),
            RhythmRules.Compare(RhythmRules.Measure(events, input.Seconds), input.Earlier), ChangeRules.Count(changes, away, input.Seconds));
    }

    private static FocusFigures Focus(BehaviorInput input, List<Stretch> away)
    {
        var hidden = AwayRules.Stretches(input.Events.Where(e => e.Type == "tab.hidden"), input.Seconds).Sum(s => s.Length);
        var all = away.Sum(s => s.Length);
        return new FocusFigures(
            away.Count, Math.Round(all, 1), Math.Round(away.Select(s => s.Length).DefaultIfEmpty().Max(), 1), Math.Round(hidden, 1),
            input.Seconds > 0 ? Math.Round(all / input.Seconds, 4) : 0);
    }

    private static PasteFigures Paste(BehaviorInput input)
    {
        var outside = input.Events.Where(e => e.Type is "clipboard.paste_external" or "drag.external").ToList();
        var pasted = outside.Sum(e => (long)e.Characters);
        var written = input.Questions.Where(q => q.IsText).Sum(q => (long)q.Characters);
        return new PasteFigures(
            outside.Count, pasted, input.Events.Where(e => e.Type == "clipboard.paste_internal").Sum(e => (long)e.Characters), written,
            written > 0 ? Math.Round((double)pasted / written, 4) : null);
    }
}
