using System.Collections.Immutable;

namespace Veritas.Exams.Formats;

/// <summary>A question of a file, and the line where it begins.</summary>
internal sealed record FileQuestion(int Line, BankDraft Draft);

/// <summary>A part of a file that cannot be read, and why.</summary>
internal sealed record FileFault(int Line, string Reason);

/// <summary>The readable questions of a file, and its faults.</summary>
internal sealed record QuestionFile(ImmutableArray<FileQuestion> Questions, ImmutableArray<FileFault> Faults)
{
    /// <summary>Maximum number of characters of a file.</summary>
    public const int LongestFile = 2 * 1024 * 1024;

    /// <summary>Maximum number of questions of a file.</summary>
    public const int MostQuestions = 2_000;

    /// <summary>Reads a file; invalid questions are faults.</summary>
    public static QuestionFile Read(QuestionFormat format, string text)
    {
        if (text.Length > LongestFile)
        {
            return Broken(1, $"A file has at most {LongestFile} characters.");
        }

        var plain = text.StartsWith('\uFEFF') ? text[1..] : text;
        var read = format switch
        {
            QuestionFormat.Csv => CsvFormat.Read(plain),
            QuestionFormat.Json => JsonFormat.Read(plain),
            QuestionFormat.Gift => GiftReader.Read(plain),
            _ => MoodleReader.Read(plain),
        };
        if (read.Questions.Length + read.Faults.Length > MostQuestions)
        {
            return Broken(1, $"A file has at most {MostQuestions} questions.");
        }

        var wrong = read
            .Questions.Select(q => (q.Line, BankRules.Check(q.Draft)?.Detail))
            .Where(f => f.Detail is not null)
            .ToLookup(f => f.Line, f => f.Detail!);
        return new QuestionFile(
            [
                .. read
                    .Questions.Where(q => !wrong.Contains(q.Line))
                    .Select(q => q with { Draft = BankRules.Tidy(q.Draft) }),
            ],
            [.. read.Faults.Concat(wrong.Select(g => new FileFault(g.Key, g.First()))).OrderBy(f => f.Line)]
        );
    }

    /// <summary>Writes questions to a file that <see cref="Read"/> reads back.</summary>
    public static string Write(QuestionFormat format, IReadOnlyCollection<BankDraft> questions) =>
        format switch
        {
            QuestionFormat.Csv => CsvFormat.Write(questions),
            QuestionFormat.Json => JsonFormat.Write(questions),
            QuestionFormat.Gift => GiftWriter.Write(questions),
            _ => MoodleWriter.Write(questions),
        };

    /// <summary>A file that cannot be read at all.</summary>
    public static QuestionFile Broken(int line, string reason) => new([], [new FileFault(line, reason)]);
}

/// <summary>A question that cannot be read; caught where its line is known.</summary>
internal sealed class QuestionFormatException(string reason) : Exception(reason);
