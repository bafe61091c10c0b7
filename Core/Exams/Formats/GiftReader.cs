using System.Collections.Immutable;
using System.Globalization;

namespace Veritas.Exams.Formats;

/// <summary>
/// Reads GIFT: questions separated by empty lines, answers in braces. Ignores categories, names and feedback.
/// </summary>
internal static class GiftReader
{
    private const string Html = "[html]";
    private const double LargestExact = 1e12;
    private static readonly string[] Formats = [Html, "[plain]", "[markdown]", "[moodle]"];

    public static QuestionFile Read(string text)
    {
        var (questions, faults) = (
            ImmutableArray.CreateBuilder<FileQuestion>(),
            ImmutableArray.CreateBuilder<FileFault>()
        );
        foreach (var block in Blocks(text))
        {
            try
            {
                questions.Add(new FileQuestion(block.Line, Question(block)));
            }
            catch (QuestionFormatException wrong)
            {
                faults.Add(new FileFault(block.Line, wrong.Message));
            }
        }

        return new QuestionFile(questions.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>The lines of a question, and the notes in the comments before it.</summary>
    private sealed record Block(int Line, string Text, ImmutableArray<(string Name, string Value)> Notes);

    private static IEnumerable<Block> Blocks(string text)
    {
        var (lines, notes, begun) = (new List<string>(), new List<(string, string)>(), 0);
        foreach (
            var (i, line) in text.Replace("\r\n", "\n", StringComparison.Ordinal)
                .Replace('\r', '\n')
                .Split('\n')
                .Append("")
                .Index()
        )
        {
            var trimmed = line.Trim();
            if (trimmed.StartsWith("//", StringComparison.Ordinal))
            {
                notes.AddRange(Notes(trimmed));
            }
            else if (
                trimmed.Length > 0
                && !(lines.Count == 0 && trimmed.StartsWith("$CATEGORY:", StringComparison.OrdinalIgnoreCase))
            )
            {
                begun = lines.Count == 0 ? i + 1 : begun;
                lines.Add(line);
            }
            else if (trimmed.Length == 0 && lines.Count > 0)
            {
                yield return new Block(begun, string.Join('\n', lines), [.. notes]);
                lines.Clear();
                notes.Clear();
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> Notes(string comment)
    {
        for (
            var at = comment.IndexOf('[');
            at >= 0 && comment.IndexOf(']', at) is > 0 and var end;
            at = comment.IndexOf('[', end)
        )
        {
            if (comment[(at + 1)..end].Split(':', 2) is [var name, var value])
            {
                yield return (name.Trim(), value.Trim());
            }
        }
    }

    private static BankDraft Question(Block block)
    {
        var text = block.Text;
        var open = Escaped.Find(text, "{");
        var close = open < 0 ? -1 : Escaped.Find(text, "}", open);
        if (close < 0)
        {
            throw new QuestionFormatException(
                open < 0 ? "There are no answers in braces." : "The brace of the answers is not closed."
            );
        }

        // Answers may be in the middle of a sentence.
        var after = text[(close + 1)..];
        var stem = string.IsNullOrWhiteSpace(after)
            ? text[..open]
            : $"{text[..open].TrimEnd()} _____ {after.TrimStart()}";
        var ((format, question), notes) = (Stem(stem), block.Notes);
        var points = notes.FirstOrDefault(n => n.Name == "points") is { Value: { } p } ? Shapes.Parse(p, "points") : 1;
        return Answered(Plain(question, format), points, text[(open + 1)..close].Trim(), format) with
        {
            Tags = [.. notes.Where(n => n.Name == "tag").Select(n => n.Value)],
            Difficulty = notes.FirstOrDefault(n => n.Name == "difficulty") is { Value: { } d }
                ? Shapes.Parse(d, "difficulty")
                : null,
        };
    }

    private static (string Format, string Text) Stem(string stem)
    {
        var text = stem.Trim();
        return Marked(
            text.StartsWith("::", StringComparison.Ordinal) && Escaped.Find(text, "::", 2) is >= 0 and var end
                ? text[(end + 2)..].TrimStart()
                : text,
            ""
        );
    }

    /// <summary>
    /// A text may begin with its format in brackets; answers without one have the format of their question.
    /// </summary>
    private static (string Format, string Text) Marked(string text, string format) =>
        Formats.FirstOrDefault(f => text.StartsWith(f, StringComparison.OrdinalIgnoreCase)) is { } mark
            ? (mark, text[mark.Length..])
            : (format, text);

    private static string Plain(string text, string format)
    {
        var plain = Escaped.Plain(text, newlines: true);
        return format == Html ? Markup.Plain(plain) : plain;
    }

    private static BankDraft Answered(string text, double points, string answers, string format)
    {
        var plain = Before(answers, "#");
        return answers.Length == 0 ? Shapes.Essay(text, points)
            : answers.StartsWith('#') ? Numeric(text, points, answers[1..].Trim())
            : plain.ToUpperInvariant() is "T" or "TRUE" ? Shapes.TrueFalse(text, points, true)
            : plain.ToUpperInvariant() is "F" or "FALSE" ? Shapes.TrueFalse(text, points, false)
            : Listed(text, points, Parts(answers), format);
    }

    private static BankDraft Listed(
        string text,
        double points,
        List<(bool Equal, double? Weight, string Text)> parts,
        string format
    )
    {
        if (parts.Count > 0 && parts.TrueForAll(p => p.Equal && Escaped.Find(p.Text, "->") >= 0))
        {
            return Shapes.Matching(
                text,
                points,
                [
                    .. parts.Select(p =>
                        Escaped.Split(p.Text, "->") is [var left, var right]
                            ? (Answer(left, format), Answer(right, format))
                            : throw new QuestionFormatException(
                                "A pair of a matching question must have exactly one arrow."
                            )
                    ),
                ]
            );
        }

        if (parts.Count > 0 && parts.TrueForAll(p => p.Equal))
        {
            return parts.TrueForAll(p => p.Weight is null or 100)
                ? Shapes.Short(text, points, parts.Select(p => Answer(p.Text, format)))
                : throw new QuestionFormatException(
                    "An accepted text must count fully; partial credit is not supported."
                );
        }

        var single = parts.Exists(p => p.Equal) && !parts.Exists(p => !p.Equal && p.Weight > 0);
        return Shapes.Choice(
            text,
            points,
            [.. parts.Select(p => (Answer(p.Text, format), p.Equal || p.Weight > 0))],
            single
        );
    }

    private static BankDraft Numeric(string text, double points, string answer)
    {
        var parts = answer.StartsWith('=') ? Parts(answer) : [(true, null, Before(answer, "#"))];
        if (parts is not [var (_, weight, number)] || weight is not (null or 100))
        {
            throw new QuestionFormatException(
                "A numeric question must have one correct value, with a tolerance or as a range."
            );
        }

        if (number.Split("..", 2) is [var low, var high])
        {
            var (from, to) = (Shapes.Parse(low, "The range"), Shapes.Parse(high, "The range"));
            return from <= to
                ? Range(text, points, from, to)
                : throw new QuestionFormatException("A range must go from the smaller to the larger number.");
        }

        return number.Split(':') is [var value, .. var rest] && rest.Length < 2
            ? Shapes.Numeric(
                text,
                points,
                Shapes.Parse(value, "The value"),
                rest.Length == 0 ? 0 : Shapes.Parse(rest[0], "The tolerance")
            )
            : throw new QuestionFormatException("A number must be value:tolerance or from..to.");
    }

    // In decimal if possible: the middle of 3.141 and 3.142 is 3.1415; in binary the ends would be out of range.
    private static BankDraft Range(string text, double points, double from, double to) =>
        Math.Max(Math.Abs(from), Math.Abs(to)) < LargestExact
            ? Shapes.Numeric(
                text,
                points,
                (double)(((decimal)from + (decimal)to) / 2),
                (double)(((decimal)to - (decimal)from) / 2)
            )
            : Shapes.Numeric(text, points, (from / 2) + (to / 2), (to / 2) - (from / 2));

    /// <summary>The answers with their marks and weights, still escaped, without feedback.</summary>
    private static List<(bool Equal, double? Weight, string Text)> Parts(string answers)
    {
        var parts = new List<(bool, double?, string)>();
        var at = Mark(answers, 0);
        while (at < answers.Length)
        {
            var next = Mark(answers, at + 1);
            var (text, weight) = (Before(answers[(at + 1)..next], "#"), (double?)null);
            if (
                text.StartsWith('%')
                && text.IndexOf('%', 1) is > 0 and var end
                && double.TryParse(
                    text.AsSpan(1, end - 1),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var percent
                )
            )
            {
                (weight, text) = (percent, text[(end + 1)..].Trim());
            }

            parts.Add((answers[at] == '=', weight, text));
            at = next;
        }

        return parts;
    }

    private static int Mark(string answers, int from)
    {
        var (equal, tilde) = (Escaped.Find(answers, "=", from), Escaped.Find(answers, "~", from));
        return Math.Min(equal < 0 ? answers.Length : equal, tilde < 0 ? answers.Length : tilde);
    }

    private static string Before(string text, string mark) =>
        (Escaped.Find(text, mark) is >= 0 and var at ? text[..at] : text).Trim();

    private static string Answer(string text, string format)
    {
        var (own, answer) = Marked(text.TrimStart(), format);
        return Plain(answer, own);
    }
}
