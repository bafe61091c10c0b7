using System.Globalization;
using Veritas.Analysis;

namespace Veritas.Tests.Rules.Analysis;

/// <summary>
/// A simulated class with a fixed seed. Students of different ability answer questions with four options; for each
/// question, some wrong options are more popular.
/// </summary>
internal sealed class ClassRoom
{
    private const int Options = 4;

    /// <summary>Chosen options by student and question: 0 is correct, 1 to 3 are wrong.</summary>
    public required int[][] Chosen { get; init; }

    /// <summary>Times of the answers by student and question, in seconds.</summary>
    public required double[][] At { get; init; }

    public int Students => Chosen.Length;

    public int Questions => Chosen[0].Length;

    public static ClassRoom Of(int students, int questions, int seed)
    {
        var random = new Random(seed);
        var hard = Enumerable.Range(0, questions).Select(_ => random.NextDouble()).ToArray();
        var taste = Enumerable
            .Range(0, questions)
            .Select(_ => new[] { 0.2 + random.NextDouble(), 0.2 + random.NextDouble(), 0.2 + random.NextDouble() })
            .ToArray();
        var (chosen, at) = (new int[students][], new double[students][]);
        for (var s = 0; s < students; s++)
        {
            var ability = random.NextDouble();
            chosen[s] =
            [
                .. Enumerable
                    .Range(0, questions)
                    .Select(q =>
                        random.NextDouble() < 0.15 + (0.5 * ability) + (0.3 * (1 - hard[q]))
                            ? 0
                            : 1 + Pick(taste[q], random)
                    ),
            ];
            var clock = 0.0;
            at[s] =
            [
                .. Enumerable
                    .Range(0, questions)
                    .Select(q => clock += 10 + (60 * hard[q] * random.NextDouble()) + (30 * random.NextDouble())),
            ];
        }

        return new ClassRoom { Chosen = chosen, At = at };
    }

    /// <summary>
    /// Copies the answers of one student to another, 12 s later, except for the last <paramref name="but"/> questions.
    /// </summary>
    public void Copy(int from, int to, int but = 0)
    {
        for (var q = 0; q < Questions - but; q++)
        {
            (Chosen[to][q], At[to][q]) = (Chosen[from][q], At[from][q] + 12);
        }
    }

    /// <summary>
    /// The input of the comparison, with students, questions and options in the order of these permutations.
    /// </summary>
    public AnswerSheets Sheets(int[]? students = null, int[]? questions = null, int[]? options = null)
    {
        students ??= [.. Enumerable.Range(0, Students)];
        questions ??= [.. Enumerable.Range(0, Questions)];
        var sheets = new AnswerSheets(new double[Students], Questions);
        for (var place = 0; place < students.Length; place++)
        {
            foreach (var q in questions)
            {
                var chosen = Chosen[students[place]][q];
                var name =
                    chosen == 0
                        ? "right"
                        : ((options?[chosen - 1] ?? chosen) + (10 * q)).ToString(CultureInfo.InvariantCulture);
                sheets.Add(
                    new ComparedAnswer(
                        place,
                        new Guid(q + 1, 0, 0, new byte[8]),
                        name,
                        chosen == 0,
                        At[students[place]][q]
                    )
                );
            }
        }

        return sheets;
    }

    private static int Pick(double[] weights, Random random)
    {
        var at = random.NextDouble() * weights.Sum();
        for (var i = 0; i < Options - 2; i++)
        {
            at -= weights[i];
            if (at < 0)
            {
                return i;
            }
        }

        return Options - 2;
    }
}
