using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>The figures of one attempt, which its exam's summary is a sum of.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="ExamId">Its exam.</param>
/// <param name="StudentId">Its student.</param>
/// <param name="Status">Its status.</param>
/// <param name="Graded">Ended, and no answer is to be graded.</param>
/// <param name="Passed">Graded, and at or above the pass mark.</param>
/// <param name="Points">Earned so far.</param>
/// <param name="MaxPoints">Possible; 0 while live.</param>
/// <param name="Integrity">0 to 100.</param>
/// <param name="Seconds">From start to end; 0 while live.</param>
/// <param name="ToGrade">Answers to be graded by a teacher.</param>
/// <param name="Items">One for each question; none while live.</param>
/// <param name="Alerts">By level, kind and state.</param>
/// <param name="Worst">Highest level of an alert that is not cleared: 0 (none or technical) to 3 (critical).</param>
/// <param name="Verdict">The verdict that counts; null if there is none.</param>
internal sealed record AttemptFigures(
    Guid AttemptId,
    Guid ExamId,
    Guid StudentId,
    AttemptStatus Status,
    bool Graded,
    bool Passed,
    double Points,
    double MaxPoints,
    double Integrity,
    int Seconds,
    int ToGrade,
    ImmutableArray<ItemFigures> Items,
    ImmutableArray<AlertCount> Alerts,
    int Worst,
    Verdict? Verdict
)
{
    public bool Live => Status is AttemptStatus.InProgress or AttemptStatus.Paused;

    public double Percent => MaxPoints > 0 ? Points / MaxPoints * 100 : 0;

    public int OpenAlerts => Alerts.Where(a => a.Key.EndsWith("/open", StringComparison.Ordinal)).Sum(a => a.Count);

    public bool Flagged => FlaggingRules.Flagged(Integrity, Worst, Verdict);
}

/// <summary>One question of an attempt.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Earned">Points; NaN until it is graded.</param>
/// <param name="Possible">The question's points.</param>
/// <param name="Seconds">From the previous answer (or the start) to the last save; -1 if not answered.</param>
/// <param name="Chosen">The chosen options, separated by <see cref="Separator"/>; empty for other questions.</param>
internal readonly record struct ItemFigures(Guid QuestionId, double Earned, double Possible, int Seconds, string Chosen)
{
    public const char Separator = '\u001f';
}

/// <summary>Number of alerts with a key <c>level/kind/state</c>; for resolved ones the verdict is the state.</summary>
internal readonly record struct AlertCount(string Key, int Count);

/// <summary>Decides which attempts a person should look at.</summary>
internal static class FlaggingRules
{
    /// <summary>A score below it flags an attempt.</summary>
    public const double IntegrityBelow = 70;

    private const int Critical = 3;

    /// <summary>The verdict decides; without one, a low score or a critical alert that is not cleared.</summary>
    public static bool Flagged(double integrity, int worst, Verdict? verdict) =>
        verdict switch
        {
            Verdict.Cleared => false,
            null => integrity < IntegrityBelow || worst >= Critical,
            _ => true,
        };
}
