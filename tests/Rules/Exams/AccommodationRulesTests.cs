using FsCheck;
using FsCheck.Fluent;
using Veritas.Attempts;
using Veritas.Grains.Attempts;
using Veritas.Monitoring;
using Veritas.Tests.Rules.Attempts;

namespace Veritas.Tests.Rules.Exams;

public sealed class AccommodationRulesTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Breaks_credit_at_most_the_granted_time() =>
        Prop.ForAll(
                Gen.Choose(1, 3_000).ToArbitrary(),
                Gen.ListOf(Gen.Choose(1, 2_000)).ToArbitrary(),
                (granted, breaks) =>
                {
                    var (row, now) = (Row(Accommodation.None with { BreakSeconds = granted }), Start);
                    foreach (var seconds in breaks)
                    {
                        if (AttemptRules.RefuseBreak(row, now) is null)
                        {
                            row = AttemptRules.Resume(AttemptRules.Break(row, now), now = now.AddSeconds(seconds));
                        }
                    }

                    Assert.Equal(row.BreakUsedSeconds, (row.Deadline - Start.AddHours(1)).TotalSeconds, 1e-3);
                    Assert.True(
                        row.BreakUsedSeconds <= granted && row is { BreakUntil: null, Status: AttemptStatus.InProgress }
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Granting_and_revoking_time_restores_the_deadline() =>
        Prop.ForAll(
                Gen.Choose(0, 7_200).ToArbitrary(),
                Gen.Choose(100, 400).ToArbitrary(),
                (extra, percent) =>
                {
                    var row = Row(Accommodation.None);
                    var granted = AttemptRules.Adjust(
                        row,
                        Accommodation.None with
                        {
                            ExtraSeconds = extra,
                            Factor = percent / 100.0,
                        },
                        Start
                    );
                    Assert.Equal(
                        Math.Round(3_600 * (percent - 100) / 100.0) + extra,
                        (granted.Deadline - row.Deadline).TotalSeconds
                    );
                    Assert.Equal(row.Deadline, AttemptRules.Adjust(granted, Accommodation.None, Start).Deadline);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Revoking_time_never_moves_the_deadline_into_the_past()
    {
        var row = AttemptRules.Adjust(Row(Accommodation.None), Accommodation.None with { ExtraSeconds = 3_600 }, Start);
        var late = Start.AddMinutes(90);

        Assert.Equal(late, AttemptRules.Adjust(row, Accommodation.None, late).Deadline);
    }

    private static AttemptRow Row(Accommodation granted) =>
        AttemptRows.Of(AttemptStatus.InProgress, Start) with
        {
            Accommodation = granted,
        };
}
