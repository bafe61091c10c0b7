using System.Globalization;
using System.Text;

namespace Veritas.Exams.Formats;

/// <summary>
/// Writes GIFT. Fields that GIFT lacks are in a comment before the question:
/// <c>// [points:2] [difficulty:0.4] [tag:algebra]</c>.
/// </summary>
internal static class GiftWriter
{
    private const string Special = "\\~=#{}:";

    public static string Write(IReadOnlyCollection<BankDraft> questions)
    {
        var file = new StringBuilder();
        foreach (var (i, draft) in questions.Index())
        {
            var q = draft.Question;
            file.Append("// [points:").Append(Shapes.Number(q.Points)).Append(']');
            if (draft.Difficulty is { } difficulty)
            {
                file.Append(" [difficulty:").Append(Shapes.Number(difficulty)).Append(']');
            }

            foreach (var tag in draft.Tags)
            {
                file.Append(" [tag:").Append(tag).Append(']');
            }

            // A name comes first, because a text at the beginning of a line could look like a comment.
            file.Append(CultureInfo.InvariantCulture, $"\n::Q{i + 1}::[plain]{Text(q.Text)} {{{Answers(q)}}}\n\n");
        }

        return file.ToString();
    }

    private static string Answers(QuestionDraft q) =>
        q.Kind switch
        {
            QuestionKind.SingleChoice => Lines(
                Shapes.ChoiceOf(q).Select(o => $"{(o.Right ? '=' : '~')}{Answer(o.Text)}")
            ),
            QuestionKind.MultipleChoice => Multiple(q),
            QuestionKind.TrueFalse => Shapes.TruthOf(q) ? "TRUE" : "FALSE",
            QuestionKind.Numeric => Shapes.NumberOf(q) is var (value, tolerance) ? $"#{value}:{tolerance}" : "",
            QuestionKind.ShortText => Lines(Shapes.AcceptedOf(q).Select(a => $"={Answer(a)}")),
            QuestionKind.Matching => Lines(Shapes.PairsOf(q).Select(p => $"={Answer(p.Left)} -> {Answer(p.Right)}")),
            _ => "",
        };

    // Right options share 100 percent and a wrong one costs 100 percent, because grading is all or nothing.
    private static string Multiple(QuestionDraft q)
    {
        var options = Shapes.ChoiceOf(q);
        var share = Shapes.Number(Math.Round(100.0 / options.Count(o => o.Right), 5));
        return Lines(options.Select(o => $"~%{(o.Right ? share : "-100")}%{Answer(o.Text)}"));
    }

    private static string Lines(IEnumerable<string> answers) => $"\n\t{string.Join("\n\t", answers)}\n";

    private static string Text(string text) =>
        Escaped
            .Of(text, Special)
            .Replace("\r\n", "\\n", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\n", StringComparison.Ordinal);

    // Escapes what GIFT would read as a weight (percent sign), a format (bracket) or a pair (arrow).
    private static string Answer(string text)
    {
        var escaped = Text(text).Replace("->", "-\\>", StringComparison.Ordinal);
        return escaped.StartsWith('%') || escaped.StartsWith('[') ? $"\\{escaped}" : escaped;
    }
}
