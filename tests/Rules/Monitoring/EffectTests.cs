using System.Collections.Immutable;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class EffectTests
{
    [Fact]
    public void An_instant_event_adds_its_effect_outside_the_cooldown_and_is_counted_inside()
    {
        var exam = new Exam().On(10, "clipboard.paste_external");
        var once = exam.Integrity;
        exam.On(15, "clipboard.paste_external");
        Assert.Equal(once, exam.Integrity);
        exam.On(20.1, "clipboard.paste_external");

        var type = TypeOf(exam, "clipboard.paste_external");
        Assert.Equal((3, 2), (type.Seen, type.Counted));
        Assert.Equal(0.9, type.Exposure, 1e-9);
        Assert.Equal([1, 3], type.LastSeqs);
    }

    [Fact]
    public void A_cooldown_of_once_counts_once_per_attempt()
    {
        var exam = new Exam().On(1, "env.automation").On(3000, "env.automation");
        Assert.Equal((2, 1), (TypeOf(exam, "env.automation").Seen, TypeOf(exam, "env.automation").Counted));
        Assert.Single(exam.Alerts, a => a.Kind == "event.env.automation");
    }

    [Fact]
    public void A_short_absence_costs_nothing_and_five_seconds_cost_little()
    {
        Assert.Equal(100, new Exam().On(60, "tab.hidden", 2).Integrity);
        foreach (var duration in new[] { 600, 3600, 10_800 })
        {
            Assert.InRange(100 - new Exam(durationSeconds: duration).On(60, "tab.hidden", 5).Integrity, 1, 3);
        }
    }

    [Fact]
    public void Two_hidden_minutes_also_count_in_a_long_exam() =>
        Assert.InRange(new Exam(durationSeconds: 10_800).On(60, "tab.hidden", 120).Integrity, 60, 75);

    [Fact]
    public void Parts_count_like_the_whole_and_share_its_grace_period()
    {
        var whole = new Exam().On(60, "face.absent", 25);
        var parts = new Exam()
            .On(60, "face.absent", 4, """{"part":0,"open":true}""")
            .On(64, "face.absent", 10, """{"part":1,"open":true}""")
            .On(74, "face.absent", 11, """{"part":2}""");
        Assert.True(whole.Integrity < 100);
        Assert.Equal(whole.Integrity, parts.Integrity, 1e-6);
    }

    [Fact]
    public void Short_absences_in_a_row_share_one_grace_period()
    {
        var apart = new Exam();
        var inARow = new Exam();
        for (var i = 0; i < 10; i++)
        {
            apart.On(60 + (i * 20), "tab.hidden", 1.5);
            inARow.On(60 + (i * 3), "tab.hidden", 1.5);
        }

        Assert.Equal(100, apart.Integrity);
        Assert.Equal(new Exam().On(60, "tab.hidden", 15).Integrity, inARow.Integrity, 1e-6);
    }

    [Fact]
    public void A_frequent_type_is_limited_by_its_cap()
    {
        var exam = new Exam();
        for (var i = 0; i < 300; i++)
        {
            exam.On(i * 11, "contextmenu.opened").On((i * 11) + 1, "shortcut.blocked");
        }

        Assert.InRange(exam.Integrity, 75, 75.5);
        Assert.InRange(exam.Risk, 0, 25);
    }

    [Fact]
    public void The_risk_fades_after_any_number_of_events()
    {
        var exam = new Exam();
        for (var i = 0; i < 150; i++)
        {
            exam.On(i * 11, "clipboard.paste_external");
        }

        // Half-life 40 minutes: the exposure decreases from three scales to one and a half.
        Assert.Equal(45 * (1 - Math.Exp(-3)), exam.Risk, 0.1);
        Assert.Equal(45 * (1 - Math.Exp(-1.5)), exam.RiskAt(exam.Now + 2400), 0.1);
    }

    [Fact]
    public void Two_faces_a_paste_and_a_hidden_tab_score_below_fifty()
    {
        var exam = new Exam().On(60, "face.multiple", 20).On(100, "clipboard.paste_external").On(120, "tab.hidden", 20);
        Assert.InRange(exam.Integrity, 30, 50);
    }

    [Fact]
    public void An_exempt_type_is_counted_without_effect_and_a_scaled_one_shows_its_factor()
    {
        var granted = new Accommodation(
            0,
            ["tab.hidden"],
            ImmutableDictionary<string, double>.Empty.Add("clipboard.paste_external", 0.5),
            1,
            0
        );
        var exam = new Exam(accommodation: granted)
            .On(60, "tab.hidden", 60)
            .On(200, "clipboard.paste_external", 0, """{"len":500}""");
        var (hidden, paste) = (TypeOf(exam, "tab.hidden"), TypeOf(exam, "clipboard.paste_external"));
        Assert.Equal(
            (1, 0, 60_000L, 0.0, 0.0),
            (hidden.Seen, hidden.Counted, hidden.TotalMs, hidden.Exposure, hidden.Accommodated)
        );
        Assert.Equal((0.225, 0.5), (paste.Exposure, paste.Accommodated));
        Assert.DoesNotContain("pattern.hidden_paste", exam.Kinds);
    }

    [Fact]
    public void Types_that_the_policy_does_not_collect_are_recorded_but_never_count()
    {
        var narrow = MonitoringPolicy.Default with { Collect = ["tab.hidden"] };
        Assert.Equal(100, new Exam(narrow).On(60, "clipboard.paste_external").Integrity);
        Assert.Equal(100, new Exam().On(60, "face.mismatch").Integrity);
        Assert.True(
            new Exam(MonitoringPolicy.Default with { Collect = ["face.mismatch"] }).On(60, "face.mismatch").Integrity
                < 100
        );
    }

    [Fact]
    public void The_client_collects_browser_events_and_always_its_session_events()
    {
        var all = new Exam().Policy;
        Assert.Contains("tab.hidden", all.Collect);
        Assert.DoesNotContain("face.multiple", all.Collect);
        Assert.DoesNotContain("session.duplicate", all.Collect);
        Assert.Equal(2, all.GraceS["tab.hidden"]);
        var narrow = new Exam(MonitoringPolicy.Default with { Collect = ["face.multiple"] }).Policy;
        Assert.Equal(
            [
                "face.multiple",
                "network.lost",
                "session.ended",
                "session.resumed",
                "session.started",
                "student.raise_hand",
            ],
            narrow.Collect.Order()
        );
    }

    [Fact]
    public void A_flag_raises_the_risk_by_its_latest_severity_and_never_lowers_the_score()
    {
        var exam = new Exam().OnServer(60, "proctor.flag", 0, """{"severity":80}""");
        Assert.InRange(exam.Risk, 45, 60);
        Assert.Equal(["band.notice"], exam.Kinds);
        exam.OnServer(70, "proctor.flag", 0, """{"severity":80}""")
            .OnServer(90, "proctor.flag", 0, """{"severity":0}""");
        Assert.Equal((100.0, 0.0), (exam.Integrity, exam.Risk));
        Assert.Single(exam.Alerts);
    }

    [Fact]
    public void Attempts_with_equal_policies_share_one_table() =>
        Assert.Same(new Exam().Policy.Table, new Exam(MonitoringPolicy.Default with { }).Policy.Table);

    private static TypeScore TypeOf(Exam exam, string type) =>
        ScoreRules
            .View(exam.State, exam.Policy, Exam.Start.AddSeconds(exam.Now))
            .Categories.SelectMany(c => c.Types)
            .Single(t => t.Type == type);
}
