using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Attempts;

namespace Veritas.Tests.Rules.Attempts;

/// <summary>When and how an attempt ends without an action of a person.</summary>
public sealed class AttemptClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Deadline = Start.AddHours(1);
    private static readonly AttemptOptions Options = new();

    [Fact]
    public void A_client_seen_shortly_before_the_deadline_makes_the_attempt_expired()
    {
        var row = Row(AttemptStatus.InProgress);

        Assert.Null(AttemptRules.Due(row, Deadline.AddTicks(-1), Deadline.AddMinutes(-1), Options));
        Assert.Equal(AttemptStatus.Expired, AttemptRules.Due(row, Deadline, Deadline.AddMinutes(-1), Options));
        Assert.Equal(
            AttemptStatus.Expired,
            AttemptRules.Due(row, Deadline.AddDays(1), Deadline.AddMinutes(-14), Options)
        );
        Assert.Equal(
            AttemptStatus.Abandoned,
            AttemptRules.Due(row, Deadline.AddDays(1), Deadline.AddMinutes(-15), Options)
        );
    }

    [Theory]
    [InlineData(AttemptStatus.Expired)]
    [InlineData(AttemptStatus.Abandoned)]
    public void An_attempt_ends_at_its_deadline(AttemptStatus status) =>
        Assert.Equal(Deadline, AttemptRules.EndedAt(Row(AttemptStatus.InProgress), status, Deadline.AddMinutes(20)));

    [Fact]
    public void An_attempt_ended_by_a_person_ends_at_that_time()
    {
        Assert.Equal(
            Start.AddMinutes(5),
            AttemptRules.EndedAt(Row(AttemptStatus.InProgress), AttemptStatus.Submitted, Start.AddMinutes(5))
        );
        Assert.Equal(
            Deadline.AddSeconds(1),
            AttemptRules.EndedAt(Row(AttemptStatus.InProgress), AttemptStatus.Terminated, Deadline.AddSeconds(1))
        );
        // The deadline of a paused attempt does not apply.
        Assert.Equal(
            Deadline.AddDays(1),
            AttemptRules.EndedAt(Row(AttemptStatus.Paused), AttemptStatus.Abandoned, Deadline.AddDays(1))
        );
    }

    private static AttemptRow Row(AttemptStatus status) =>
        AttemptRows.Of(status, Start) with
        {
            PausedAt = status == AttemptStatus.Paused ? Start.AddMinutes(1) : null,
            LastSeenAt = Start,
        };
}
