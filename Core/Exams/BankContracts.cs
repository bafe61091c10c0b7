using System.Collections.Immutable;

namespace Veritas.Exams;

/// <summary>A question of the bank about to be stored.</summary>
/// <param name="Question">The question, without a section.</param>
/// <param name="Tags">At most 20, each of 1 to 50 characters without comma, semicolon, colon and brackets.</param>
/// <param name="Difficulty">0 very easy to 1 very hard; null when unknown.</param>
/// <param name="Shared">Other teachers see and use it.</param>
public sealed record BankDraft(
    QuestionDraft Question,
    ImmutableArray<string> Tags,
    double? Difficulty,
    bool Shared = false
);

/// <summary>A question of the bank.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="OwnerId">The teacher who added it.</param>
/// <param name="Shared">Other teachers see and use it.</param>
/// <param name="Version">From 1; incremented with each change. Old versions are kept.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">JSON by kind, or null.</param>
/// <param name="Key">JSON by kind, or null.</param>
/// <param name="Points">Greater than 0, at most 1,000.</param>
/// <param name="Rubric">Null when there is none.</param>
/// <param name="Tags">Without duplicates.</param>
/// <param name="Difficulty">0 to 1; null when unknown.</param>
/// <param name="Statistics">From answers; null before the first calibration.</param>
public sealed record BankQuestion(
    Guid Id,
    Guid OwnerId,
    bool Shared,
    int Version,
    QuestionKind Kind,
    string Text,
    RawJson? Options,
    RawJson? Key,
    double Points,
    ImmutableArray<Criterion>? Rubric,
    ImmutableArray<string> Tags,
    double? Difficulty,
    QuestionStatistics? Statistics
);

/// <summary>Statistics of the answers to a question.</summary>
/// <param name="Answers">Number of attempts counted.</param>
/// <param name="Facility">Mean share of the points, 0 to 1.</param>
/// <param name="Discrimination">
/// Facility among the best 27 percent minus that among the worst, -1 to 1; null with fewer than 8 attempts.
/// </param>
/// <param name="CalibratedAt">When they were computed.</param>
public sealed record QuestionStatistics(
    int Answers,
    double? Facility,
    double? Discrimination,
    DateTimeOffset CalibratedAt
);

/// <summary>A query of the bank.</summary>
/// <param name="Tag">Questions with this tag; null: all.</param>
/// <param name="Kind">Questions of this kind; null: all.</param>
/// <param name="Text">Questions that contain this text; null: all.</param>
/// <param name="Easiest">Difficulty at least; null: any.</param>
/// <param name="Hardest">Difficulty at most; null: any.</param>
/// <param name="Mine">The caller's own only.</param>
/// <param name="After">The last id of the previous page; null: the first page.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record BankQuery(
    string? Tag,
    QuestionKind? Kind,
    string? Text,
    double? Easiest,
    double? Hardest,
    bool Mine,
    Guid? After,
    int Limit
);

/// <summary>A page of the bank.</summary>
/// <param name="Items">By id, which is the order of creation.</param>
/// <param name="Next">The next page begins after this id; null on the last page.</param>
public sealed record BankPage(ImmutableArray<BankQuestion> Items, Guid? Next);

/// <summary>A question that resembles a text.</summary>
/// <param name="Question">The question.</param>
/// <param name="Similarity">Trigram similarity, 0 to 1; 1 when the texts differ only in case and white space.</param>
public sealed record SimilarQuestion(BankQuestion Question, double Similarity);

/// <summary>Questions that resemble a text.</summary>
/// <param name="Method">trigram, or exact if the database lacks <c>pg_trgm</c> and only finds equal texts.</param>
/// <param name="Items">Most similar first, at most 20.</param>
public sealed record SimilarQuestions(string Method, ImmutableArray<SimilarQuestion> Items);

/// <summary>The format of a file of questions.</summary>
public enum QuestionFormat
{
    /// <summary>A header line, then kind, text, points, options, key, tags, difficulty.</summary>
    Csv,

    /// <summary>An array of questions as in the HTTP API; the only format that keeps rubrics and option ids.</summary>
    Json,

    /// <summary>Moodle's plain text format.</summary>
    Gift,

    /// <summary>Moodle's XML format.</summary>
    MoodleXml,
}

/// <summary>The outcome of one question of a file.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Id">The new question; null when it was not imported.</param>
/// <param name="Reason">
/// Why it was rejected; null when it was imported, or would have been without the faults of others.
/// </param>
public sealed record ImportLine(int Line, Guid? Id, string? Reason);

/// <summary>The outcome of an import.</summary>
/// <param name="Imported">Number of questions added to the bank.</param>
/// <param name="Faults">Number of rejected questions.</param>
/// <param name="Lines">In the order of the file.</param>
public sealed record ImportReport(int Imported, int Faults, ImmutableArray<ImportLine> Lines);
