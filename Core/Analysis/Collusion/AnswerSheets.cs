namespace Veritas.Analysis;

/// <summary>The parts of an answer that the comparison needs.</summary>
/// <param name="Attempt">Index of the attempt.</param>
/// <param name="Question">The question.</param>
/// <param name="Canonical">The same text for equivalent answers.</param>
/// <param name="Right">Whether it has all points.</param>
/// <param name="At">When it was saved, in seconds.</param>
internal readonly record struct ComparedAnswer(int Attempt, Guid Question, string Canonical, bool Right, double At);

/// <summary>
/// The answers of a class, encoded for comparing all pairs: 0 for none, -1 for right, and from 1 on one code for each
/// different wrong answer to the question. Codes depend on the order of reading; the results do not.
/// </summary>
internal sealed class AnswerSheets
{
    public const short None = 0;
    public const short Right = -1;

    private readonly Dictionary<Guid, int> _questions = [];
    private readonly List<Dictionary<string, short>> _wrong = [];
    private readonly short[] _codes;
    private readonly double[] _at;
    private readonly double[] _starts;

    /// <param name="starts">The start of each attempt, by the same clock as its answers.</param>
    /// <param name="questions">Upper bound of the number of questions.</param>
    public AnswerSheets(double[] starts, int questions)
    {
        (_starts, Capacity) = (starts, questions);
        _codes = new short[starts.Length * questions];
        _at = new double[starts.Length * questions];
    }

    public int Attempts => _starts.Length;

    public int Questions => _questions.Count;

    /// <summary>Length of a row.</summary>
    public int Capacity { get; }

    public ReadOnlySpan<short> Codes(int attempt) => _codes.AsSpan(attempt * Capacity, Questions);

    public ReadOnlySpan<double> At(int attempt) => _at.AsSpan(attempt * Capacity, Questions);

    public double Start(int attempt) => _starts[attempt];

    public void Add(in ComparedAnswer answer)
    {
        if (!_questions.TryGetValue(answer.Question, out var question))
        {
            question = _questions.Count;
            _questions.Add(answer.Question, question);
            _wrong.Add(new Dictionary<string, short>(StringComparer.Ordinal));
        }

        var place = (answer.Attempt * Capacity) + question;
        _at[place] = answer.At;
        _codes[place] = answer.Right ? Right : Code(_wrong[question], answer.Canonical);
    }

    /// <summary>
    /// By question: the probability that two wrong answers are the same, from the class's shares; 1 with fewer than
    /// two.
    /// </summary>
    public double[] MatchProbabilities()
    {
        var found = new double[Questions];
        for (var q = 0; q < Questions; q++)
        {
            var counts = new int[_wrong[q].Count + 1];
            var all = 0;
            for (var a = 0; a < Attempts; a++)
            {
                if (_codes[(a * Capacity) + q] is > None and var code)
                {
                    counts[code]++;
                    all++;
                }
            }

            found[q] = all < 2 ? 1 : counts.Sum(n => (double)n / all * n / all);
        }

        return found;
    }

    private static short Code(Dictionary<string, short> known, string canonical)
    {
        if (!known.TryGetValue(canonical, out var code))
        {
            code = (short)(known.Count + 1);
            known.Add(canonical, code);
        }

        return code;
    }
}
