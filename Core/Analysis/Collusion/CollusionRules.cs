using System.Numerics;

namespace Veritas.Analysis;

/// <summary>A pair that agrees beyond chance, by indexes; <paramref name="A"/> is the smaller.</summary>
internal sealed record AgreeingPair(int A, int B, int BothWrong, int SameWrong, int SameRight, double Expected, double P, double Q);

/// <summary>What comparing a class found.</summary>
internal sealed record Comparison(int Tested, IReadOnlyList<AgreeingPair> Pairs);

/// <summary>
/// Every pair of a class: given the questions that both answered wrong, are more of the wrong answers the same than the class's shares let expect? Given that both
/// are wrong, how good either is does not matter, so that two weak students are not taken for a copied sheet.
/// </summary>
internal static class CollusionRules
{
    /// <summary>Raise it when old comparisons should not be trusted any more.</summary>
    public const int Version = 1;
    public const int MostAttempts = 5_000;
    public const int MostPairs = 1_000;

    /// <summary>With fewer questions that both answered wrong nothing can be told; the pair is not tested.</summary>
    public const int LeastBothWrong = 4;

    /// <summary>Fewer same wrong answers are never shown, whatever the chances say.</summary>
    public const int LeastSameWrong = 3;

    /// <summary>The rate of false discoveries among what is shown.</summary>
    public const double Rate = 0.05;

    private sealed record Candidate(int A, int B, int Both, int Same, double Expected, double P);

    /// <summary>A few seconds for the largest class; nothing is awaited.</summary>
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
                if (Test(sheets.Codes(a), sheets.Codes(b), wa, wb, chances, ofPair) is var (both, same, expected, p) && p <= Rate)
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
            .. found.Select((f, i) => (f, Q: corrected[i])).TakeWhile(x => x.Q <= Rate).Take(MostPairs)
                .Select(x => new AgreeingPair(x.f.A, x.f.B, x.f.Both, x.f.Same, SameRight(sheets.Codes(x.f.A), sheets.Codes(x.f.B)), x.f.Expected, x.f.P, x.Q)),
        ];
    }

    /// <summary>A pair's figures; null when its p-value is a half or more, or too little is the same to be shown.</summary>
    private static (int Both, int Same, double Expected, double P)? Test(
        ReadOnlySpan<short> a, ReadOnlySpan<short> b, ReadOnlySpan<ulong> wa, ReadOnlySpan<ulong> wb, double[] chances, double[] ofPair)
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

        // Up to the mean the tail is at least a half: the median of such a sum is beside its mean.
        return same < LeastSameWrong || same <= expected ? null : (both, same, expected, AgreementRules.Tail(ofPair.AsSpan(0, both), same));
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
