using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Alerts;
using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Tests.Rules.Analysis;

/// <summary>The incremental totals of an exam must equal a full recount.</summary>
public sealed class TallyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(200);
    private static readonly Guid Exam = new("00000000-0000-7000-8000-0000000000e1");
    private static readonly Guid[] Questions = [.. Enumerable.Range(1, 4).Select(i => new Guid(i, 0, 0, new byte[8]))];

    private static readonly Gen<AttemptFigures> Attempts =
        from status in Gen.Elements(Enum.GetValues<AttemptStatus>())
        from earned in Gen.Choose(0, 8).ListOf(Questions.Length)
        from waits in Gen.Choose(0, 9)
        from seconds in Gen.Choose(-1, 4_000).ListOf(Questions.Length)
        from integrity in Gen.Choose(0, 1_000)
        from open in Gen.Choose(0, 3)
        from worst in Gen.Choose(0, 3)
        from verdict in Gen.Elements<Verdict?>(null, null, Verdict.Cleared, Verdict.Suspicious, Verdict.Violation)
        select Make(status, [.. earned], waits == 0, [.. seconds], integrity / 10.0, open, worst, verdict);

    [Fact]
    public void Removing_all_added_attempts_leaves_an_empty_tally() =>
        Holds(
            Attempts.ListOf(),
            all =>
            {
                var tally = new ExamTally();
                all.ForEach(a => tally.Add(a, 1));
                all.AsEnumerable().Reverse().ToList().ForEach(a => tally.Add(a, -1));

                var empty = new ExamTally();
                foreach (var item in tally.Items.Keys)
                {
                    empty.Items[item] = new ItemTally { Possible = 2 };
                }

                Assert.Equal(empty.Write(), Close(tally).Write());
            }
        );

    [Fact]
    public void The_order_and_intermediate_states_do_not_matter() =>
        Holds(
            Attempts.ListOf().Zip(Attempts.ListOf()),
            lists =>
            {
                var (kept, passing) = lists;
                var direct = new ExamTally();
                kept.ForEach(a => direct.Add(a, 1));

                var changed = new ExamTally();
                passing.ForEach(a => changed.Add(a, 1));
                kept.AsEnumerable().Reverse().ToList().ForEach(a => changed.Add(a, 1));
                passing.ForEach(a => changed.Add(a, -1));

                Assert.Equal(Counts(direct), Counts(changed));
                Near(ReliabilityRules.Alpha(direct), ReliabilityRules.Alpha(changed));
                foreach (var (question, item) in Counted(direct))
                {
                    var other = ReliabilityRules.Discrimination(changed.Items[question], changed);
                    Near(ReliabilityRules.Discrimination(item, direct), other);
                }
            }
        );

    [Fact]
    public void A_tally_continues_after_serialisation() =>
        Holds(
            Attempts.ListOf(),
            all =>
            {
                var (whole, restored) = (new ExamTally(), new ExamTally());
                foreach (var attempt in all)
                {
                    whole.Add(attempt, 1);
                    restored.Add(attempt, 1);
                    restored = ExamTally.Read(restored.Write());
                }

                Assert.Equal(whole.Write(), restored.Write());
            }
        );

    [Fact]
    public void Statistics_equal_a_full_recount() =>
        Holds(
            Attempts.ListOf(30),
            all =>
            {
                var tally = new ExamTally();
                all.ForEach(a => tally.Add(a, 1));
                var graded = all.Where(a => a.Graded).ToList();

                Near(
                    Textbook.Alpha([.. graded.Select(a => a.Items.Select(i => i.Earned).ToArray())]),
                    ReliabilityRules.Alpha(tally)
                );
                for (var q = 0; q < Questions.Length && graded.Count > 0; q++)
                {
                    var item = tally.Items[Questions[q]];
                    Near(
                        Textbook.ItemRest(
                            [.. graded.Select(a => a.Items[q].Earned)],
                            [.. graded.Select(a => a.Points)]
                        ),
                        ReliabilityRules.Discrimination(item, tally)
                    );
                    Assert.InRange(ReliabilityRules.Facility(item) ?? 0, 0, 1);
                    Assert.InRange(ReliabilityRules.DiscriminationIndex(item) ?? 0, -1, 1);
                }

                Assert.True(ReliabilityRules.Alpha(tally) is null or <= 1 + 1e-9);
                Assert.Equal(all.Count(a => a.Flagged), tally.Flagged);
                Assert.Equal(
                    all.Where(a => a.Graded).Select(a => a.Percent).DefaultIfEmpty(0).Average(),
                    tally.Percent.Mean ?? 0,
                    1e-9
                );
            }
        );

    private static AttemptFigures Make(
        AttemptStatus status,
        ImmutableArray<int> earned,
        bool waits,
        ImmutableArray<int> seconds,
        double integrity,
        int open,
        int worst,
        Verdict? verdict
    )
    {
        var live = status is AttemptStatus.InProgress or AttemptStatus.Paused;
        ImmutableArray<ItemFigures> items = live
            ? []
            :
            [
                .. Questions.Select(
                    (q, i) =>
                        new ItemFigures(
                            q,
                            waits && i == 3 ? double.NaN : earned[i] / 4.0,
                            2,
                            seconds[i],
                            seconds[i] < 0 ? ""
                                : earned[i] > 4 ? "a"
                                : "b"
                        )
                ),
            ];
        var points = items.Sum(i => double.IsNaN(i.Earned) ? 0 : i.Earned);
        return new AttemptFigures(
            Guid.Empty,
            Exam,
            Guid.Empty,
            status,
            !live && !waits,
            !live && !waits && points >= 4,
            points,
            live ? 0 : 8,
            integrity,
            live ? 0 : 1_800,
            !live && waits ? 1 : 0,
            items,
            open == 0 ? [] : [new AlertCount("warning/band.warning/open", open)],
            worst,
            verdict
        );
    }

    /// <summary>Totals may differ by rounding after values have been added and removed.</summary>
    private static ExamTally Close(ExamTally tally)
    {
        Assert.Equal(0, tally.Points, 1e-6);
        Assert.Equal(0, tally.Integrity.Sum, 1e-6);
        return tally;
    }

    private static string Counts(ExamTally t) =>
        string.Join(
            ' ',
            new object?[]
            {
                t.Attempts,
                t.Live,
                t.ToGrade,
                t.OpenAlerts,
                t.Flagged,
                t.ToJudge,
                t.Passed,
                string.Join(',', t.Percent.Bins),
                string.Join(',', t.Integrity.Bins),
                string.Join(',', t.Statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}:{s.Value}")),
                string.Join(',', t.Alerts.Select(s => $"{s.Key}:{s.Value}")),
                string.Join(',', Counted(t).Select(i => $"{i.Key}:{i.Value.N}/{i.Value.Answered}")),
            }
        );

    private static IEnumerable<KeyValuePair<Guid, ItemTally>> Counted(ExamTally t) =>
        t.Items.Where(i => i.Value.N + i.Value.Answered > 0).OrderBy(i => i.Key);

    /// <summary>Uses a tolerance instead of rounding, which can separate two almost equal numbers.</summary>
    private static void Near(double? expected, double? seen)
    {
        Assert.Equal(expected is null, seen is null);
        Assert.Equal(expected ?? 0, seen ?? 0, 1e-6);
    }

    private static void Holds<T>(Gen<T> cases, Action<T> check) => Prop.ForAll(cases.ToArbitrary(), check).Check(Many);
}
