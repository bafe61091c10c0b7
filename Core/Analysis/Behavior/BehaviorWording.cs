using System.Globalization;

namespace Veritas.Analysis;

/// <summary>Describes the figures in sentences, without interpreting them.</summary>
internal static class BehaviorWording
{
    public static string Summary(BehaviorFigures f) =>
        string.Join(' ', Time(f), Focus(f.Focus), Paste(f.Paste), Changes(f.Changes), Rhythm(f.Rhythm));

    private static string Time(BehaviorFigures f)
    {
        var answered = f.Questions.Count(q => q.Saves > 0);
        var begin = $"The attempt took {Span(f.Seconds)}; {answered} of {f.Questions.Length} questions were answered";
        var longest = f
            .Questions.Where(q => q.Saves > 0)
            .OrderByDescending(q => q.Seconds)
            .ThenBy(q => q.Position)
            .FirstOrDefault();
        return longest is null
            ? begin + "."
            : $"{begin}, question {longest.Position} took longest ({Span(longest.Seconds)}).";
    }

    private static string Focus(FocusFigures f) =>
        f.Times switch
        {
            0 => "The exam page was never left.",
            1 => $"The exam page was left once, for {Span(f.AwaySeconds)} ({Percent(f.Share)} of the time).",
            _ => $"The exam page was left {f.Times} times, for {Span(f.AwaySeconds)} in all "
                + $"({Percent(f.Share)} of the time) and {Span(f.LongestSeconds)} at the longest.",
        };

    private static string Paste(PasteFigures p)
    {
        if (p.Pastes == 0)
        {
            return "Nothing was pasted from outside the exam.";
        }

        var begin =
            $"{Count(p.PastedCharacters, "character")} came from outside the exam in {Count(p.Pastes, "paste")}";
        return p.Share is { } share
            ? $"{begin}; the answers' texts have {p.AnswerCharacters}, so that is {Percent(share)} of them."
            : $"{begin}; no answer is a text.";
    }

    private static string Changes(ChangeFigures c)
    {
        if (c.Changes == 0)
        {
            return "No choice was changed.";
        }

        var text = $"{Count(c.Changes, "change")} of choices at {Count(c.Questions, "question")}";
        text +=
            c.Late > 0 ? $", {c.Late} in the last tenth of the attempt (at most {c.LateBurst} within a minute)" : "";
        text += c.AfterAway > 0 ? $", {c.AfterAway} within 30 s after the page had been left for 5 s or more" : "";
        return text + ".";
    }

    private static string Rhythm(RhythmFigures r)
    {
        if (r.Comparisons.IsEmpty)
        {
            return $"Typing has no baseline: {Count(r.BaselineAttempts, "earlier attempt")} of this student, "
                + $"of {RhythmRules.LeastEarlier} that are needed.";
        }

        var unusual = r
            .Comparisons.Where(c => Math.Abs(c.Z) >= RhythmRules.FarOff)
            .Select(c => $"{Named(c.Measure)} {Number(c.Value)}, usually {Number(c.Usual)}")
            .ToList();
        var earlier = Count(r.BaselineAttempts, "earlier attempt");
        return unusual.Count == 0
            ? $"Typing was as in the student's {earlier}."
            : $"Typing was unlike the student's {earlier}: {string.Join("; ", unusual)}.";
    }

    private static string Named(string measure) =>
        measure switch
        {
            "interval_ms" => "milliseconds between keys",
            "shifts_per_hour" => "changes of rhythm an hour",
            _ => "bursts without keys an hour",
        };

    private static string Span(double seconds) =>
        seconds < 120 ? $"{Number(Math.Round(seconds))} s" : $"{Number(Math.Round(seconds / 60))} min";

    private static string Percent(double share) => $"{Number(Math.Round(share * 100, share < 0.1 ? 1 : 0))} %";

    private static string Count(long n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
