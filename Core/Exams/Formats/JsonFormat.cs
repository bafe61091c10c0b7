using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Veritas.Exams.Formats;

/// <summary>Questions as a JSON array of the objects that the HTTP API takes.</summary>
internal static class JsonFormat
{
    private static readonly JsonSerializerOptions Strict = new(VeritasJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Entry(
        QuestionKind Kind,
        string Text,
        double Points,
        RawJson? Options = null,
        RawJson? Key = null,
        ImmutableArray<string>? Tags = null,
        double? Difficulty = null,
        ImmutableArray<Criterion>? Rubric = null
    );

    public static string Write(IReadOnlyCollection<BankDraft> questions) =>
        JsonSerializer.Serialize(
            questions.Select(d => new Entry(
                d.Question.Kind,
                d.Question.Text,
                d.Question.Points,
                d.Question.Options,
                d.Question.Key,
                d.Tags,
                d.Difficulty,
                d.Question.Rubric
            )),
            Strict
        );

    public static QuestionFile Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var (questions, faults) = (
                ImmutableArray.CreateBuilder<FileQuestion>(),
                ImmutableArray.CreateBuilder<FileFault>()
            );
            foreach (var (line, element) in Elements(bytes))
            {
                try
                {
                    questions.Add(new FileQuestion(line, Draft(element)));
                }
                catch (JsonException wrong)
                {
                    // The exception's message can quote the file; the path cannot.
                    faults.Add(
                        new FileFault(
                            line,
                            wrong.Path is { Length: > 2 } path
                                ? $"{path[2..]} is missing, unknown or of the wrong type."
                                : "A question must have kind, text and points."
                        )
                    );
                }
            }

            return new QuestionFile(questions.ToImmutable(), faults.ToImmutable());
        }
        catch (JsonException broken)
        {
            return QuestionFile.Broken((int)(broken.LineNumber ?? 0) + 1, "The file is not a JSON list.");
        }
    }

    private static BankDraft Draft(ReadOnlyMemory<byte> element)
    {
        var e = JsonSerializer.Deserialize<Entry>(element.Span, Strict) ?? throw new JsonException();
        return new BankDraft(
            new QuestionDraft(e.Kind, e.Text, e.Options, e.Key, e.Points, null, e.Rubric),
            e.Tags ?? [],
            e.Difficulty
        );
    }

    private static List<(int Line, ReadOnlyMemory<byte> Element)> Elements(byte[] bytes)
    {
        var elements = new List<(int, ReadOnlyMemory<byte>)>();
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 32 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException(null, null, 0, 0);
        }

        var (line, counted) = (1, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            line += bytes.AsSpan(counted, start - counted).Count((byte)'\n');
            counted = start;
            reader.Skip();
            elements.Add((line, bytes.AsMemory(start, (int)reader.BytesConsumed - start)));
        }

        // Content after the array is an error.
        while (reader.Read()) { }

        return elements;
    }
}
