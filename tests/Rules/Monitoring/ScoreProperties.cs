using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Alerts;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class ScoreProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Incremental_scoring_with_snapshots_equals_a_full_replay()
    {
        var cases =
            from history in Histories.Any
            from policy in Histories.Policies
            from snapshots in Gen.ListOf(Gen.Choose(0, 60))
            select (history, policy, snapshots: snapshots.ToHashSet());
        Holds(
            cases,
            c =>
            {
                var policy = Histories.Compile(c.policy);
                var whole = new List<AlertDraft>();
                var expected = ScoreRules.Replay(policy, c.history, whole);

                var (state, alerts) = (new ScoringState(), new List<AlertDraft>());
                for (var i = 0; i < c.history.Length; i++)
                {
                    if (c.snapshots.Contains(i))
                    {
                        // The policy is compiled again, as after a restart.
                        state = ScoringState.Deserialize(state.Serialize());
                        policy = Histories.Compile(c.policy);
                    }

                    ScoreRules.Apply(state, policy, c.history[i], alerts);
                }

                Assert.Equal(expected.Serialize(), state.Serialize());
                Assert.Equal(whole.Select(Written), alerts.Select(Written));
                Assert.Equal(ScoreRules.Integrity(expected, policy), ScoreRules.Integrity(state, policy));
            }
        );
    }

    [Fact]
    public void Resends_and_overlaps_in_any_batches_change_nothing()
    {
        var cases =
            from history in Histories.Any.Select(Clients)
            from batches in Gen.ListOf(from back in Gen.Choose(0, 8) from size in Gen.Choose(0, 12) select (back, size))
            select (history, batches);
        Holds(
            cases,
            c =>
            {
                var policy = Histories.Compile();
                var (state, alerts, accepted) = (new ScoringState(), new List<AlertDraft>(), 0);
                foreach (var (back, size) in c.batches.Append((8, c.history.Length)).Append((0, c.history.Length)))
                {
                    var first = Math.Max(1, accepted + 1 - back);
                    var count = Math.Min(size, c.history.Length + 1 - first);
                    var admission = SequenceRules.Admit(accepted, first, count);
                    foreach (var e in c.history.AsSpan(first - 1 + admission.Skip, admission.Take))
                    {
                        ScoreRules.Apply(state, policy, in e, alerts);
                    }

                    accepted += admission.Take;
                }

                Assert.Equal(c.history.Length, accepted);
                Assert.Equal(ScoreRules.Replay(policy, c.history).Serialize(), state.Serialize());
            }
        );
    }

    [Fact]
    public void Scores_stay_in_range_and_integrity_never_rises()
    {
        var cases = from history in Histories.Any from policy in Histories.Policies select (history, policy);
        Holds(
            cases,
            c =>
            {
                var policy = Histories.Compile(c.policy);
                var (state, last) = (new ScoringState(), 100.0);
                foreach (var e in c.history)
                {
                    ScoreRules.Apply(state, policy, in e, []);
                    var integrity = ScoreRules.Integrity(state, policy);
                    Assert.InRange(integrity, 0, last);
                    last = integrity;
                    Assert.InRange(ScoreRules.Risk(state, policy, e.ReceivedAt), 0, 100);
                    Assert.InRange(ScoreRules.Risk(state, policy, DateTimeOffset.MinValue), 0, 100);
                    Assert.InRange(ScoreRules.Risk(state, policy, DateTimeOffset.MaxValue), 0, 100);
                }
            }
        );
    }

    [Fact]
    public void Risk_only_fades_between_events_and_never_exceeds_what_the_score_lost()
    {
        Holds(
            Histories.Any.Select(h => h.Where(e => e.Type != "proctor.flag").ToImmutableArray()),
            history =>
            {
                var policy = Histories.Compile();
                var state = ScoreRules.Replay(policy, history);
                var last = 100 - ScoreRules.Integrity(state, policy) + 0.00001;
                foreach (var minute in Enumerable.Range(0, 40))
                {
                    var risk = ScoreRules.Risk(state, policy, Exam.Start.AddMinutes(minute * 20));
                    Assert.InRange(risk, 0, last);
                    last = risk;
                }
            }
        );
    }

    [Fact]
    public void Technical_events_never_lower_a_score()
    {
        var cases = from history in Histories.Sound from policy in Histories.Policies select (history, policy);
        Holds(
            cases,
            c =>
            {
                var policy = Histories.Compile(c.policy);
                var without = c.history.Where(e => !IsTechnical(e)).ToImmutableArray();
                var end = Exam.Start.AddHours(10);
                var (with, bare) = (ScoreRules.Replay(policy, c.history), ScoreRules.Replay(policy, without));
                Assert.Equal(ScoreRules.Integrity(bare, policy), ScoreRules.Integrity(with, policy));
                Assert.Equal(ScoreRules.Risk(bare, policy, end), ScoreRules.Risk(with, policy, end));
            }
        );
    }

    [Fact]
    public void A_technical_event_changes_no_score_even_when_the_clock_is_broken()
    {
        var cases = from history in Histories.Any from policy in Histories.Policies select (history, policy);
        Holds(
            cases,
            c =>
            {
                var policy = Histories.Compile(c.policy);
                var state = new ScoringState();
                foreach (var e in c.history)
                {
                    var alerts = new List<AlertDraft>();
                    var before = (ScoreRules.Integrity(state, policy), ScoreRules.Risk(state, policy, e.ReceivedAt));
                    ScoreRules.Apply(state, policy, in e, alerts);
                    if (IsTechnical(e))
                    {
                        Assert.Equal(
                            before,
                            (ScoreRules.Integrity(state, policy), ScoreRules.Risk(state, policy, e.ReceivedAt))
                        );
                        Assert.All(alerts, a => Assert.Equal(AlertLevel.Technical, a.Level));
                    }
                }
            }
        );
    }

    [Fact]
    public void Accommodations_never_lower_a_score_further()
    {
        var cases =
            from history in Histories.Any
            from granted in Histories.Accommodations
            from duration in Gen.Elements(60, 1000, 3600, 20_000)
            select (history, granted, duration);
        Holds(
            cases,
            c =>
            {
                var plain = Histories.Compile(durationSeconds: c.duration);
                var eased = Histories.Compile(accommodation: c.granted, durationSeconds: c.duration);
                var (without, with) = (ScoreRules.Replay(plain, c.history), ScoreRules.Replay(eased, c.history));
                var end = Exam.Start.AddHours(1);
                Assert.True(ScoreRules.Integrity(with, eased) >= ScoreRules.Integrity(without, plain));
                Assert.True(ScoreRules.Risk(with, eased, end) <= ScoreRules.Risk(without, plain, end));
            }
        );
    }

    private static bool IsTechnical(RecordedEvent e) => EventCatalog.Find(e.Type)!.Category == "technical";

    private static ImmutableArray<RecordedEvent> Clients(ImmutableArray<RecordedEvent> history) =>
        [.. history.Where(e => e.Seq > 0)];

    private static string Written(AlertDraft a) =>
        $"{a.Kind} {a.Level} {a.Sentence} {string.Join(',', a.EventSeqs)} {a.At:O}";

    private static void Holds<T>(Gen<T> cases, Action<T> holds) => Check.One(Many, Prop.ForAll(Arb.From(cases), holds));
}
