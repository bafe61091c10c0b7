
namespace Veritas.Exams;

/// <summary>What a question of the bank may be; pure.</summary>
internal static class BankRules
{
    public const int MostPerPage = 200;
    public const int MostTags = 20;
    private const int LongestTag = 50;

    public static Problem Unknown { get; } = new(ProblemKind.NotFound, "question_unknown", "There is no such question in the bank.");

    public static Problem NotOwner { get; } = new(ProblemKind.Forbidden, "not_permitted", "Only its owner changes a question of the bank.");

    public static Problem TooMany { get; } = new(
        ProblemKind.Conflict, "too_many_questions", $"A file holds at most {Formats.QuestionFile.MostQuestions} questions: narrow it by tag, kind, text, difficulty or mine.");

    public static Problem Stale { get; } = new(ProblemKind.Stale, "stale", "The question has changed since it was read. Read it again.");

    /// <summary>Null when the question can be kept, else <c>question_invalid</c>.</summary>
    public static Problem? Check(BankDraft draft)
    {
        var q = draft.Question;
        if ((GradingRules.CheckQuestion(q.Kind, q.Text, q.Options, q.Key, q.Points) ?? RubricRules.Check(q.Rubric, q.Points)) is { } wrong)
        {
            return wrong;
        }

        return !ExamRules.IsText(q.Text, 1, 10_000) || draft.Tags.IsDefault ? Invalid("text", "The text has a character that cannot be kept.")
            : q.Section is not null ? Invalid("section", "A question of the bank is in no section.")
            : draft.Tags.Distinct(StringComparer.Ordinal).Count() > MostTags ? Invalid("tags", $"A question has at most {MostTags} tags.")
            : !draft.Tags.All(IsTag) ? Invalid("tags", $"A tag has 1 to {LongestTag} characters, none of them a comma, semicolon, colon or bracket.")
            : draft.Difficulty is not (null or (>= 0 and <= 1)) ? Invalid("difficulty", "The difficulty is 0 (very easy) to 1 (very hard).")
            : null;
    }

    /// <summary>Without doubled tags and without JSON nulls.</summary>
    public static BankDraft Tidy(BankDraft draft) => draft with
    {
        Question = draft.Question with
        {
            Options = draft.Question.Options is { Text: not "null" } ? draft.Question.Options : null,
            Key = draft.Question.Key is { Text: not "null" } ? draft.Question.Key : null,
            Rubric = draft.Question.Rubric is { IsDefault: false } ? draft.Question.Rubric : null,
        },
        Tags = [.. draft.Tags.Distinct(StringComparer.Ordinal)],
    };

    /// <summary>Null when that page of the bank can be asked for.</summary>
    public static Problem? Check(BankQuery query) =>
        query.Limit is < 1 or > MostPerPage ? new Problem(ProblemKind.Invalid, "limit_invalid", $"A page has 1 to {MostPerPage} questions.", Field: "limit")
        : query.Tag is { } tag && !IsTag(tag) ? Invalid("tag", "There can be no such tag.")
        : !IsDifficulty(query.Easiest) ? Invalid("easiest", "A difficulty is 0 to 1.")
        : !IsDifficulty(query.Hardest) ? Invalid("hardest", "A difficulty is 0 to 1.")
        : query.Text is { } text && !ExamRules.IsText(text, 1, 200) ? Invalid("text", "A search text has 1 to 200 characters.")
        : null;

    private static bool IsDifficulty(double? given) => given is null or (>= 0 and <= 1);

    private static bool IsTag(string? tag) =>
        ExamRules.IsText(tag, 1, LongestTag) && tag == tag!.Trim() && tag.AsSpan().IndexOfAny(",;:[]") < 0 && !tag.Any(char.IsControl);

    private static Problem Invalid(string field, string detail) => new(ProblemKind.Invalid, "question_invalid", detail, Field: field);
}
