using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class SequenceRulesTests
{
    [Theory]
    [InlineData(0, 1, 5, 0, 5, false)]
    [InlineData(5, 6, 3, 0, 3, false)]
    [InlineData(5, 1, 5, 5, 0, false)]
    [InlineData(5, 4, 5, 2, 3, false)]
    [InlineData(5, 1, 2, 2, 0, false)]
    [InlineData(5, 7, 1, 0, 0, true)]
    [InlineData(5, 6, 0, 0, 0, false)]
    [InlineData(0, long.MaxValue, int.MaxValue, 0, 0, true)]
    [InlineData(long.MaxValue, long.MaxValue, 1, 1, 0, false)]
    [InlineData(long.MaxValue, 1, int.MaxValue, int.MaxValue, 0, false)]
    public void Every_number_is_accepted_once_and_in_sequence(
        long accepted,
        long first,
        int count,
        int skip,
        int take,
        bool gap
    ) => Assert.Equal(new Admission(skip, take, gap), SequenceRules.Admit(accepted, first, count));

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, -1)]
    public void Numbers_out_of_range_are_faults(long accepted, long first, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SequenceRules.Admit(accepted, first, count));
}
