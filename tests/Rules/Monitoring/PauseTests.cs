using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class PauseTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly ScoringPolicy Policy = ScoringPolicy.Compile(
        MonitoringPolicy.Default,
        Accommodation.None,
        Start,
        3_600
    );

    [Fact]
    public void Events_during_a_pause_are_recorded_but_do_not_count()
    {
        var paused = ScoreRules.Replay(
            Policy,
            [Own(1, "proctor.paused", 10), Paste(1, 20), Own(2, "proctor.resumed", 60, 1)]
        );
        var score = ScoreRules.View(paused, Policy, Start.AddMinutes(2));

        Assert.Equal(100, score.IntegrityScore);
        Assert.Equal(
            (1, 0),
            score
                .Categories.SelectMany(c => c.Types)
                .Where(t => t.Type == "clipboard.paste_external")
                .Select(t => (t.Seen, t.Counted))
                .Single()
        );
    }

    [Fact]
    public void Events_after_a_pause_count_also_with_a_snapshot_during_it()
    {
        var state = ScoreRules.Replay(Policy, [Own(1, "proctor.paused", 10)]);
        state = ScoringState.Deserialize(state.Serialize());
        Assert.True(state.Paused);

        ScoreRules.Apply(state, Policy, Paste(1, 20), []);
        ScoreRules.Apply(state, Policy, Own(2, "proctor.resumed", 60, 1), []);
        ScoreRules.Apply(state, Policy, Paste(2, 90), []);

        Assert.True(ScoreRules.Integrity(state, Policy) < 100);
    }

    [Fact]
    public void A_raised_hand_during_a_pause_is_reported_but_does_not_count()
    {
        var policy = MonitoringPolicy.Default with
        {
            Types = MonitoringPolicy.Default.Types.Add("student.raise_hand", new TypeRule(60, 1)),
        };
        var exam = new Exam(policy).OnServer(10, "proctor.paused").On(20, "student.raise_hand");
        Assert.Equal(["student.hand"], exam.Kinds);
        Assert.Equal((100, 0), (exam.Integrity, exam.Risk));
        Assert.True(exam.OnServer(60, "proctor.resumed").On(70, "student.raise_hand").Integrity < 100);
    }

    private static RecordedEvent Paste(long seq, int second) =>
        new(seq, 0, "clipboard.paste_external", Start.AddSeconds(second), Start.AddSeconds(second), 0, default);

    private static RecordedEvent Own(long n, string type, int second, long after = 0) =>
        new(-n, after, type, Start.AddSeconds(second), Start.AddSeconds(second), 0, default);
}
