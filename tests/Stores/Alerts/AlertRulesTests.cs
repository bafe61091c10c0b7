using Veritas.Alerts;
using Veritas.Grains.Storage;
using Veritas.Storage;

namespace Veritas.Tests.Stores.Alerts;

public sealed class AlertRulesTests
{
    private static readonly DateTimeOffset At = new(2030, 1, 1, 10, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void The_first_id_of_a_millisecond_sorts_between_its_neighbours()
    {
        var first = TimedIds.FirstAt(At).ToString();

        for (var i = 0; i < 100; i++)
        {
            Assert.True(string.CompareOrdinal(Guid.CreateVersion7(At.AddMilliseconds(-1)).ToString(), first) < 0);
            Assert.True(string.CompareOrdinal(Guid.CreateVersion7(At).ToString(), first) > 0);
        }
    }

    [Theory]
    [InlineData(2_000, false, null)]
    [InlineData(2_001, false, "comment_too_long")]
    [InlineData(10, true, "comment_invalid")]
    public void A_comment_has_a_maximum_length_and_no_NUL(int length, bool nul, string? code) =>
        Assert.Equal(code, AlertRules.CheckComment(new string('x', length) + (nul ? "\0" : ""))?.Code);
}
