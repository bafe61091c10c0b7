using System.Collections.Immutable;

namespace Veritas.Exams;

/// <summary>What a teacher writes of a question in the bank.</summary>
/// <param name="Question">The question; a section means nothing here.</param>
/// <param name="Tags">At most 20 of 1 to 50 characters, without comma, semicolon, colon and brackets.</param>
/// <param name="Difficulty">0 very easy to 1 very hard; null: not known.</param>
/// <param name="Shared">Other teachers see and use it.</param>
public sealed record BankDraft(
    QuestionDraft Question, ImmutableArray<string> Tags, double? Difficulty,
    bool Shared = false);

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
public sealed record BankQuestion(
    Guid Id, Guid OwnerId, bool Shared, int Version, QuestionKind Kind,
    string Text, RawJson? Options, RawJson? Key, double Points,
    ImmutableArray<Criterion>? Rubric, ImmutableArray<string> Tags, double? Difficulty,
    QuestionStatistics? Statistics);

/// <summary>What answers say of a question.</summary>
/// <param name="Answers">How many attempts were counted.</param>
/// <param name="Facility">The mean share of the points, 0 to 1.</param>
/// <param name="Discrimination">Facility of the best 27 percent less that of the worst, -1 to 1; null with fewer than 8 attempts.</param>
/// <param name="CalibratedAt">When it was counted.</param>
public sealed record QuestionStatistics(
    int Answers, double? Facility, double? Discrimination, DateTimeOffset CalibratedAt);

/// <summary>What to list of the bank.</summary>
/// <param name="Tag">Questions with this tag; null: all.</param>
/// <param name="Kind">Questions of this kind; null: all.</param>
/// <param name="Text">Questions that contain this text; null: all.</param>
/// <param name="Easiest">Difficulty at least; null: any.</param>
/// <param name="Hardest">Difficulty at most; null: any.</param>
/// <param name="Mine">The caller's own only.</param>
/// <param name="After">The last id of the page before; null: the first page.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record BankQuery(
    string? Tag, QuestionKind? Kind, string? Text, double? Easiest,
    double? Hardest, bool Mine, Guid? After, int Limit);

/// <summary>A page of the bank.</summary>
/// <param name="Items">By id, so in the order they were made.</param>
/// <param name="Next">Ask for what comes after this id; null: there is no more.</param>
public sealed record BankPage(ImmutableArray<BankQuestion> Items, Guid? Next);

/// <summary>A question that reads like another text.</summary>
/// <param name="Question">The question.</param>
/// <param name="Similarity">0 to 1, over trigrams; 1 when the texts are equal but for case and space.</param>
public sealed record SimilarQuestion(BankQuestion Question, double Similarity);

/// <summary>What reads alike.</summary>
/// <param name="Method">trigram, or exact where the database lacks <c>pg_trgm</c>: then only equal texts are found.</param>
/// <param name="Items">Most alike first, at most 20.</param>
public sealed record SimilarQuestions(string Method, ImmutableArray<SimilarQuestion> Items);

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
public sealed record ImportLine(int Line, Guid? Id, string? Reason);

/// <summary>What became of a file.</summary>
/// <param name="Imported">How many questions are new in the bank.</param>
/// <param name="Faults">How many lines are wrong.</param>
/// <param name="Lines">In the order of the file.</param>
public sealed record ImportReport(int Imported, int Faults, ImmutableArray<ImportLine> Lines);
