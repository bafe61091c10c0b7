using System.Collections.Immutable;

namespace Veritas.Exams;

/// <summary>What a teacher writes of a question in the bank.</summary>
/// <param name="Question">The question; a section means nothing here.</param>
/// <param name="Tags">At most 20 of 1 to 50 characters, without comma, semicolon, colon and brackets.</param>
/// <param name="Difficulty">0 very easy to 1 very hard; null: not known.</param>
/// <param name="Shared">Other teachers see and use it.</param>
[GenerateSerializer, Immutable, Alias("Veritas.BankDraft")]
public sealed record BankDraft(
    [property: Id(0)] QuestionDraft Question, [property: Id(1)] ImmutableArray<string> Tags, [property: Id(2)] double? Difficulty,
    [property: Id(3)] bool Shared = false);

/// <summary>A question of the bank.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="OwnerId">Who made it.</param>
/// <param name="Shared">Other teachers see and use it.</param>
/// <param name="Version">From 1; rises with every change, old versions stay.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">JSON by kind, or null.</param>
/// <param name="Key">JSON by kind, or null.</param>
/// <param name="Points">Over 0, at most 1,000.</param>
/// <param name="Rubric">Null: none.</param>
/// <param name="Tags">As given, without doubles.</param>
/// <param name="Difficulty">0 to 1; null: not known.</param>
/// <param name="Statistics">From answers; null until it was calibrated.</param>
[GenerateSerializer, Immutable, Alias("Veritas.BankQuestion")]
public sealed record BankQuestion(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid OwnerId, [property: Id(2)] bool Shared, [property: Id(3)] int Version, [property: Id(4)] QuestionKind Kind,
    [property: Id(5)] string Text, [property: Id(6)] RawJson? Options, [property: Id(7)] RawJson? Key, [property: Id(8)] double Points,
    [property: Id(9)] ImmutableArray<Criterion>? Rubric, [property: Id(10)] ImmutableArray<string> Tags, [property: Id(11)] double? Difficulty,
    [property: Id(12)] QuestionStatistics? Statistics);

/// <summary>What answers say of a question.</summary>
/// <param name="Answers">How many attempts were counted.</param>
/// <param name="Facility">The mean share of the points, 0 to 1.</param>
/// <param name="Discrimination">Facility of the best 27 percent less that of the worst, -1 to 1; null with fewer than 8 attempts.</param>
/// <param name="CalibratedAt">When it was counted.</param>
[GenerateSerializer, Immutable, Alias("Veritas.QuestionStatistics")]
public sealed record QuestionStatistics(
    [property: Id(0)] int Answers, [property: Id(1)] double? Facility, [property: Id(2)] double? Discrimination, [property: Id(3)] DateTimeOffset CalibratedAt);

/// <summary>What to list of the bank.</summary>
/// <param name="Tag">Questions with this tag; null: all.</param>
/// <param name="Kind">Questions of this kind; null: all.</param>
/// <param name="Text">Questions that contain this text; null: all.</param>
/// <param name="Easiest">Difficulty at least; null: any.</param>
/// <param name="Hardest">Difficulty at most; null: any.</param>
/// <param name="Mine">The caller's own only.</param>
/// <param name="After">The last id of the page before; null: the first page.</param>
/// <param name="Limit">1 to 200.</param>
[GenerateSerializer, Immutable, Alias("Veritas.BankQuery")]
public sealed record BankQuery(
    [property: Id(0)] string? Tag, [property: Id(1)] QuestionKind? Kind, [property: Id(2)] string? Text, [property: Id(3)] double? Easiest,
    [property: Id(4)] double? Hardest, [property: Id(5)] bool Mine, [property: Id(6)] Guid? After, [property: Id(7)] int Limit);

/// <summary>A page of the bank.</summary>
/// <param name="Items">By id, so in the order they were made.</param>
/// <param name="Next">Ask for what comes after this id; null: there is no more.</param>
[GenerateSerializer, Immutable, Alias("Veritas.BankPage")]
public sealed record BankPage([property: Id(0)] ImmutableArray<BankQuestion> Items, [property: Id(1)] Guid? Next);

/// <summary>A question that reads like another text.</summary>
/// <param name="Question">The question.</param>
/// <param name="Similarity">0 to 1, over trigrams; 1 when the texts are equal but for case and space.</param>
[GenerateSerializer, Immutable, Alias("Veritas.SimilarQuestion")]
public sealed record SimilarQuestion([property: Id(0)] BankQuestion Question, [property: Id(1)] double Similarity);

/// <summary>What reads alike.</summary>
/// <param name="Method">trigram, or exact where the database lacks <c>pg_trgm</c>: then only equal texts are found.</param>
/// <param name="Items">Most alike first, at most 20.</param>
[GenerateSerializer, Immutable, Alias("Veritas.SimilarQuestions")]
public sealed record SimilarQuestions([property: Id(0)] string Method, [property: Id(1)] ImmutableArray<SimilarQuestion> Items);

/// <summary>How a file of questions is written.</summary>
public enum QuestionFormat
{
    /// <summary>A header line, then kind, text, points, options, key, tags, difficulty.</summary>
    Csv,

    /// <summary>A list of questions as the routes take them; the only one that keeps rubrics and option ids.</summary>
    Json,

    /// <summary>Moodle's plain text format.</summary>
    Gift,

    /// <summary>Moodle's XML format.</summary>
    MoodleXml,
}

/// <summary>What became of one question of a file.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Id">The new question; null: not imported.</param>
/// <param name="Reason">Why not; null: it was, or would have been without the faults of others.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ImportLine")]
public sealed record ImportLine([property: Id(0)] int Line, [property: Id(1)] Guid? Id, [property: Id(2)] string? Reason);

/// <summary>What became of a file.</summary>
/// <param name="Imported">How many questions are new in the bank.</param>
/// <param name="Faults">How many lines are wrong.</param>
/// <param name="Lines">In the order of the file.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ImportReport")]
public sealed record ImportReport([property: Id(0)] int Imported, [property: Id(1)] int Faults, [property: Id(2)] ImmutableArray<ImportLine> Lines);
