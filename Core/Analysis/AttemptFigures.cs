using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>What one attempt adds to its exam's summary.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="ExamId">Its exam.</param>
/// <param name="StudentId">Whose.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Graded">Ended, and no answer waits for a teacher.</param>
/// <param name="Passed">Graded, and at or over the pass mark.</param>
/// <param name="Points">Earned so far.</param>
/// <param name="MaxPoints">Possible; 0 while live.</param>
/// <param name="Integrity">0 to 100.</param>
/// <param name="Seconds">From start to end; 0 while live.</param>
/// <param name="ToGrade">Answers that wait for a teacher.</param>
/// <param name="Items">One a question; none while live.</param>
/// <param name="Alerts">By level, kind and state.</param>
/// <param name="Worst">The highest level of an alert nobody has cleared, technical ones left out: 0 none to 3 critical.</param>
/// <param name="Verdict">What counts of a person's judgement.</param>
internal sealed record AttemptFigures(
    Guid AttemptId, Guid ExamId, Guid StudentId, AttemptStatus Status, bool Graded, bool Passed, double Points, double MaxPoints, double Integrity,
    int Seconds, int ToGrade, ImmutableArray<ItemFigures> Items, ImmutableArray<AlertCount> Alerts, int Worst, Verdict? Verdict)
{
    public bool Live => Status is AttemptStatus.InProgress or AttemptStatus.Paused;

    public double Percent => MaxPoints > 0 ? Points / MaxPoints * 100 : 0;

    public int OpenAlerts => Alerts.Where(a => a.Key.EndsWith("/open", StringComparison.Ordinal)).Sum(a => a.Count);

    public bool Flagged => FlaggingRules.Flagged(Integrity, Worst, Verdict);
}

/// <summary>One question of an attempt.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Earned">Points; NaN while it waits for a teacher.</param>
/// <param name="Possible">The question's points.</param>
/// <param name="Seconds">From the answer before (or the start) to the last save; -1: not answered.</param>
/// <param name="Chosen">Of choices: the options, apart by <see cref="Separator"/>; else empty.</param>
internal readonly record struct ItemFigures(Guid QuestionId, double Earned, double Possible, int Seconds, string Chosen)
{
    public const char Separator = '\u001f';
}

/// <summary>How many alerts of a key <c>level/kind/state</c>; resolved ones have their verdict for a state.</summary>
internal readonly record struct AlertCount(string Key, int Count);

/// <summary>Which attempts a person should look at.</summary>
internal static class FlaggingRules
{
    /// <summary>A score under it flags an attempt.</summary>
    public const double IntegrityBelow = 70;

    private const int Critical = 3;

    /// <summary>A person's verdict decides; without one a low score or a critical alert that nobody has cleared.</summary>
    public static bool Flagged(double integrity, int worst, Verdict? verdict) => verdict switch
    {
        Verdict.Cleared => false,
        null => integrity < IntegrityBelow || worst >= Critical,
        _ => true,
    };
}
