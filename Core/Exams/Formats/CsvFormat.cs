using System.Collections.Immutable;
using CsvHelper;

namespace Veritas.Exams.Formats;

/// <summary>
/// Questions as CSV (RFC 4180). Columns, in any order: kind, text, points, options, key, tags, difficulty. Lists are
/// separated by <c>|</c>, tags by <c>;</c>. The key of a choice is the number of an option, that of a numeric question
/// <c>value:tolerance</c>; options of a matching question are <c>left=>right</c>. A backslash escapes a separator. A
/// text that a spreadsheet would run as a formula is prefixed with an apostrophe.
/// </summary>
internal static class CsvFormat
{
    private static readonly string[] Columns = ["kind", "text", "points", "options", "key", "tags", "difficulty"];
    private static readonly string[] Needed = ["kind", "text", "points"];

    private static readonly CsvWriterOptions Options = new()
    {
        Quoting = CsvQuoting.WhenNeededOrWhitespace,
        Injection = CsvInjection.Escape,
    };

    public static string Write(IReadOnlyCollection<BankDraft> questions)
    {
        using var file = new StringWriter();
        using (var csv = CsvWriter.Create(file, Options, leaveOpen: true))
        {
            csv.WriteHeader(Columns);
            foreach (var draft in questions)
            {
                var q = draft.Question;
                csv.WriteField(WireName<QuestionKind>.Of(q.Kind));
                csv.WriteField(CsvFormula.Written(q.Text));
                csv.WriteField(q.Points);
                csv.WriteField(CsvFormula.Written(OptionsOf(q)));
                csv.WriteField(CsvFormula.Written(KeyOf(q)));
                csv.WriteField(CsvFormula.Written(string.Join(';', draft.Tags)));
                csv.WriteField(draft.Difficulty);
                csv.EndRecord();
            }
        }

        return file.ToString();
    }

    public static QuestionFile Read(string text)
    {
        var (rows, broken) = CsvRows.Read(text, QuestionFile.MostQuestions + 2);
        if (rows.Count == 0)
        {
            return QuestionFile.Broken(1, broken?.Reason ?? "The file is empty.");
        }

        var header = rows[0].Fields.Select(f => f.Trim().ToLowerInvariant()).ToList();
        if (header.Except(Columns).FirstOrDefault() is { } unknown)
        {
            return QuestionFile.Broken(
                1,
                $"There is no column '{(unknown.Length > 40 ? unknown[..40] : unknown)}'; the columns are "
                    + $"{string.Join(", ", Columns)}."
            );
        }

        if (header.Distinct().Count() < header.Count || Needed.Except(header).Any())
        {
            return QuestionFile.Broken(1, "The header must name each column once and include kind, text and points.");
        }

        var (questions, faults) = (
            ImmutableArray.CreateBuilder<FileQuestion>(),
            ImmutableArray.CreateBuilder<FileFault>()
        );
        foreach (var row in rows.Skip(1))
        {
            try
            {
                questions.Add(new FileQuestion(row.Line, Question(header, row.Fields)));
            }
            catch (QuestionFormatException wrong)
            {
                faults.Add(new FileFault(row.Line, wrong.Message));
            }
        }

        if (broken is not null)
        {
            faults.Add(broken);
        }

        return new QuestionFile(questions.ToImmutable(), faults.ToImmutable());
    }

    private static BankDraft Question(List<string> header, IReadOnlyList<string> fields)
    {
        if (fields.Count != header.Count)
        {
            throw new QuestionFormatException($"The line has {fields.Count} fields, the header {header.Count}.");
        }

        string Field(string name) => header.IndexOf(name) is >= 0 and var i ? CsvFormula.Read(fields[i]) : "";
        if (!WireName<QuestionKind>.TryParse(Field("kind").Trim(), out var kind))
        {
            throw new QuestionFormatException(
                "The kind must be one of "
                    + $"{string.Join(", ", Enum.GetValues<QuestionKind>().Select(WireName<QuestionKind>.Of))}."
            );
        }

        var draft = Shaped(
            kind,
            Field("text").Trim(),
            Shapes.Parse(Field("points"), "points"),
            Field("options"),
            Field("key")
        );
        return draft with
        {
            Tags =
            [
                .. Field("tags").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ],
            Difficulty = string.IsNullOrWhiteSpace(Field("difficulty"))
                ? null
                : Shapes.Parse(Field("difficulty"), "difficulty"),
        };
    }

