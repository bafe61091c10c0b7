using Veritas.Alerts;

namespace Veritas.Monitoring.Patterns;

/// <summary>
/// Much text appears at once with almost no key presses: twice within ten minutes, or once within a minute after a
/// return to the page.
/// </summary>
internal static class BurstWithoutKeys
{
    public const string Kind = "pattern.burst_without_keys";
    private const double ManyCharacters = 40;
    private const double HardlyAKey = 3;
    private const long AfterReturn = 60 * TimeSpan.TicksPerSecond;
    private const long Window = 10 * TimeSpan.TicksPerMinute;

    public static void OnBurst(PatternMemory memory, in Sight burst)
    {
        if (!(burst.Facts.Chars >= ManyCharacters && burst.Facts.Keys <= HardlyAKey))
        {
            return;
        }

        var before = memory.Burst.At != 0 && burst.End - memory.Burst.At <= Window ? memory.Burst.Seq : 0;
        var away = memory.LastAbsence is { } absence && burst.End - absence.EndAt <= AfterReturn ? absence.LastSeq : 0;
        memory.Burst.Set(burst.Seq, burst.End);
        if ((before == 0 && away == 0) || !memory.MayTell(Pattern.BurstWithoutKeys, burst.End, Window))
        {
            return;
        }

        var when = away != 0 ? "right after a return to the exam page" : "for the second time within ten minutes";
        burst.Alerts.Add(
            new AlertDraft(
                Kind,
                AlertLevel.Warning,
                $"{Wording.Count(burst.Facts.Chars)} characters appeared in an answer almost without key "
                    + $"presses, {when}.",
                [.. new[] { before, away, burst.Seq }.Where(s => s != 0).Distinct().Order()],
                BandRules.Moment(burst.End)
            )
        );
    }
}
