using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

/// <summary>An interval counts only as far as it can have elapsed.</summary>
public sealed class ElapsedRulesTests
{
    [Fact]
    public void An_interval_begins_at_most_30_s_before_the_end_of_the_previous_one_of_its_type()
    {
        var exam = new Exam().On(600, "tab.hidden", 10).On(615, "tab.hidden", 600, received: 615);

        Assert.Equal(10_000 + 5_000 + 30_000, exam.State.Types.Single().TotalMs);
    }

    [Fact]
    public void An_interval_begins_at_most_30_s_before_the_attempt()
    {
        var exam = new Exam().On(10, "tab.hidden", 600, received: 10);

        Assert.Equal(10_000 + 30_000, exam.State.Types.Single().TotalMs);
    }

    [Fact]
    public void Repeated_claims_together_count_at_most_30_s_more_than_the_attempt_has_lasted()
    {
        var exam = new Exam();
        for (var i = 0; i < 100; i++)
        {
            exam.On(60 + i, "tab.hidden", 25, received: 60 + i);
        }

        Assert.Equal(159_000 + 30_000, exam.State.Types.Single().TotalMs);
    }

    [Fact]
    public void Intervals_of_different_types_can_overlap()
    {
        var exam = new Exam().On(600, "window.blur", 60, received: 660).On(600, "tab.hidden", 60, received: 660);

        Assert.All(exam.State.Types, type => Assert.Equal(60_000, type.TotalMs));
    }

    [Fact]
    public void A_backlog_with_a_wrong_clock_counts_the_whole_time()
    {
        var (right, wrong) = (new Exam(), new Exam());
        for (var i = 0; i < 5; i++)
        {
            right.On(600 + (i * 60), "tab.hidden", 30, received: 900);
            wrong.On(600 + (i * 60) - 3_000, "tab.hidden", 30, received: 900);
        }

        Assert.Equal(right.State.Types.Single().TotalMs, wrong.State.Types.Single().TotalMs);
    }

    [Fact]
    public void A_backlog_with_a_wrong_clock_counts_at_most_30_s_more_than_the_attempt_has_lasted()
    {
        var exam = new Exam();
        for (var i = 0; i < 5; i++)
        {
            exam.On(-3_000, "tab.hidden", 600, received: 900);
        }

        Assert.Equal(900_000 + 30_000, exam.State.Types.Single().TotalMs);
    }
}
