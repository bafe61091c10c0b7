using Veritas.Alerts;

namespace Veritas.Monitoring.Patterns;

/// <summary>Exam text is copied, and within 15 seconds the page is hidden.</summary>
internal static class CopyThenLeave
{
    public const string Kind = "pattern.copy_then_leave";
    private const double SomeText = 10;
    private const long Soon = 15 * TimeSpan.TicksPerSecond;
    private const long Slack = TimeSpan.TicksPerSecond;
    private const long Window = 5 * TimeSpan.TicksPerMinute;

    public static void OnCopy(PatternMemory memory, in Sight copy)
    {
        if (copy.Facts.Length >= SomeText)
        {
            memory.Copy.Set(copy.Seq, copy.End);
        }
    }

    public static void OnHidden(PatternMemory memory, in Sight hidden)
    {
        var after = hidden.Start - memory.Copy.At;
        if (
            hidden.Facts.Part >= 1
            || memory.Copy.At == 0
            || after < -Slack
            || after > Soon
            || !memory.MayTell(Pattern.CopyThenLeave, hidden.End, Window)
        )
        {
            return;
        }

        hidden.Alerts.Add(
            new AlertDraft(
                Kind,
                AlertLevel.Warning,
                $"Exam text was copied, and {Wording.Duration(after)} later the exam page was hidden.",
                [memory.Copy.Seq, hidden.Seq],
                BandRules.Moment(hidden.End)
            )
        );
    }
}
