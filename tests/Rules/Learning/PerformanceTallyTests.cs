using Veritas.Learning;

namespace Veritas.Tests.Rules.Learning;

/// <summary>An incremental performance record compared with a full recount.</summary>
public sealed class PerformanceTallyTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 15, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Results are added, regraded, released, unreleased and removed in random order.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    public void An_incremental_record_equals_a_full_recount(int seed)
    {
        var random = new Random(seed);
        var (kept, current) = (new PerformanceTally(), new Dictionary<Guid, ResultFigures>());
        for (var step = 0; step < 2_000; step++)
        {
            var attempt =
                current.Count > 0 && random.Next(3) > 0
                    ? current.Keys.ElementAt(random.Next(current.Count))
                    : Guid.NewGuid();
            if (current.Remove(attempt, out var before))
            {
                kept.Add(before, -1);
            }

            if (before is null || random.Next(4) > 0)
            {
                current[attempt] = Result(random, attempt);
                kept.Add(current[attempt], 1);
            }

            // Serialised between two steps, as in the database.
            kept = PerformanceTally.Read(kept.Write());
            if (step % 100 == 0)
            {
                Assert.Equal(PerformanceTally.Of(current.Values).Write(), kept.Write());
            }
        }

        Assert.Equal(PerformanceTally.Of(current.Values.Reverse()).Write(), kept.Write());
        foreach (var result in current.Values)
        {
            kept.Add(result, -1);
        }

        Assert.Equal(new PerformanceTally().Write(), kept.Write());
    }

    [Fact]
    public void Figures_are_within_their_bounds()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var tally = PerformanceTally.Of(
                Enumerable
                    .Range(0, random.Next(1, 12))
                    .Select(_ => Result(random, Guid.NewGuid()) with { Counted = true, CountsFrom = Now })
            );

            Assert.InRange(PerformanceRules.Mean(tally)!.Value, 0, 100);
            Assert.InRange(PerformanceRules.Integrity(tally)!.Value, 0, 100);
            Assert.InRange(PerformanceRules.Consistency(tally) ?? 0, 0, 1);
            Assert.True(double.IsFinite(PerformanceRules.Trend(tally) ?? 0));
            Assert.All(PerformanceRules.Topics(tally, Now), t => Assert.InRange(t.Index, 0, 100));
            if (PerformanceRules.Mastery(tally, Now) is { } mastery)
            {
                Assert.InRange(mastery, 0, 100);
            }
        }
    }

    private static ResultFigures Result(Random random, Guid attempt)
    {
        var topics = Enumerable
            .Range(0, random.Next(4))
            .Select(i => (i, Possible: random.NextInt64(0, 1_500_000)))
            .Select(t => new TopicShare($"topic {t.i}", random.NextInt64(0, t.Possible + 1), t.Possible));
        return new ResultFigures(
            attempt,
            Guid.Empty,
            Guid.Empty,
            random.Next(10_001),
            random.Next(1_001),
            Now.AddDays(-random.Next(700)),
            [.. topics],
            Now,
            random.Next(5) > 0
        );
    }
}
