using System.Collections.Immutable;
using Veritas.Alerts;

namespace Veritas.Analysis;

/// <summary>What a judgement needs.</summary>
internal static class VerdictRules
{
    public const int LongestComment = 2_000;

    /// <summary>Null when it can be stored. Only what clears a student needs no words.</summary>
    public static Problem? Check(Verdict verdict, string comment) =>
        comment.Length > LongestComment ? Invalid("comment_too_long", $"A comment has at most {LongestComment} characters.")
        : comment.Contains('\0') ? Invalid("comment_invalid", "A comment may not contain the character NUL.")
        : verdict != Verdict.Cleared && string.IsNullOrWhiteSpace(comment) ? Invalid("comment_missing", "What counts against a student needs a reason in words.")
        : null;

    /// <summary>Why a verdict was not taken for a review.</summary>
    public static Problem WhyNotReviewed(ImmutableArray<AttemptVerdict> latestFirst, Guid verdictId, Guid by) =>
        latestFirst.FirstOrDefault() is not { } latest || latest.Id != verdictId
            ? new Problem(ProblemKind.NotFound, "verdict_unknown", "That is not the attempt's latest verdict.")
        : latest.JudgedBy == by ? new Problem(ProblemKind.Conflict, "second_person_needed", "Somebody else has to review this verdict.")
        : new Problem(ProblemKind.Conflict, "verdict_reviewed", "Somebody else has reviewed this verdict.");

    private static Problem Invalid(string code, string detail) => new(ProblemKind.Invalid, code, detail, Field: "comment");
}
