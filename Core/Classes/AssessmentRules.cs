using System.Collections.Immutable;
using System.Globalization;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Validates assessments and reads them from files. Pure.</summary>
internal static class AssessmentRules
{
    public static readonly ImmutableArray<string> Columns =
    [
        "email",
        "student_number",
        "title",
        "kind",
        "points",
        "max_points",
        "held_on",
    ];

    public static readonly Problem Unknown = new(
        ProblemKind.NotFound,
        "assessment_unknown",
        "There is no such assessment."
    );

    public static readonly Problem NotAuthor = new(ProblemKind.Forbidden, "not_author", "Only the author may do this.");

    public static readonly Problem Published = new(
        ProblemKind.Conflict,
        "assessment_published",
        "A published assessment cannot become a draft again."
    );

    public static readonly Problem Changed = new(
        ProblemKind.Stale,
        "assessment_changed",
        "The assessment has changed since it was read. Read it again."
    );

    private const double MaxPointsLimit = 100_000;
    private static readonly DateOnly FirstDay = new(1990, 1, 1);

    /// <summary>The trimmed draft, or <c>assessment_invalid</c>.</summary>
    public static Result<AssessmentDraft> Check(AssessmentDraft draft, DateTimeOffset now)
    {
        if (!StorableText.Fits(draft.Title, 1, 200))
        {
            return Invalid("title", "The title must have 1 to 200 characters.");
        }

        if (!(draft.MaxPoints is > 0 and <= MaxPointsLimit))
        {
            return Invalid("max_points", $"max_points must be greater than 0 and at most {MaxPointsLimit}.");
        }

        if (!(draft.Points >= 0 && draft.Points <= draft.MaxPoints))
        {
            return Invalid("points", "points must be from 0 to max_points.");
        }

        if (draft.HeldOn < FirstDay || draft.HeldOn > DateOnly.FromDateTime(now.UtcDateTime).AddYears(1))
        {
            return Invalid("held_on", "held_on must be between 1990 and a year from now.");
        }

        return draft with
        {
            Title = draft.Title.Trim(),
        };
    }

    /// <summary>The draft of a row of a file, or what is wrong with the row.</summary>
    public static (AssessmentDraft? Draft, string? Fault) Read(TableRow row, PublishState state, DateTimeOffset now)
    {
        if (row["kind"] is not { } name || !WireName<AssessmentKind>.TryParse(name, out var kind))
        {
            var kinds = Enum.GetValues<AssessmentKind>().Select(WireName<AssessmentKind>.Of);
            return (null, $"kind must be one of {string.Join(", ", kinds)}.");
        }

        if (Number(row["points"]) is not { } points || Number(row["max_points"]) is not { } max)
        {
            return (null, "points and max_points must be numbers.");
        }

        if (
            !DateOnly.TryParseExact(
                row["held_on"],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            return (null, "held_on must be a date such as 2030-05-31.");
        }

        var read = Check(new AssessmentDraft(row["title"] ?? "", kind, points, max, day, state), now);
        return read.Ok ? (read.Value, null) : (null, read.Problem.Detail);
    }

    /// <summary>Null when the actor may see the assessment. Only its author and admins see a draft.</summary>
    public static Problem? SeenBy(Actor actor, Assessment? found) =>
        found is null
        || (found.State == PublishState.Draft && found.Author?.Id != actor.UserId && actor.Role != Role.Admin)
            ? Unknown
            : null;

    private static double? Number(string? text)
    {
        const NumberStyles Decimal = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static Problem Invalid(string field, string detail) =>
        new(ProblemKind.Invalid, "assessment_invalid", detail, Field: field);
}
