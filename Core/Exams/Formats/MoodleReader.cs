using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace Veritas.Exams.Formats;

/// <summary>
/// Reads Moodle XML, without document types, custom entities and external resources. Ignores categories and feedback.
/// </summary>
internal static class MoodleReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = QuestionFile.LongestFile,
        MaxCharactersFromEntities = 1_024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static QuestionFile Read(string text)
    {
        XElement quiz;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            quiz = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException broken)
        {
            return QuestionFile.Broken(
                Math.Max(1, broken.LineNumber),
                "The file must be well-formed XML without a document type."
            );
        }

        if (quiz.Name.LocalName != "quiz")
        {
            return QuestionFile.Broken(1, "The root element must be quiz.");
        }

        var (questions, faults) = (
            ImmutableArray.CreateBuilder<FileQuestion>(),
            ImmutableArray.CreateBuilder<FileFault>()
        );
        foreach (var element in quiz.Elements("question").Where(q => (string?)q.Attribute("type") != "category"))
        {
            var line = ((IXmlLineInfo)element).LineNumber;
            try
            {
                questions.Add(new FileQuestion(line, Question(element)));
            }
            catch (QuestionFormatException wrong)
            {
                faults.Add(new FileFault(line, wrong.Message));
            }
        }

        return new QuestionFile(questions.ToImmutable(), faults.ToImmutable());
    }

    private static BankDraft Question(XElement q)
    {
        var text = Text(q.Element("questiontext"));
        var points = q.Element("defaultgrade") is { } grade ? Shapes.Parse(grade.Value, "defaultgrade") : 1;
        var tags = q.Element("tags")?.Elements("tag").Select(t => Text(t)).Where(t => t.Length > 0).ToList() ?? [];
        var difficulty = tags.Find(t => t.StartsWith(MoodleWriter.DifficultyTag, StringComparison.Ordinal));
        return Answered(q, text, points) with
        {
            Tags = [.. tags.Where(t => t != difficulty)],
            Difficulty = difficulty is null
                ? null
                : Shapes.Parse(difficulty[MoodleWriter.DifficultyTag.Length..], "difficulty"),
        };
    }

    private static BankDraft Answered(XElement q, string text, double points) =>
        (string?)q.Attribute("type") switch
        {
            "multichoice" => Choice(q, text, points),
            "truefalse" => TrueFalse(q, text, points),
            "numerical" => Numeric(q, text, points),
            "shortanswer" => Short(q, text, points),
            "matching" => Shapes.Matching(
                text,
                points,
                [.. q.Elements("subquestion").Select(s => (Text(s), Text(s.Element("answer"), Format(s))))]
            ),
            "essay" => Shapes.Essay(text, points),
            var other => throw new QuestionFormatException(
                $"The question type '{(other?.Length > 40 ? other[..40] : other)}' is not supported."
            ),
        };

    private static BankDraft Choice(XElement q, string text, double points)
    {
        var single = q.Element("single")?.Value.Trim() is not ("false" or "0");
        var options = q.Elements("answer").Select(a => (Text(a), Fraction: Fraction(a))).ToList();
        return single && options.Any(o => o.Fraction is > 0 and < 100)
            ? throw new QuestionFormatException("An option of a single-choice question must count fully or not at all.")
            : Shapes.Choice(text, points, [.. options.Select(o => (o.Item1, o.Fraction > 0))], single);
    }

    private static BankDraft TrueFalse(XElement q, string text, double points)
    {
        var right = q.Elements("answer").Where(a => Fraction(a) > 0).Select(a => Text(a).ToLowerInvariant()).ToList();
        return right is ["true" or "false"]
            ? Shapes.TrueFalse(text, points, right[0] == "true")
            : throw new QuestionFormatException("Either true or false must be correct.");
    }

    private static BankDraft Numeric(XElement q, string text, double points)
    {
        var right = q.Elements("answer").Where(a => Fraction(a) > 0).ToList();
        return right is [var answer] && Fraction(answer) >= 100
            ? Shapes.Numeric(
                text,
                points,
                Shapes.Parse(Text(answer), "The answer"),
                answer.Element("tolerance") is { Value: var t } && !string.IsNullOrWhiteSpace(t)
                    ? Shapes.Parse(t, "The tolerance")
                    : 0
            )
            : throw new QuestionFormatException("A numeric question must have one correct answer, with fraction 100.");
    }

    private static BankDraft Short(XElement q, string text, double points)
    {
        var right = q.Elements("answer").Where(a => Fraction(a) > 0).ToList();
        return right.TrueForAll(a => Fraction(a) >= 100)
            ? Shapes.Short(text, points, right.Select(a => Text(a)))
            : throw new QuestionFormatException("An accepted text must count fully; partial credit is not supported.");
    }

    private static double Fraction(XElement answer) =>
        answer.Attribute("fraction") is { } fraction
            ? Shapes.Parse(fraction.Value, "fraction")
            : throw new QuestionFormatException("An answer has no fraction.");

    private static string? Format(XElement element) => (string?)element.Attribute("format");

    private static string Text(XElement? element, string? format = null)
    {
        var text = element?.Element("text")?.Value ?? throw new QuestionFormatException("A text is missing.");
        return (Format(element) ?? format) is "html" or "moodle_auto_format" ? Markup.Plain(text) : text.Trim();
    }
}
