using System.Collections.Immutable;
using System.Globalization;
using Veritas.Accounts;

namespace Veritas.Classes;

/// <summary>What an entry of the log may be, and how a file says it; pure.</summary>
internal static class AssessmentRules
{
    public static readonly ImmutableArray<string> Columns = ["email", "student_number", "title", "kind", "points", "max_points", "held_on"];
    public static readonly Problem Unknown = new(ProblemKind.NotFound, "assessment_unknown", "There is no such entry.");
    public static readonly Problem NotAuthor = new(ProblemKind.Forbidden, "not_author", "Only its author may do this.");
    public static readonly Problem Published = new(ProblemKind.Conflict, "assessment_published", "What is published stays published.");
    public static readonly Problem Changed = new(ProblemKind.Stale, "assessment_changed", "It was changed meanwhile. Read it again.");
    private const double MostPoints = 100_000;
    private static readonly DateOnly FirstDay = new(1990, 1, 1);

    /// <summary>The draft as it is stored.</summary>
    public static Result<AssessmentDraft> Check(AssessmentDraft draft, DateTimeOffset now) =>
        !ClassRules.IsText(draft.Title, 1, 200) ? Invalid("title", "The title has 1 to 200 characters.")
        : !(draft.MaxPoints is > 0 and <= MostPoints) ? Invalid("max_points", $"The possible points are over 0, at most {MostPoints}.")
        : !(draft.Points >= 0 && draft.Points <= draft.MaxPoints) ? Invalid("points", "The points are 0 to the possible ones.")
        : draft.HeldOn < FirstDay || draft.HeldOn > DateOnly.FromDateTime(now.UtcDateTime).AddYears(1) ? Invalid("held_on", "The day is from 1990 to a year from now.")
        : draft with { Title = draft.Title.Trim() };

    /// <summary>What a row of a file says, or why it says nothing.</summary>
    public static (AssessmentDraft? Draft, string? Fault) Read(TableRow row, PublishState state, DateTimeOffset now)
    {
        if (row["kind"] is not { } name || !WireName<AssessmentKind>.TryParse(name, out var kind))
        {
            return (null, $"The kind is one of {string.Join(", ", Enum.GetValues<AssessmentKind>().Select(WireName<AssessmentKind>.Of))}.");
        }

        if (Number(row["points"]) is not { } points || Number(row["max_points"]) is not { } max)
        {
            return (null, "points and max_points are numbers.");
        }

        if (!DateOnly.TryParseExact(row["held_on"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, "held_on is a day such as 2030-05-31.");
        }

        var read = Check(new AssessmentDraft(row["title"] ?? "", kind, points, max, day, state), now);
        return read.Ok ? (read.Value, null) : (null, read.Problem.Detail);
    }

    /// <summary>Null when the actor sees it.</summary>
    public static Problem? SeenBy(Actor actor, Assessment? found) =>
        found is null || (found.State == PublishState.Draft && found.Author?.Id != actor.UserId && actor.Role != Role.Admin) ? Unknown : null;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Problem Invalid(string field, string detail) => new(ProblemKind.Invalid, "assessment_invalid", detail, Field: field);
}
