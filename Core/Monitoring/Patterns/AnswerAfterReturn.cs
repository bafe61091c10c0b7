using Veritas.Alerts;

namespace Veritas.Monitoring.Patterns;

/// <summary>The answer to the question worked on before the page was hidden changes right after the return.</summary>
internal static class AnswerAfterReturn
{
    public const string Kind = "pattern.answer_after_return";

    /// <summary>Ticks; the absence must be longer.</summary>
    public const long LeastAway = 5 * TimeSpan.TicksPerSecond;

    private const long AfterReturn = 30 * TimeSpan.TicksPerSecond;
    private const long Window = 10 * TimeSpan.TicksPerMinute;

    public static void OnAnswer(PatternMemory memory, in Sight answer)
    {
        memory.Question = answer.Facts.Question;
        if (memory.LongHidden is not { } away)
        {
            return;
        }

        var since = answer.End - away.EndAt;
        if (
            answer.Facts.First
            || memory.Question == 0
            || memory.Hidden.Open
            || away.Question != memory.Question
            || since is < 0 or > AfterReturn
            || !memory.MayTell(Pattern.AnswerAfterReturn, answer.End, Window)
        )
        {
            return;
        }

        answer.Alerts.Add(
            new AlertDraft(
                Kind,
                AlertLevel.Warning,
                $"The exam page was hidden for {Wording.Duration(away.Ticks)}; {Wording.Since(since)} after the "
                    + "return the answer worked on before was changed.",
                [.. new[] { away.FirstSeq, away.LastSeq, answer.Seq }.Distinct().Order()],
                BandRules.Moment(answer.End)
            )
        );
    }
}
