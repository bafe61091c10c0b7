using System.Collections.Immutable;

namespace Veritas.Analysis;

/// <summary>Computes the figures of an attempt. Pure; the order of the events does not matter.</summary>
internal static class BehaviorRules
{
    /// <summary>A higher version makes the sweep analyse old attempts again.</summary>
    public const int Version = 1;

    /// <summary>The event types that the analysis reads.</summary>
    public static ImmutableArray<string> Types { get; } =
    [
        "answer.saved",
        "tab.hidden",
        "window.blur",
        "clipboard.copy",
        "clipboard.cut",
        "clipboard.paste_external",
        "clipboard.paste_internal",
        "drag.external",
        "input.burst",
        "input.rhythm_shift",
    ];

    public static BehaviorFigures Analyse(BehaviorInput input)
    {
        ImmutableArray<BehaviorEvent> events =
        [
            .. input.Events.Select(e => e with { At = Math.Clamp(e.At, 0, input.Seconds) }),
        ];
        // From the original events: moving the start of an interval would make it longer.
        var away = AwayRules.Stretches(input.Events.Where(e => AwayRules.Leaves(e.Type)), input.Seconds);
        var questions = input.Questions.ToDictionary(q => q.Id);
        var changes = events
            .Where(e => ChangeRules.IsChange(e, e.Question is { } id ? questions.GetValueOrDefault(id) : null))
            .ToList();
        var rhythm = RhythmRules.Compare(RhythmRules.Measure(events, input.Seconds), input.Earlier);
        return new BehaviorFigures(
            (int)Math.Round(input.Seconds),
            QuestionTimeRules.Of(input, events, away),
            Focus(input, away),
            Paste(input),
            rhythm,
            ChangeRules.Count(changes, away, input.Seconds)
        );
    }

    private static FocusFigures Focus(BehaviorInput input, List<Stretch> away)
    {
        var hidden = AwayRules.Stretches(input.Events.Where(e => e.Type == "tab.hidden"), input.Seconds);
        var all = away.Sum(s => s.Length);
        var longest = away.Select(s => s.Length).DefaultIfEmpty().Max();
        return new FocusFigures(
            away.Count,
            Math.Round(all, 1),
            Math.Round(longest, 1),
            Math.Round(hidden.Sum(s => s.Length), 1),
            input.Seconds > 0 ? Math.Round(all / input.Seconds, 4) : 0
        );
    }

    private static PasteFigures Paste(BehaviorInput input)
    {
        var outside = input.Events.Where(e => e.Type is "clipboard.paste_external" or "drag.external").ToList();
        var pasted = outside.Sum(e => (long)e.Characters);
        var own = input.Events.Where(e => e.Type == "clipboard.paste_internal").Sum(e => (long)e.Characters);
        var written = input.Questions.Where(q => q.IsText).Sum(q => (long)q.Characters);
        return new PasteFigures(
            outside.Count,
            pasted,
            own,
            written,
            written > 0 ? Math.Round((double)pasted / written, 4) : null
        );
    }
}
