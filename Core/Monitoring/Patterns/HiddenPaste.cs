using Veritas.Alerts;

namespace Veritas.Monitoring.Patterns;

/// <summary>A large text from outside is pasted within a minute after a return to the page.</summary>
internal static class HiddenPaste
{
    public const string Kind = "pattern.hidden_paste";
    private const double LargeText = 80;

    /// <summary>Ticks; shorter absences are glances.</summary>
    public const long LeastAway = TimeSpan.TicksPerSecond;

    private const long AfterReturn = 60 * TimeSpan.TicksPerSecond;
    private const long Window = 5 * TimeSpan.TicksPerMinute;

    public static void OnPaste(PatternMemory memory, in Sight paste)
    {
        if (
            !(paste.Facts.Length >= LargeText)
            || memory.Away is not { } away
            || paste.End - away.EndAt > AfterReturn
            || !memory.MayTell(Pattern.HiddenPaste, paste.End, Window)
        )
        {
            return;
        }

        paste.Alerts.Add(
            new AlertDraft(
                Kind,
                AlertLevel.Critical,
                $"After {Wording.Duration(away.Ticks)} away from the exam page, "
                    + $"{Wording.Count(paste.Facts.Length)} characters from outside were put in "
                    + $"{Wording.Since(paste.End - away.EndAt)} after the return.",
                [.. new[] { away.FirstSeq, away.LastSeq, paste.Seq }.Distinct().Order()],
                BandRules.Moment(paste.End)
            )
        );
    }
}
