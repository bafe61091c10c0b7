using Veritas.Analysis;

namespace Veritas.Tests.Rules.Analysis;

/// <summary>Results for honest classes and for copied answers.</summary>
public sealed class CollusionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_honest_class_has_almost_no_reported_pairs(int seed)
    {
        var found = CollusionRules.Compare(ClassRoom.Of(120, 60, seed).Sheets(), default);

        Assert.True(found.Tested > 5_000, $"only {found.Tested} pairs were tested");
        Assert.True(found.Pairs.Count <= 2, $"{found.Pairs.Count} honest pairs are shown");
    }

    /// <summary>
    /// P-values of a discrete test are at least uniform: of all honest pairs, a share of about x or less has a value up
    /// to x.
    /// </summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Values_of_honest_pairs_are_distributed_as_by_chance(int seed)
    {
        var values = Values(ClassRoom.Of(150, 60, seed));

        foreach (var bound in new[] { 0.01, 0.05, 0.2, 0.5 })
        {
            var share = values.Count(p => p <= bound) / (double)values.Count;
            Assert.True(share <= bound * 1.6, $"{share} of the values are up to {bound}");
        }

        // The values must not be too conservative to find anything.
        Assert.InRange(values.Count(p => p <= 0.2) / (double)values.Count, 0.04, 0.32);
        Assert.InRange(values.Average(), 0.45, 0.8);
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 0)]
    [InlineData(8, 12)]
    public void A_copied_sheet_ranks_first(int seed, int but)
    {
        var room = ClassRoom.Of(100, 60, seed);
        // Copies a student with many wrong answers, because equal correct answers are no evidence.
        var from = Enumerable.Range(0, 100).MaxBy(s => room.Chosen[s].Count(c => c > 0));
        var to = from == 40 ? 41 : 40;
        room.Copy(from, to, but);

        var found = CollusionRules.Compare(room.Sheets(), default).Pairs;

        Assert.NotEmpty(found);
        Assert.Equal((Math.Min(from, to), Math.Max(from, to)), (found[0].A, found[0].B));
        Assert.True(found[0].Q < 1e-4, $"q is {found[0].Q}");
        Assert.True(found[0].SameWrong >= room.Chosen[from].Take(60 - but).Count(c => c > 0));
    }

    [Fact]
    public void The_order_of_students_and_questions_and_the_option_names_do_not_matter()
    {
        var room = ClassRoom.Of(60, 50, 9);
        room.Copy(Enumerable.Range(1, 59).MaxBy(s => room.Chosen[s].Count(c => c > 0)), 0);
        int[] students = [.. Enumerable.Range(0, 60).Reverse()];
        int[] questions = [.. Enumerable.Range(0, 50).OrderBy(q => (q * 17) % 50)];

        var plain = CollusionRules.Compare(room.Sheets(), default);
        var turned = CollusionRules.Compare(room.Sheets(students, questions, [3, 1, 2]), default);

        Assert.NotEmpty(plain.Pairs);
        Assert.Equal(plain.Tested, turned.Tested);
        Assert.Equal(plain.Pairs.Count, turned.Pairs.Count);
        foreach (var (p, t) in plain.Pairs.Zip(turned.Pairs))
        {
            Assert.Equal(
                (p.A, p.B, p.SameWrong, p.BothWrong, p.SameRight),
                (59 - t.B, 59 - t.A, t.SameWrong, t.BothWrong, t.SameRight)
            );
            Assert.Equal(p.P, t.P, p.P * 1e-9);
            Assert.Equal(p.Q, t.Q, p.Q * 1e-9);
        }
    }

    /// <summary>Two million pairs. The limit is far above the expected duration of about a second.</summary>
    [Fact]
    public void Two_thousand_students_can_be_compared()
    {
        var room = ClassRoom.Of(2_000, 60, 13);
        room.Copy(Enumerable.Range(0, 2_000).MaxBy(s => room.Chosen[s].Count(c => c > 0)), 1_999);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        var found = CollusionRules.Compare(room.Sheets(), limit.Token);

        Assert.True(found.Tested > 1_500_000, $"only {found.Tested} pairs were tested");
        Assert.Equal(1_999, found.Pairs[0].B);
        Assert.InRange(found.Pairs.Count, 1, 20);
    }

    [Fact]
    public void Weak_students_are_not_reported_as_copying()
    {
        var room = ClassRoom.Of(100, 60, 10);
        var random = new Random(11);
        foreach (var weak in new[] { 0, 1, 2, 3, 4 })
        {
            for (var q = 0; q < 60; q++)
            {
                room.Chosen[weak][q] = 1 + random.Next(3);
            }
        }

        Assert.DoesNotContain(CollusionRules.Compare(room.Sheets(), default).Pairs, p => p.A < 5 && p.B < 5);
    }

    [Fact]
    public void Wrong_answers_of_the_pair_alone_are_no_evidence()
    {
        var chosen = Enumerable
            .Range(0, 30)
            .Select(s => Enumerable.Range(0, 20).Select(_ => s < 2 ? 1 : 0).ToArray())
            .ToArray();
        var room = new ClassRoom
        {
            Chosen = chosen,
            At = [.. chosen.Select(c => c.Select((_, q) => (double)q).ToArray())],
        };

        var found = CollusionRules.Compare(room.Sheets(), default);

        Assert.Equal((1, 0), (found.Tested, found.Pairs.Count));
    }

    [Fact]
    public void The_times_of_a_copied_sheet_correlate()
    {
        var room = ClassRoom.Of(60, 40, 12);
        room.Copy(7, 3);
        var timing = new TimingRules(room.Sheets());

        var copied = timing.Of(3, 7);
        Assert.Equal(-12, copied.LagSeconds);
        Assert.Equal(40, copied.CloseAnswers);
        Assert.True(copied.Correlation > 0.95, $"{copied.Correlation}");
        Assert.Equal((copied.Correlation, 12.0), (timing.Of(7, 3).Correlation, timing.Of(7, 3).LagSeconds));
        var honest = Enumerable.Range(10, 40).Select(s => timing.Of(s, s + 1).Correlation!.Value).Average();
        Assert.InRange(honest, -0.15, 0.25);
    }

    private static List<double> Values(ClassRoom room)
    {
        var (sheets, values) = (room.Sheets(), new List<double>());
        var chances = sheets.MatchProbabilities();
        for (var a = 0; a < room.Students; a++)
        {
            for (var b = a + 1; b < room.Students; b++)
            {
                int[] both =
                [
                    .. Enumerable.Range(0, room.Questions).Where(q => room.Chosen[a][q] > 0 && room.Chosen[b][q] > 0),
                ];
                if (both.Length >= CollusionRules.LeastBothWrong)
                {
                    values.Add(
                        AgreementRules.Tail(
                            [.. both.Select(q => chances[q])],
                            both.Count(q => room.Chosen[a][q] == room.Chosen[b][q])
                        )
                    );
                }
            }
        }

        return values;
    }
}
