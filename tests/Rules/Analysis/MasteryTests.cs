using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Tests.Rules.Analysis;

public sealed class MasteryTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 10, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Results 90 and 50, newest first: (90 + 0.7 * 50) / 1.7.</summary>
    [Fact]
    public void A_newer_result_has_more_weight()
    {
        Assert.Equal(73.53, MasteryRules.Index([90, 50]));
        Assert.Equal(66.47, MasteryRules.Index([50, 90]));
        Assert.Equal(80, MasteryRules.Index([80]));
    }

    [Fact]
    public void Only_released_results_count_and_subjects_are_separate()
    {
        var subjects = MasteryRules.BySubject([
            Attempt("Law", 40, 1),
            Attempt("Law", null, 2),
            Attempt("Physics", 90, 3),
        ]);

        Assert.Equal([("Physics", 90.0, 1), ("Law", 40.0, 1)], subjects.Select(s => (s.Subject, s.Index, s.Results)));
        Assert.Equal(65, MasteryRules.Overall(subjects));
        Assert.Null(MasteryRules.Overall([]));
    }

    [Fact]
    public void Practice_and_ungraded_attempts_are_not_results()
    {
        var (practice, waiting) = (
            Attempt("Law", 100, 1) with
            {
                Practice = true,
            },
            Attempt("Law", 10, 2) with
            {
                Passed = null,
            }
        );

        Assert.Equal(
            [("Law", 40.0, 1)],
            MasteryRules
                .BySubject([practice, waiting, Attempt("Law", 40, 3)])
                .Select(s => (s.Subject, s.Index, s.Results))
        );
    }

    [Fact]
    public void A_running_exam_comes_first_and_the_weakest_subject_last()
    {
        var running = Attempt("Law", null, 0);
        var open = (Guid.NewGuid(), "Open", "Law", Now.AddHours(-1), Now.AddHours(5));
        var sooner = (Guid.NewGuid(), "Sooner", "Law", Now.AddHours(-1), Now.AddHours(2));
        var coming = (Guid.NewGuid(), "Coming", "Law", Now.AddDays(1), Now.AddDays(2));

        var steps = MasteryRules.Next(
            [running],
            [open, coming, sooner],
            [new("Physics", 90, 1), new("Law", 40, 2)],
            Now
        );

        Assert.Equal(
            [NextStepKind.Resume, NextStepKind.Take, NextStepKind.Take, NextStepKind.Prepare, NextStepKind.Review],
            steps.Select(s => s.Kind)
        );
        Assert.Equal(["Exam", "Sooner", "Open", "Coming", null], steps.Select(s => s.Title));
        Assert.Equal((running.AttemptId, "Law"), (steps[0].AttemptId, steps[4].Subject));
    }

    [Fact]
    public void There_are_at_most_ten_steps()
    {
        var offered = Enumerable
            .Range(0, 30)
            .Select(i => (Guid.NewGuid(), $"E{i}", "Law", Now.AddHours(-1), Now.AddHours(i + 1)));

        var steps = MasteryRules.Next([], offered, [new("Law", 10, 1)], Now);

        Assert.Equal((10, NextStepKind.Review), (steps.Length, steps[^1].Kind));
    }

    private static StudentAttempt Attempt(string subject, double? percent, int daysAgo) =>
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            "Exam",
            subject,
            AttemptStatus.Submitted,
            Now.AddDays(-daysAgo),
            Now,
            Now,
            percent is not null,
            percent,
            percent is not null ? true : null,
            100,
            null,
            false
        );
}
