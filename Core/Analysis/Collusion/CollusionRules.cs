using System.Numerics;

namespace Veritas.Analysis;

/// <summary>A pair that agrees beyond chance, by indexes; <paramref name="A"/> is the smaller one.</summary>
internal sealed record AgreeingPair(
    int A,
    int B,
    int BothWrong,
    int SameWrong,
    int SameRight,
    double Expected,
    double P,
    double Q
);

/// <summary>The result of comparing a class.</summary>
internal sealed record Comparison(int Tested, IReadOnlyList<AgreeingPair> Pairs);

/// <summary>
/// Tests every pair of a class: of the questions that both answered wrong, are more answers the same than the class's
/// shares predict? Conditioning on wrong answers makes the students' ability irrelevant, so that two weak students are
/// not mistaken for a copied sheet.
/// </summary>
internal static class CollusionRules
{
    /// <summary>Version of the method; stored with each comparison.</summary>
    public const int Version = 1;
    public const int MostAttempts = 5_000;
    public const int MostPairs = 1_000;

    /// <summary>A pair with fewer questions that both answered wrong is not tested.</summary>
    public const int LeastBothWrong = 4;

    /// <summary>A pair with fewer same wrong answers is never shown, whatever its p-value.</summary>
    public const int LeastSameWrong = 3;

    /// <summary>False discovery rate among the shown pairs.</summary>
    public const double Rate = 0.05;

    private sealed record Candidate(int A, int B, int Both, int Same, double Expected, double P);

    /// <summary>Synchronous; takes a few seconds for the largest class.</summary>
    public static Comparison Compare(AnswerSheets sheets, CancellationToken cancel)
    {
        var chances = sheets.MatchProbabilities();
        var wrong = Wrong(sheets);
        var words = (sheets.Questions + 63) / 64;
        var ofPair = new double[sheets.Questions];
        var (tested, found) = (0, new List<Candidate>());
        for (var a = 0; a < sheets.Attempts; a++)
        {
            cancel.ThrowIfCancellationRequested();
            var wa = wrong.AsSpan(a * words, words);
            for (var b = a + 1; b < sheets.Attempts; b++)
            {
                var wb = wrong.AsSpan(b * words, words);
                if (Shared(wa, wb) < LeastBothWrong)
                {
                    continue;
                }

                tested++;
                var test = Test(sheets.Codes(a), sheets.Codes(b), wa, wb, chances, ofPair);
                if (test is var (both, same, expected, p) && p <= Rate)
                {
                    found.Add(new Candidate(a, b, both, same, expected, p));
                }
            }
        }

        return new Comparison(tested, Kept(sheets, tested, found));
    }

    private static List<AgreeingPair> Kept(AnswerSheets sheets, int tested, List<Candidate> found)
    {
        found.Sort((x, y) => (x.P, x.A, x.B).CompareTo((y.P, y.A, y.B)));
        var corrected = AgreementRules.Corrected([.. found.Select(f => f.P)], tested);
        return
        [
            .. found
                .Zip(corrected)
                .TakeWhile(x => x.Second <= Rate)
                .Take(MostPairs)
                .Select(x => Pair(sheets, x.First, x.Second)),
        ];
    }

    private static AgreeingPair Pair(AnswerSheets sheets, Candidate c, double q) =>
        new(c.A, c.B, c.Both, c.Same, SameRight(sheets.Codes(c.A), sheets.Codes(c.B)), c.Expected, c.P, q);

    /// <summary>
    /// A pair's figures; null if its p-value is at least 0.5 or it has too few same answers to be shown.
    /// </summary>
    private static (int Both, int Same, double Expected, double P)? Test(
        ReadOnlySpan<short> a,
        ReadOnlySpan<short> b,
        ReadOnlySpan<ulong> wa,
        ReadOnlySpan<ulong> wb,
        double[] chances,
        double[] ofPair
    )
    {
        var (both, same, expected) = (0, 0, 0.0);
        for (var w = 0; w < wa.Length; w++)
        {
            for (var bits = wa[w] & wb[w]; bits != 0; bits &= bits - 1)
            {
                var q = (w * 64) + BitOperations.TrailingZeroCount(bits);
                ofPair[both++] = chances[q];
                expected += chances[q];
                same += a[q] == b[q] ? 1 : 0;
            }
        }

        // Up to the mean the tail is about 0.5 or more, because the median of such a sum is next to its mean.
        return same < LeastSameWrong || same <= expected
            ? null
            : (both, same, expected, AgreementRules.Tail(ofPair.AsSpan(0, both), same));
    }

    private static int Shared(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var shared = 0;
        for (var w = 0; w < a.Length; w++)
        {
            shared += BitOperations.PopCount(a[w] & b[w]);
        }

        return shared;
    }

    private static int SameRight(ReadOnlySpan<short> a, ReadOnlySpan<short> b)
    {
        var same = 0;
        for (var q = 0; q < a.Length; q++)
        {
            same += a[q] == AnswerSheets.Right && b[q] == AnswerSheets.Right ? 1 : 0;
        }

        return same;
    }

    private static ulong[] Wrong(AnswerSheets sheets)
    {
        var words = (sheets.Questions + 63) / 64;
        var wrong = new ulong[sheets.Attempts * words];
        for (var a = 0; a < sheets.Attempts; a++)
        {
            var codes = sheets.Codes(a);
            for (var q = 0; q < codes.Length; q++)
            {
                wrong[(a * words) + (q / 64)] |= codes[q] > AnswerSheets.None ? 1UL << (q % 64) : 0;
            }
        }

        return wrong;
    }
}
