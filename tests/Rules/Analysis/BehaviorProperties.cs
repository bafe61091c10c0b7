using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Analysis;
using Veritas.Exams;

namespace Veritas.Tests.Rules.Analysis;

/// <summary>Properties of behaviour figures for arbitrary events, including invalid ones.</summary>
public sealed class BehaviorProperties
{
    private static readonly Guid[] Questions = [.. Enumerable.Range(1, 4).Select(i => new Guid(i, 0, 0, new byte[8]))];

    private static readonly Gen<BehaviorEvent> Events =
        from type in Gen.Elements(BehaviorRules.Types.ToArray())
        from at in Gen.Choose(-50, 700)
        from ms in Gen.Choose(0, 120_000)
        from question in Gen.Elements<Guid?>(null, Guid.Empty, Questions[0], Questions[1], Questions[2], Questions[3])
        from characters in Gen.Choose(0, 500)
        from first in Gen.Elements(true, false)
        select new BehaviorEvent(type, at, ms / 1000.0, question, characters, first, characters);

    private static readonly Gen<BehaviorInput> Inputs =
        from seconds in Gen.Choose(0, 600)
        from events in Events.ListOf()
        from characters in Gen.Choose(0, 300)
        from earlier in Gen.Choose(0, 6)
        select new BehaviorInput(
            seconds,
            [
                .. Questions.Select(
                    (q, i) =>
                        new BehaviorQuestion(
                            q,
                            i + 1,
                            i == 0 ? QuestionKind.Essay : QuestionKind.SingleChoice,
                            i == 0 ? characters : 0
                        )
                ),
            ],
            [.. events],
            [.. Enumerable.Range(0, earlier).Select(i => new RhythmMeasures(i % 2 == 0 ? 100 + (10 * i) : null, i, 0))]
        );

    [Fact]
    public void The_order_of_events_does_not_matter() =>
        Holds(input =>
        {
            var (one, other) = (
                BehaviorRules.Analyse(input),
                BehaviorRules.Analyse(
                    input with
                    {
                        Events = [.. input.Events.OrderBy(e => e.At).ThenBy(e => e.GetHashCode())],
                    }
                )
            );

            Assert.Equal((one.Focus, one.Paste, one.Changes), (other.Focus, other.Paste, other.Changes));
            Assert.Equal(one.Rhythm.Comparisons, other.Rhythm.Comparisons);
            Assert.Equal(one.Questions.Sum(q => q.Saves), other.Questions.Sum(q => q.Saves));
        });

    [Fact]
    public void No_time_is_counted_twice_or_outside_the_attempt() =>
        Holds(input =>
        {
            var f = BehaviorRules.Analyse(input);

            Assert.InRange(f.Focus.AwaySeconds, 0, input.Seconds + 0.1);
            Assert.InRange(f.Focus.HiddenSeconds, 0, f.Focus.AwaySeconds + 0.1);
            Assert.InRange(f.Focus.LongestSeconds, 0, f.Focus.AwaySeconds + 0.1);
            Assert.InRange(f.Focus.Share, 0, 1);
            Assert.All(f.Questions, q => Assert.True(q.Seconds >= 0));
            Assert.InRange(f.Questions.Sum(q => q.Seconds), 0, input.Seconds + 0.5);
        });

    [Fact]
    public void No_part_exceeds_its_whole() =>
        Holds(input =>
        {
            var f = BehaviorRules.Analyse(input);

            Assert.Equal(f.Changes.Changes, f.Questions.Sum(q => q.Changes));
            Assert.Equal(0, f.Questions[0].Changes);
            Assert.InRange(f.Changes.Late, 0, f.Changes.Changes);
            Assert.InRange(f.Changes.LateBurst, 0, f.Changes.Late);
            Assert.InRange(f.Changes.AfterAway, 0, f.Changes.Changes);
            Assert.All(f.Questions, q => Assert.True(q.Changes <= q.Saves));
            Assert.Equal(input.Earlier.Length >= RhythmRules.LeastEarlier, !f.Rhythm.Comparisons.IsEmpty);
        });

    [Fact]
    public void Events_of_other_types_change_nothing() =>
        Holds(input =>
        {
            var more = input with
            {
                Events = input
                    .Events.Add(new BehaviorEvent("face.absent", 10, 50))
                    .Add(new BehaviorEvent("network.lost", 10, 50)),
            };

            Assert.Equal(
                BehaviorWording.Summary(BehaviorRules.Analyse(input)),
                BehaviorWording.Summary(BehaviorRules.Analyse(more))
            );
        });

    [Fact]
    public void The_summary_is_bounded_and_makes_no_accusation() =>
        Holds(input =>
        {
            var summary = BehaviorWording.Summary(BehaviorRules.Analyse(input));

            Assert.InRange(summary.Length, 50, 1_000);
            Assert.DoesNotContain(
                new[] { "cheat", "suspicious", "guilt", "NaN" },
                word => summary.Contains(word, StringComparison.OrdinalIgnoreCase)
            );
        });

    private static void Holds(Action<BehaviorInput> check) =>
        Prop.ForAll(Inputs.ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
