using Veritas.Alerts;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class BandTests
{
    [Fact]
    public void Crossing_a_band_is_reported_once_and_skipped_bands_are_not()
    {
        var exam = new Exam(Lone(80)).On(60, "window.resized");
        Assert.Equal(["band.critical"], Bands(exam));
        Assert.Equal(AlertLevel.Critical, exam.Alerts.Single(a => a.Kind == "band.critical").Level);
        Assert.Equal("critical", ScoreRules.Band(exam.State));
        Assert.Equal(
            ["band.notice", "band.warning"],
            Bands(new Exam(Lone(40)).On(60, "window.resized").On(120, "window.resized"))
        );
    }

    [Fact]
    public void A_band_left_below_its_hysteresis_can_be_reported_again()
    {
        var exam = new Exam(Lone(32)).On(0, "window.resized");
        Assert.Equal(["band.notice"], Bands(exam));

        // Half-life 10 minutes: 30.3 after 60 s and 28.6 after 120 s, both still within the hysteresis.
        Assert.Equal("notice", ScoreRules.Band(exam.State, exam.Policy, Exam.Start.AddSeconds(120)));
        Assert.Equal("none", ScoreRules.Band(exam.State, exam.Policy, Exam.Start.AddSeconds(600)));
        exam.On(120, "contextmenu.opened");
        Assert.Single(Bands(exam));
        exam.On(1800, "window.resized");
        Assert.Equal(["band.notice", "band.notice"], Bands(exam));
    }

    [Fact]
    public void Risk_around_a_threshold_is_reported_once()
    {
        // The risk rises until it alternates between 27 and 32.
        int Crossings(double hysteresis)
        {
            var exam = new Exam(Lone(6.85) with { Bands = new RiskBands(Hysteresis: hysteresis) });
            for (var i = 0; i < 100; i++)
            {
                exam.On(i * 176, "window.resized");
            }

            return Bands(exam).Count();
        }

        Assert.Equal(1, Crossings(5));
        Assert.InRange(Crossings(0), 10, 100);
    }

    [Fact]
    public void Suspected_developer_tools_alone_raise_no_alert()
    {
        var loud = MonitoringPolicy.Default with
        {
            Types = MonitoringPolicy.Default.Types.Add("devtools.suspected", new TypeRule(100, 1, 0)),
            Categories = MonitoringPolicy.Default.Categories.Add("environment", new CategoryRule(100, 0.1)),
        };
        var exam = new Exam(loud).On(10, "devtools.suspected").On(20, "devtools.suspected");
        Assert.True(exam.Risk > 90);
        Assert.Empty(exam.Alerts);
        Assert.Contains("band.critical", exam.On(30, "clipboard.copy").Kinds);
    }

    [Fact]
    public void A_flag_that_does_not_raise_the_risk_announces_no_band()
    {
        var loud = MonitoringPolicy.Default with
        {
            Types = MonitoringPolicy.Default.Types.Add("devtools.suspected", new TypeRule(100, 1, 0)),
            Categories = MonitoringPolicy.Default.Categories.Add("environment", new CategoryRule(100, 0.1)),
        };
        var exempt = Accommodation.None with { Exempt = ["proctor.flag"] };
        Assert.Empty(Flagged(loud, Accommodation.None, 0).Alerts);
        Assert.Empty(Flagged(loud, exempt, 100).Alerts);
        Assert.Equal(["band.critical"], Flagged(loud, Accommodation.None, 10).Kinds);

        static Exam Flagged(MonitoringPolicy policy, Accommodation accommodation, int severity) =>
            new Exam(policy, accommodation)
                .On(10, "devtools.suspected")
                .OnServer(20, "proctor.flag", 0, $$"""{"severity":{{severity}}}""");
    }

    [Fact]
    public void The_sentence_names_the_main_cause_and_its_events()
    {
        var exam = new Exam().On(60, "clipboard.paste_external").On(100, "tab.hidden", 20);
        var alert = exam.Alerts.Single(a => a.Kind == "band.notice");
        Assert.Equal(
            "Risk has risen to 35 of 100. Mostly: pasted text that was not copied inside the exam; the exam "
                + "page was not visible.",
            alert.Sentence
        );
        Assert.Equal([1, 2], alert.EventSeqs);
    }

    // One event of window.resized raises the risk to this value. It decays with a half-life of ten minutes.
    private static MonitoringPolicy Lone(double risk) =>
        MonitoringPolicy.Default with
        {
            Types = MonitoringPolicy.Default.Types.Add("window.resized", new TypeRule(100, 1, 0, 10)),
            Categories = MonitoringPolicy.Default.Categories.Add(
                "focus",
                new CategoryRule(100, -1 / Math.Log(1 - (risk / 100)))
            ),
        };

    private static IEnumerable<string> Bands(Exam exam) =>
        exam.Kinds.Where(k => k.StartsWith("band.", StringComparison.Ordinal));
}
