using FsCheck;
using FsCheck.Fluent;
using Veritas.Analysis;
using Veritas.Exams;

namespace Veritas.Tests.Rules.Analysis;

public sealed class AgreementTests
{
    private static readonly Gen<double[]> Chances =
        from n in Gen.Choose(0, 12)
        from p in Gen.Choose(0, 100).ListOf(n)
        select p.Select(x => x / 100.0).ToArray();

    /// <summary>Compares with the sum over all 2^n outcomes.</summary>
    [Fact]
    public void The_tail_is_the_sum_over_all_outcomes() =>
        Prop.ForAll(
                (from p in Chances from k in Gen.Choose(0, 13) select (p, k)).ToArbitrary(),
                c =>
                {
                    var sum = 0.0;
                    for (var outcome = 0; outcome < 1 << c.p.Length; outcome++)
                    {
                        if (System.Numerics.BitOperations.PopCount((uint)outcome) >= c.k)
                        {
                            sum += c
                                .p.Select((p, i) => (outcome >> i & 1) == 1 ? p : 1 - p)
                                .Aggregate(1.0, (x, y) => x * y);
                        }
                    }

                    // A tolerance instead of rounding, which can separate two almost equal numbers.
                    Assert.Equal(sum, AgreementRules.Tail(c.p, c.k), 1e-12);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void A_tiny_tail_is_not_lost_in_rounding()
    {
        var chances = Enumerable.Repeat(0.01, 40).ToArray();

        Assert.Equal(1, AgreementRules.Tail(chances, 40) / Math.Pow(0.01, 40), 1e-6);
    }

    /// <summary>The example of Benjamini and Hochberg (1995): four of fifteen values are significant at 0.05.</summary>
    [Fact]
    public void The_correction_matches_the_published_example()
    {
        double[] p =
        [
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0201,
            0.0278,
            0.0298,
            0.0344,
            0.0459,
            0.3240,
            0.4262,
            0.5719,
            0.6528,
            0.7590,
            1.0000,
        ];

        var q = AgreementRules.Corrected(p, 15);

        Assert.Equal(4, q.Count(x => x <= 0.05));
        Assert.Equal(0.0095 * 15 / 4, q[3], 1e-9);
    }

    [Fact]
    public void Corrected_values_are_ascending_and_never_below_the_original_ones() =>
        Prop.ForAll(
                Gen.Choose(0, 1_000).ListOf().ToArbitrary(),
                list =>
                {
                    double[] p = [.. list.Select(x => x / 1000.0).Order()];
                    var q = AgreementRules.Corrected(p, p.Length);
                    Assert.Equal(q.Order(), q);
                    Assert.All(p.Zip(q), pair => Assert.InRange(pair.Second, pair.First - 1e-12, 1));
                    // Large values do not affect the correction of smaller ones.
                    double[] smallest = [.. p.TakeWhile(x => x <= 0.05)];
                    Assert.Equal(
                        q.Count(x => x <= 0.05),
                        AgreementRules.Corrected(smallest, p.Length).Count(x => x <= 0.05)
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(QuestionKind.SingleChoice, "\"b\"", "b")]
    [InlineData(QuestionKind.TrueFalse, "false", "false")]
    [InlineData(QuestionKind.Numeric, "\"1.50\"", "1.5")]
    [InlineData(QuestionKind.Numeric, "1.5e0", "1.5")]
    [InlineData(QuestionKind.ShortText, "\"  The  Cat \"", "the cat")]
    [InlineData(QuestionKind.ShortText, "\"  \"", null)]
    [InlineData(QuestionKind.Essay, "\"text\"", null)]
    [InlineData(QuestionKind.SingleChoice, "null", null)]
    [InlineData(QuestionKind.MultipleChoice, "[]", null)]
    public void Equivalent_answers_have_one_canonical_form(QuestionKind kind, string json, string? canonical) =>
        Assert.Equal(canonical, CanonicalAnswer.Of(kind, json));

    [Fact]
    public void The_order_of_choices_does_not_matter()
    {
        Assert.Equal(
            CanonicalAnswer.Of(QuestionKind.MultipleChoice, """["a","c"]"""),
            CanonicalAnswer.Of(QuestionKind.MultipleChoice, """["c","a"]""")
        );
        Assert.NotEqual(
            CanonicalAnswer.Of(QuestionKind.MultipleChoice, """["a","c"]"""),
            CanonicalAnswer.Of(QuestionKind.MultipleChoice, """["a"]""")
        );
        Assert.Equal(
            CanonicalAnswer.Of(QuestionKind.Matching, """{"1":"x","2":"y"}"""),
            CanonicalAnswer.Of(QuestionKind.Matching, """{"2":"y","1":"x"}""")
        );
    }
}
