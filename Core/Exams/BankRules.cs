using System.Collections.Immutable;

namespace Veritas.Exams;

/// <summary>Validates questions and queries of the bank. Pure.</summary>
internal static class BankRules
{
    public const int MostPerPage = 200;
    public const int MostTags = 20;
    private const int LongestTag = 50;

    public static Problem Unknown { get; } =
        new(ProblemKind.NotFound, "question_unknown", "There is no such question in the bank.");

    public static Problem NotOwner { get; } =
        new(ProblemKind.Forbidden, "not_permitted", "Only the owner may change a question of the bank.");

    public static Problem TooMany { get; } =
        new(
            ProblemKind.Conflict,
            "too_many_questions",
            $"A file holds at most {Formats.QuestionFile.MostQuestions} questions: filter by tag, kind, text, "
                + "difficulty "
                + "or mine."
        );

    public static Problem Stale { get; } =
        new(ProblemKind.Stale, "stale", "The question has changed since it was read. Read it again.");

    /// <summary>Null when the question is valid, else <c>question_invalid</c>.</summary>
    public static Problem? Check(BankDraft draft)
    {
        var q = draft.Question;
        var invalid =
            GradingRules.CheckQuestion(q.Kind, q.Text, q.Options, q.Key, q.Points)
            ?? RubricRules.Check(q.Rubric, q.Points);
        if (invalid is not null)
        {
            return invalid;
        }

        if (!ExamRules.IsText(q.Text, 1, 10_000) || draft.Tags.IsDefault)
        {
            return Invalid("text", "The text has a character that cannot be stored.");
        }

        if (q.Section is not null)
        {
            return Invalid("section", "A question of the bank cannot have a section.");
        }

        return CheckTags(draft.Tags)
            ?? (
                IsDifficulty(draft.Difficulty)
                    ? null
                    : Invalid("difficulty", "The difficulty must be 0 (very easy) to 1 (very hard).")
            );
    }

    /// <summary>Removes duplicate tags, and JSON nulls.</summary>
    public static BankDraft Tidy(BankDraft draft) =>
        draft with
        {
            Question = draft.Question with
            {
                Options = draft.Question.Options is { Text: not "null" } ? draft.Question.Options : null,
                Key = draft.Question.Key is { Text: not "null" } ? draft.Question.Key : null,
                Rubric = draft.Question.Rubric is { IsDefault: false } ? draft.Question.Rubric : null,
            },
            Tags = [.. draft.Tags.Distinct(StringComparer.Ordinal)],
        };

    /// <summary>Null when the query is valid, else <c>limit_invalid</c> or <c>question_invalid</c>.</summary>
    public static Problem? Check(BankQuery query)
    {
        if (query.Limit is < 1 or > MostPerPage)
        {
            var detail = $"A page has 1 to {MostPerPage} questions.";
            return new Problem(ProblemKind.Invalid, "limit_invalid", detail, Field: "limit");
        }

        if (query.Tag is { } tag && !IsTag(tag))
        {
            return Invalid("tag", "This is not a valid tag.");
        }

        if (!IsDifficulty(query.Easiest) || !IsDifficulty(query.Hardest))
        {
            return Invalid(IsDifficulty(query.Easiest) ? "hardest" : "easiest", "A difficulty must be 0 to 1.");
        }

        return query.Text is { } text && !ExamRules.IsText(text, 1, 200)
            ? Invalid("text", "A search text must have 1 to 200 characters.")
            : null;
    }

    private static Problem? CheckTags(ImmutableArray<string> tags)
    {
        if (tags.Distinct(StringComparer.Ordinal).Count() > MostTags)
        {
            return Invalid("tags", $"A question has at most {MostTags} tags.");
        }

        return tags.All(IsTag)
            ? null
            : Invalid("tags", $"A tag has 1 to {LongestTag} characters, without comma, semicolon, colon and brackets.");
    }

    private static bool IsDifficulty(double? given) => given is null or (>= 0 and <= 1);

    private static bool IsTag(string? tag) =>
        ExamRules.IsText(tag, 1, LongestTag)
        && tag == tag!.Trim()
        && tag.AsSpan().IndexOfAny(",;:[]") < 0
        && !tag.Any(char.IsControl);

    private static Problem Invalid(string field, string detail) =>
        new(ProblemKind.Invalid, "question_invalid", detail, Field: field);
}
