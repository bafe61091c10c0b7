namespace Veritas.Analysis;

/// <summary>An answer as the comparison needs it.</summary>
/// <param name="Attempt">Index of the attempt.</param>
/// <param name="Question">The question.</param>
/// <param name="Canonical">The same for answers that say the same.</param>
/// <param name="Right">It has all points.</param>
/// <param name="At">When it was stored, in seconds of any one clock.</param>
internal readonly record struct ComparedAnswer(int Attempt, Guid Question, string Canonical, bool Right, double At);

/// <summary>
/// The answers of a class, packed for comparing every pair: a code each (0 none, -1 right, from 1 on the wrong answers of that question), and a bit a question
/// for wrong ones. Which code an answer has depends on the order of reading, what is computed of it does not.
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

    /// <param name="starts">One an attempt: when it began, by the clock of its answers.</param>
    /// <param name="questions">How many there may be.</param>
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

    /// <summary>By question: of those who answered it wrong, how likely two give the same answer, by the class's shares; 1 where fewer than two did.</summary>
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
