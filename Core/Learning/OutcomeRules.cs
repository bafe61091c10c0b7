using System.Collections.Immutable;
using System.Globalization;
using Veritas.Classes;

namespace Veritas.Learning;

/// <summary>What an outcome may be, and how a file says it; pure.</summary>
internal static class OutcomeRules
{
    public static readonly ImmutableArray<string> Columns = ["email", "student_number", "term", "left", "observed_on"];
    private static readonly DateOnly FirstDay = new(1990, 1, 1);

    /// <summary>The outcome as it is stored.</summary>
    public static Result<OutcomeDraft> Check(OutcomeDraft draft, DateTimeOffset now) =>
        !ClassRules.IsText(draft.Term, 1, 100) ? Invalid("term", "The term has 1 to 100 characters.")
        : draft.ObservedOn < FirstDay || draft.ObservedOn > DateOnly.FromDateTime(now.UtcDateTime) ? Invalid("observed_on", "The day is from 1990 to today.")
        : draft with { Term = draft.Term.Trim() };

    /// <summary>What a row of a file says, without whom it is about; or why it says nothing.</summary>
    public static (OutcomeDraft? Draft, string? Fault) Read(TableRow row, DateTimeOffset now)
    {
        if (!bool.TryParse(row["left"], out var left))
        {
            return (null, "left is true or false.");
        }

        if (!DateOnly.TryParseExact(row["observed_on"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, "observed_on is a day such as 2030-05-31.");
        }

        var read = Check(new OutcomeDraft(Guid.Empty, row["term"] ?? "", left, day), now);
        return read.Ok ? (read.Value, null) : (null, read.Problem.Detail);
    }

    private static Problem Invalid(string field, string detail) => new(ProblemKind.Invalid, "outcome_invalid", detail, Field: field);
}
