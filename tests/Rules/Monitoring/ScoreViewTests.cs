using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class ScoreViewTests
{
    [Fact]
    public void The_breakdown_adds_up_to_the_scores()
    {
        var exam = new Exam()
            .On(60, "tab.hidden", 40)
            .On(120, "window.resized")
            .On(130, "clipboard.paste_external")
            .On(140, "network.lost", 50);
        var view = ScoreRules.View(exam.State, exam.Policy, Exam.Start.AddSeconds(600));

        Assert.Equal(exam.Integrity, view.IntegrityScore);
        Assert.Equal(exam.RiskAt(600), view.Risk);
        Assert.Equal(
            view.IntegrityScore,
            100 * view.Categories.Aggregate(1.0, (kept, c) => kept * (1 - (c.Penalty / 100))),
            tolerance: 0.00001
        );
        Assert.Equal(
            view.Risk,
            100 * (1 - view.Categories.Aggregate(1.0, (kept, c) => kept * (1 - (c.Types.Sum(t => t.Risk) / 100)))),
            tolerance: 0.00001
        );
        Assert.Equal(["clipboard", "focus", "technical"], view.Categories.Select(c => c.Category));
        Assert.All(view.Categories, c => Assert.Equal(c.Exposure, c.Types.Sum(t => t.Exposure), 1e-5));
        Assert.Equal(0, view.Categories[2].Penalty);
        Assert.Equal([2], view.Categories[1].Types.Single(t => t.Type == "window.resized").LastSeqs);
        Assert.Equal(1, view.PolicyVersion);
    }

    [Fact]
    public void The_exposure_shown_can_exceed_the_saturation()
    {
        var exam = new Exam()
            .On(0, "tab.hidden", 3600)
            .On(3600, "tab.hidden", 3600)
            .On(7200, "tab.hidden", 3600)
            .On(10_800, "tab.hidden", 3600);
        var focus = ScoreRules.View(exam.State, exam.Policy, Exam.Start).Categories.Single();
        Assert.Equal((14_400 - 2) * 0.3 / 36, focus.Exposure, 1e-5);
        Assert.Equal(40, focus.Penalty, 1e-5);
    }

    [Fact]
    public void Reading_the_view_changes_no_state()
    {
        var exam = new Exam().On(60, "tab.hidden", 40);
        var before = exam.State.Serialize();
        ScoreRules.View(exam.State, exam.Policy, Exam.Start.AddHours(20));
        Assert.Equal(before, exam.State.Serialize());
    }

    [Fact]
    public void The_latest_eight_events_that_counted_are_named()
    {
        var exam = new Exam();
        for (var i = 0; i < 20; i++)
        {
            exam.On(i * 11, "clipboard.copy");
        }

        var copies = ScoreRules.View(exam.State, exam.Policy, Exam.Start).Categories.Single().Types.Single();
        Assert.Equal(Enumerable.Range(13, 8).Select(i => (long)i), copies.LastSeqs);
    }

    [Fact]
    public void A_state_in_another_format_is_refused()
    {
        Assert.Throws<System.Text.Json.JsonException>(() => ScoringState.Deserialize("{}"u8[..1]));
        Assert.Throws<System.Text.Json.JsonException>(() => ScoringState.Deserialize("""{"form":1}"""u8));
        Assert.Throws<System.Text.Json.JsonException>(() => ScoringState.Deserialize("null"u8));
    }
}
