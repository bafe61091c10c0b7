namespace Veritas.Monitoring.Patterns;

/// <summary>One event, as input of the patterns. Times are UTC ticks.</summary>
internal readonly record struct Sight(long Seq, long Start, long End, EventFacts Facts, List<AlertDraft> Alerts);

/// <summary>
/// Patterns over several events. A pattern does not change the score: it shows teachers which events belong together.
/// Events that do not count because of the policy or an accommodation are ignored.
/// </summary>
internal static class PatternRules
{
    /// <summary>Applies every pattern that the event is relevant for.</summary>
    public static void Observe(
        ScoringState state,
        EventRule rule,
        in EventFacts facts,
        long seq,
        Stretch place,
        List<AlertDraft> alerts
    )
    {
        if (
            rule.Signal >= Signal.ConnectionLost
            || rule.Accommodated == 0
            || (rule.Effect == 0 && rule.Signal != Signal.AnswerSaved)
        )
        {
            return;
        }

        var memory = state.Patterns ??= new PatternMemory();
        var sight = new Sight(seq, place.Start, place.End, facts, alerts);
        switch (rule.Signal)
        {
            case Signal.Hidden:
                CopyThenLeave.OnHidden(memory, in sight);
                Follow(memory, memory.Hidden, in sight);
                memory.LongHidden =
                    memory.Hidden.Ticks > AnswerAfterReturn.LeastAway ? memory.Hidden.Copy() : memory.LongHidden;
                RepeatedLeaving.OnAbsence(memory, in sight);
                break;
            case Signal.Blurred:
                Follow(memory, memory.Blurred, in sight);
                RepeatedLeaving.OnAbsence(memory, in sight);
                break;
            case Signal.LeftFullscreen:
                RepeatedLeaving.OnAbsence(memory, in sight);
                break;
            case Signal.Copied:
                CopyThenLeave.OnCopy(memory, in sight);
                break;
            case Signal.PastedFromOutside:
                HiddenPaste.OnPaste(memory, in sight);
                break;
            case Signal.Burst:
                BurstWithoutKeys.OnBurst(memory, in sight);
                break;
            default:
                AnswerAfterReturn.OnAnswer(memory, in sight);
                break;
        }
    }

    private static void Follow(PatternMemory memory, Absence absence, in Sight sight)
    {
        if (!(sight.Facts.Part >= 1))
        {
            (absence.FirstSeq, absence.Ticks, absence.Question) = (sight.Seq, 0, memory.Question);
        }

        absence.LastSeq = sight.Seq;
        absence.EndAt = sight.End;
        absence.Ticks += sight.End - sight.Start;
        absence.Open = sight.Facts.Open;
        memory.Away = absence.Ticks >= HiddenPaste.LeastAway ? absence.Copy() : memory.Away;
    }
}
