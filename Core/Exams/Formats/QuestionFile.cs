using System.Collections.Immutable;

namespace Veritas.Exams.Formats;

/// <summary>A question of a file, and the line where it begins.</summary>
internal sealed record FileQuestion(int Line, BankDraft Draft);

/// <summary>What cannot be read, and why.</summary>
internal sealed record FileFault(int Line, string Reason);

/// <summary>A file as far as it can be read.</summary>
internal sealed record QuestionFile(ImmutableArray<FileQuestion> Questions, ImmutableArray<FileFault> Faults)
{
    /// <summary>The most characters a file has.</summary>
    public const int LongestFile = 2 * 1024 * 1024;

    /// <summary>The most questions a file has.</summary>
    public const int MostQuestions = 2_000;

    /// <summary>Reads a file; every question in it that could not be asked is a fault.</summary>
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

        var wrong = read.Questions.Select(q => (q.Line, BankRules.Check(q.Draft)?.Detail)).Where(f => f.Detail is not null).ToLookup(f => f.Line, f => f.Detail!);
        return new QuestionFile(
            [.. read.Questions.Where(q => !wrong.Contains(q.Line)).Select(q => q with { Draft = BankRules.Tidy(q.Draft) })],
            [.. read.Faults.Concat(wrong.Select(g => new FileFault(g.Key, g.First()))).OrderBy(f => f.Line)]);
    }

    /// <summary>Writes questions as a file that <see cref="Read"/> gives back.</summary>
    public static string Write(QuestionFormat format, IReadOnlyCollection<BankDraft> questions) => format switch
    {
        QuestionFormat.Csv => CsvFormat.Write(questions),
        QuestionFormat.Json => JsonFormat.Write(questions),
        QuestionFormat.Gift => GiftWriter.Write(questions),
        _ => MoodleWriter.Write(questions),
    };

    /// <summary>Nothing of the file can be used.</summary>
    public static QuestionFile Broken(int line, string reason) => new([], [new FileFault(line, reason)]);
}

/// <summary>A question that a format could not make sense of; caught where the line is known.</summary>
internal sealed class QuestionFormatException(string reason) : Exception(reason);
