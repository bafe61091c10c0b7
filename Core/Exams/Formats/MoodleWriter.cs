using System.Text;
using System.Xml;

namespace Veritas.Exams.Formats;

/// <summary>Writes Moodle XML. The difficulty becomes a tag.</summary>
internal static class MoodleWriter
{
    public const string DifficultyTag = "difficulty:";

    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Encoding = new UTF8Encoding(false),
    };

    public static string Write(IReadOnlyCollection<BankDraft> questions)
    {
        using var stream = new MemoryStream();
        using (var w = XmlWriter.Create(stream, Settings))
        {
            w.WriteStartElement("quiz");
            foreach (var (i, draft) in questions.Index())
            {
                Question(w, i + 1, draft);
            }

            w.WriteEndElement();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Question(XmlWriter w, int number, BankDraft draft)
    {
        var q = draft.Question;
        w.WriteStartElement("question");
        w.WriteAttributeString("type", Type(q.Kind));
        Text(w, "name", $"Q{number}", null);
        Text(w, "questiontext", q.Text, "plain_text");
        w.WriteElementString("defaultgrade", Shapes.Number(q.Points));
        Answers(w, q);
        if (draft.Tags.Length > 0 || draft.Difficulty is not null)
        {
            w.WriteStartElement("tags");
            foreach (var tag in draft.Tags)
            {
                Text(w, "tag", tag, null);
            }

            if (draft.Difficulty is { } difficulty)
            {
                Text(w, "tag", DifficultyTag + Shapes.Number(difficulty), null);
            }

            w.WriteEndElement();
        }

        w.WriteEndElement();
    }

    private static void Answers(XmlWriter w, QuestionDraft q)
    {
        switch (q.Kind)
        {
            case QuestionKind.SingleChoice or QuestionKind.MultipleChoice:
                var options = Shapes.ChoiceOf(q);
                w.WriteElementString("single", q.Kind == QuestionKind.SingleChoice ? "true" : "false");
                var share = Shapes.Number(Math.Round(100.0 / options.Count(o => o.Right), 5));
                foreach (var option in options)
                {
                    Answer(
                        w,
                        option.Text,
                        option.Right ? share
                            : q.Kind == QuestionKind.SingleChoice ? "0"
                            : "-100"
                    );
                }

                break;
            case QuestionKind.TrueFalse:
                Answer(w, "true", Shapes.TruthOf(q) ? "100" : "0");
                Answer(w, "false", Shapes.TruthOf(q) ? "0" : "100");
                break;
            case QuestionKind.Numeric:
                var (value, tolerance) = Shapes.NumberOf(q);
                Answer(w, value, "100", tolerance);
                break;
            case QuestionKind.ShortText:
                w.WriteElementString("usecase", "0");
                foreach (var accepted in Shapes.AcceptedOf(q))
                {
                    Answer(w, accepted, "100");
                }

                break;
            case QuestionKind.Matching:
                foreach (var (left, right) in Shapes.PairsOf(q))
                {
                    w.WriteStartElement("subquestion");
                    w.WriteAttributeString("format", "plain_text");
                    Plain(w, left);
                    w.WriteStartElement("answer");
                    Plain(w, right);
                    w.WriteEndElement();
                    w.WriteEndElement();
                }

                break;
        }
    }

    private static void Answer(XmlWriter w, string text, string fraction, string? tolerance = null)
    {
        w.WriteStartElement("answer");
        w.WriteAttributeString("fraction", fraction);
        w.WriteAttributeString("format", "plain_text");
        Plain(w, text);
        if (tolerance is not null)
        {
            w.WriteElementString("tolerance", tolerance);
        }

        w.WriteEndElement();
    }

    private static void Text(XmlWriter w, string element, string text, string? format)
    {
        w.WriteStartElement(element);
        if (format is not null)
        {
            w.WriteAttributeString("format", format);
        }

        Plain(w, text);
        w.WriteEndElement();
    }

    // XML cannot contain control characters.
    private static void Plain(XmlWriter w, string text) =>
        w.WriteElementString(
            "text",
            string.Concat(
                text.EnumerateRunes()
                    .Select(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value) ? r.ToString() : "\uFFFD")
            )
        );

    private static string Type(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.SingleChoice or QuestionKind.MultipleChoice => "multichoice",
            QuestionKind.TrueFalse => "truefalse",
            QuestionKind.Numeric => "numerical",
            QuestionKind.ShortText => "shortanswer",
            QuestionKind.Matching => "matching",
            _ => "essay",
        };
}
