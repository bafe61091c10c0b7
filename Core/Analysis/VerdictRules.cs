using System.Collections.Immutable;
using Veritas.Alerts;

namespace Veritas.Analysis;

/// <summary>What a verdict needs.</summary>
internal static class VerdictRules
{
    public const int LongestComment = 2_000;

    /// <summary>Null if the verdict can be stored. Only a verdict that clears the student needs no comment.</summary>
    public static Problem? Check(Verdict verdict, string comment)
    {
        if (comment.Length > LongestComment)
        {
            return Invalid("comment_too_long", $"A comment has at most {LongestComment} characters.");
        }

        if (comment.Contains('\0'))
        {
            return Invalid("comment_invalid", "A comment may not contain the character NUL.");
        }

        return verdict != Verdict.Cleared && string.IsNullOrWhiteSpace(comment)
            ? Invalid("comment_missing", "A verdict against a student needs a comment.")
            : null;
    }

    /// <summary>Why a verdict could not be reviewed.</summary>
    /// <param name="latestFirst">The attempt's verdicts.</param>
    /// <param name="verdictId">The verdict to review.</param>
    /// <param name="by">The reviewing person.</param>
    public static Problem WhyNotReviewed(ImmutableArray<AttemptVerdict> latestFirst, Guid verdictId, Guid by)
    {
        if (latestFirst.FirstOrDefault() is not { } latest || latest.Id != verdictId)
        {
            return new Problem(ProblemKind.NotFound, "verdict_unknown", "This is not the attempt's latest verdict.");
        }

        return latest.JudgedBy == by
            ? new Problem(ProblemKind.Conflict, "second_person_needed", "Somebody else has to review this verdict.")
            : new Problem(ProblemKind.Conflict, "verdict_reviewed", "Somebody else has reviewed this verdict.");
    }

    private static Problem Invalid(string code, string detail) =>
        new(ProblemKind.Invalid, code, detail, Field: "comment");
}
