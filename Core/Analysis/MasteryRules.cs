using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>Computes mastery and recommended steps. Pure; <c>docs/analysis.md</c> has the formula.</summary>
internal static class MasteryRules
{
    /// <summary>Weight of a result relative to the next newer one of its subject.</summary>
    public const double Fading = 0.7;

    /// <summary>A subject with a lower mastery should be reviewed.</summary>
    public const double ReviewBelow = 60;

    private const int MaxSteps = 10;

    /// <summary>Attempts that count as results: completely graded, not practice.</summary>
    public static IEnumerable<StudentAttempt> Results(IEnumerable<StudentAttempt> attempts) =>
        attempts.Where(a => a is { Practice: false, Percent: not null, Passed: not null });

    /// <summary>By subject, highest index first.</summary>
    public static ImmutableArray<SubjectMastery> BySubject(IEnumerable<StudentAttempt> attempts) =>
        [
            .. Results(attempts)
                .GroupBy(a => a.Subject)
                .Select(g => new SubjectMastery(
                    g.Key,
                    Index([.. g.OrderByDescending(a => a.StartedAt).Select(a => a.Percent!.Value)]),
                    g.Count()
                ))
                .OrderByDescending(m => m.Index)
                .ThenBy(m => m.Subject, StringComparer.Ordinal),
        ];

    /// <summary>Weighted mean of percents, 0 to 100.</summary>
    public static double Index(ImmutableArray<double> newestFirst)
    {
        var (sum, weights, weight) = (0.0, 0.0, 1.0);
        foreach (var percent in newestFirst)
        {
            (sum, weights, weight) = (sum + (weight * percent), weights + weight, weight * Fading);
        }

        return weights > 0 ? Math.Round(Math.Clamp(sum / weights, 0, 100), 2) : 0;
    }

    /// <summary>The mean over subjects; null without any.</summary>
    public static double? Overall(ImmutableArray<SubjectMastery> subjects) =>
        subjects.IsEmpty ? null : Math.Round(subjects.Average(s => s.Index), 2);

    /// <summary>
    /// Running attempts by deadline, open exams by end, upcoming exams by opening, then the weakest subject.
    /// </summary>
    public static ImmutableArray<NextStep> Next(
        IEnumerable<StudentAttempt> running,
        IEnumerable<(Guid Id, string Title, string Subject, DateTimeOffset OpensAt, DateTimeOffset ClosesAt)> offered,
        ImmutableArray<SubjectMastery> mastery,
        DateTimeOffset now
    )
    {
        var exams = offered.ToList();
        var weakest = mastery.Where(m => m.Index < ReviewBelow).TakeLast(1);
        return
        [
            .. running
                .OrderBy(a => a.Deadline)
                .Select(a => new NextStep(NextStepKind.Resume, a.Subject, a.Title, a.ExamId, a.AttemptId, a.Deadline))
                .Concat(
                    exams
                        .Where(e => e.OpensAt <= now)
                        .OrderBy(e => e.ClosesAt)
                        .Select(e => new NextStep(NextStepKind.Take, e.Subject, e.Title, e.Id, null, e.ClosesAt))
                )
                .Concat(
                    exams
                        .Where(e => e.OpensAt > now)
                        .OrderBy(e => e.OpensAt)
                        .Select(e => new NextStep(NextStepKind.Prepare, e.Subject, e.Title, e.Id, null, e.OpensAt))
                )
                .Take(MaxSteps - weakest.Count())
                .Concat(weakest.Select(m => new NextStep(NextStepKind.Review, m.Subject, null, null, null, null))),
        ];
    }
}
