using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Validates feedback and decides who may see it. Pure.</summary>
internal static class FeedbackRules
{
    public static readonly Problem Unknown = new(
        ProblemKind.NotFound,
        "feedback_unknown",
        "There is no such feedback."
    );

    public static readonly Problem NotAuthor = new(ProblemKind.Forbidden, "not_author", "Only the author may do this.");

    public static readonly Problem Published = new(
        ProblemKind.Conflict,
        "feedback_published",
        "Published feedback cannot be changed. Delete it and write new feedback."
    );

    public static readonly Problem Changed = new(
        ProblemKind.Stale,
        "feedback_changed",
        "The feedback has changed since it was read. Read it again."
    );

    /// <summary>The trimmed draft, or <c>feedback_invalid</c>.</summary>
    public static Result<FeedbackDraft> Check(FeedbackDraft draft)
    {
        if (!StorableText.Fits(draft.Title, 1, 200))
        {
            return Invalid("title", "The title must have 1 to 200 characters.");
        }

        return StorableText.Fits(draft.Text, 1, 10_000)
            ? draft with
            {
                Title = draft.Title.Trim(),
                Text = draft.Text.Trim(),
            }
            : Invalid("text", "The text must have 1 to 10,000 characters.");
    }

    /// <summary>Null when the actor may see the feedback. Only its author and admins see a draft.</summary>
    public static Problem? SeenBy(Actor actor, Feedback? found) =>
        found is null
        || (found.State == PublishState.Draft && found.Author.Id != actor.UserId && actor.Role != Role.Admin)
            ? Unknown
            : null;

    private static Problem Invalid(string field, string detail) =>
        new(ProblemKind.Invalid, "feedback_invalid", detail, Field: field);
}
