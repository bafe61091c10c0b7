namespace Veritas.Alerts;

/// <summary>Rules about alerts that need no database.</summary>
internal static class AlertRules
{
    public const int MaxComment = 2_000;

    public static readonly Problem Unknown = new(
        ProblemKind.NotFound,
        "alert_unknown",
        "There is no such alert in this exam."
    );
    public static readonly Problem Resolved = new(
        ProblemKind.Conflict,
        "alert_resolved",
        "The alert is already resolved."
    );
    public static readonly Problem CommentTooLong = new(
        ProblemKind.Invalid,
        "comment_too_long",
        $"A comment has at most {MaxComment} characters."
    );

    /// <summary>Null for a comment that PostgreSQL can store and the check constraint accepts.</summary>
    public static Problem? CheckComment(string comment) =>
        comment.Length > MaxComment ? CommentTooLong
        : comment.Contains('\0')
            ? new Problem(ProblemKind.Invalid, "comment_invalid", "A comment may not contain the character NUL.")
        : null;
}
