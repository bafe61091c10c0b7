using Veritas.Accounts;

namespace Veritas.Classes;

/// <summary>What feedback may be, and who may do what to it; pure.</summary>
internal static class FeedbackRules
{
    public static readonly Problem Unknown = new(ProblemKind.NotFound, "feedback_unknown", "There is no such feedback.");
    public static readonly Problem NotAuthor = new(ProblemKind.Forbidden, "not_author", "Only its author may do this.");
    public static readonly Problem Published = new(ProblemKind.Conflict, "feedback_published", "What is published is not changed: remove it and write anew.");
    public static readonly Problem Changed = new(ProblemKind.Stale, "feedback_changed", "It was changed meanwhile. Read it again.");

    /// <summary>The draft as it is stored.</summary>
    public static Result<FeedbackDraft> Check(FeedbackDraft draft) =>
        !ClassRules.IsText(draft.Title, 1, 200) ? Invalid("title", "The title has 1 to 200 characters.")
        : !ClassRules.IsText(draft.Text, 1, 10_000) ? Invalid("text", "The text has 1 to 10,000 characters.")
        : draft with { Title = draft.Title.Trim(), Text = draft.Text.Trim() };

    /// <summary>Null when the actor sees it.</summary>
    public static Problem? SeenBy(Actor actor, Feedback? found) =>
        found is null || (found.State == PublishState.Draft && found.Author.Id != actor.UserId && actor.Role != Role.Admin) ? Unknown : null;

    private static Problem Invalid(string field, string detail) => new(ProblemKind.Invalid, "feedback_invalid", detail, Field: field);
}
