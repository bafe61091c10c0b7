using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class ClockRulesTests
{
    [Fact]
    public void A_late_backlog_keeps_its_own_times()
    {
        var (live, late) = (new Exam(), new Exam());
        for (var i = 0; i < 20; i++)
        {
            live.On(100 + (i * 6), "clipboard.paste_external");
            late.On(100 + (i * 6), "clipboard.paste_external", received: 900);
        }

        Assert.Equal(live.Integrity, late.Integrity);
        Assert.Equal(live.RiskAt(3000), late.RiskAt(3000));
        Assert.Equal(0, late.State.ClockJumps);
    }

    [Fact]
    public void A_missed_heartbeat_before_a_backlog_does_not_compress_its_times()
    {
        var exam = new Exam().On(10, "session.started").OnServer(20, "heartbeat.missed", 400);
        exam.On(100, "clipboard.paste_external", received: 500).On(120, "clipboard.paste_external", received: 500);
        Assert.Equal(2, exam.State.Types.Single(t => t.Type == "clipboard.paste_external").Counted);
    }

    [Fact]
    public void A_long_interval_reported_at_its_end_is_not_a_clock_jump()
    {
        var exam = new Exam();
        for (var i = 0; i < 10; i++)
        {
            exam.On(100 + (i * 60), "window.resized", received: 800);
        }

        exam.On(90, "network.lost", 700, received: 800).On(801, "clipboard.copy");
        Assert.Equal(0, exam.State.ClockJumps);
    }

    [Fact]
    public void A_clock_jump_is_reported_once_and_hides_no_effect()
    {
        foreach (var skew in new[] { -3600, 3600 })
        {
            var exam = new Exam().On(3700, "session.started");
            for (var i = 0; i < 10; i++)
            {
                exam.On(3710 + (i * 11) + skew, "clipboard.paste_external", received: 3710 + (i * 11));
            }

            Assert.Equal(1, exam.State.ClockJumps);
            Assert.Equal(10, exam.State.Types.Single(t => t.Type == "clipboard.paste_external").Counted);
            exam.On(3900, "clipboard.copy").On(3905 + skew, "clipboard.copy", received: 3905);
            Assert.Equal(2, exam.State.ClockJumps);
        }
    }

    [Fact]
    public void A_stopped_clock_hides_effects_for_at_most_half_a_minute()
    {
        var exam = new Exam().On(100, "session.started");
        for (var i = 0; i < 60; i++)
        {
            exam.On(100, "clipboard.paste_external", received: 100 + (i * 10));
        }

        // By the client's time only the first event would count; by arrival time all sixty would.
        Assert.InRange(exam.State.Types.Single(t => t.Type == "clipboard.paste_external").Counted, 57, 60);
        Assert.Equal(0, exam.State.ClockJumps);
    }

    [Fact]
    public void Intervals_of_a_stopped_clock_get_no_new_grace_period()
    {
        var exam = new Exam();
        for (var i = 0; i < 20; i++)
        {
            exam.On(100, "tab.hidden", 1.5, received: 100 + (i * 3));
        }

        Assert.True(exam.Integrity < 95);
    }

    [Fact]
    public void Effective_times_never_run_backwards()
    {
        var exam = new Exam();
        var last = 0L;
        foreach (
            var (at, received) in new[]
            {
                (50.0, 50.0),
                (30, 51),
                (49, 52),
                (4000, 53),
                (10, 54),
                (55, 55),
                (-500, 56),
                (57, 57),
            }
        )
        {
            exam.On(at, "clipboard.copy", received: received);
            Assert.InRange(
                exam.State.Clock.Now,
                Math.Max(last, Exam.Start.UtcTicks),
                Exam.Start.AddSeconds(received).UtcTicks
            );
            last = exam.State.Clock.Now;
        }
    }
}