    private static BankDraft Shaped(QuestionKind kind, string text, double points, string options, string key) =>
        kind switch
        {
            QuestionKind.SingleChoice or QuestionKind.MultipleChoice => Choice(
                text,
                points,
                Escaped.Split(options, "|"),
                key,
                kind == QuestionKind.SingleChoice
            ),
            QuestionKind.TrueFalse => Shapes.TrueFalse(
                text,
                points,
                key.Trim().ToLowerInvariant() switch
                {
                    "true" => true,
                    "false" => false,
                    _ => throw new QuestionFormatException("The key must be true or false."),
                }
            ),
            QuestionKind.Numeric => key.Split(':') is [var value, .. var rest] && rest.Length < 2
                ? Shapes.Numeric(
                    text,
                    points,
                    Shapes.Parse(value, "key"),
                    rest.Length == 0 ? 0 : Shapes.Parse(rest[0], "The tolerance")
                )
                : throw new QuestionFormatException("The key must be value or value:tolerance."),
            QuestionKind.ShortText => Shapes.Short(text, points, Escaped.Split(key, "|").Select(k => Escaped.Plain(k))),
            QuestionKind.Matching => Shapes.Matching(text, points, [.. Escaped.Split(options, "|").Select(Pair)]),
            _ => key.Length > 0 || options.Length > 0
                ? throw new QuestionFormatException("An essay must have neither options nor a key.")
                : Shapes.Essay(text, points),
        };

    private static BankDraft Choice(string text, double points, IReadOnlyList<string> options, string key, bool single)
    {
        var right = key.Split('|', StringSplitOptions.TrimEntries).Select(k => Shapes.Parse(k, "key")).ToHashSet();
        return right.Any(k => k < 1 || k > options.Count || k % 1 != 0)
            ? throw new QuestionFormatException(
                "The key must be the number of an option, counted from 1; separate several with |."
            )
            : Shapes.Choice(
                text,
                points,
                [.. options.Index().Select(o => (Escaped.Plain(o.Item), right.Contains(o.Index + 1)))],
                single
            );
    }

    private static (string Left, string Right) Pair(string pair) =>
        Escaped.Split(pair, "=>") is [var left, var right]
            ? (Escaped.Plain(left), Escaped.Plain(right))
            : throw new QuestionFormatException(
                "The options of a matching question must be left=>right, separated by |."
            );

    private static string OptionsOf(QuestionDraft q) =>
        q.Kind switch
        {
            QuestionKind.SingleChoice or QuestionKind.MultipleChoice => string.Join(
                '|',
                Shapes.ChoiceOf(q).Select(o => Escaped.Of(o.Text, "\\|"))
            ),
            QuestionKind.Matching => string.Join(
                '|',
                Shapes.PairsOf(q).Select(p => $"{Escaped.Of(p.Left, "\\|=")}=>{Escaped.Of(p.Right, "\\|=")}")
            ),
            _ => "",
        };

    private static string KeyOf(QuestionDraft q) =>
        q.Kind switch
        {
            QuestionKind.SingleChoice or QuestionKind.MultipleChoice => string.Join(
                '|',
                Shapes.ChoiceOf(q).Index().Where(o => o.Item.Right).Select(o => o.Index + 1)
            ),
            QuestionKind.TrueFalse => Shapes.TruthOf(q) ? "true" : "false",
            QuestionKind.Numeric => Shapes.NumberOf(q) is var (value, tolerance) ? $"{value}:{tolerance}" : "",
            QuestionKind.ShortText => string.Join('|', Shapes.AcceptedOf(q).Select(a => Escaped.Of(a, "\\|"))),
            _ => "",
        };
}
