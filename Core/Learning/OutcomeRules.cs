using System.Collections.Immutable;
using System.Globalization;
using Veritas.Classes;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Validates outcomes and reads them from files. Pure.</summary>
internal static class OutcomeRules
{
    public static readonly ImmutableArray<string> Columns = ["email", "student_number", "term", "left", "observed_on"];
    private static readonly DateOnly FirstDay = new(1990, 1, 1);

    /// <summary>The trimmed draft, or <c>outcome_invalid</c>.</summary>
    public static Result<OutcomeDraft> Check(OutcomeDraft draft, DateTimeOffset now)
    {
        if (!StorableText.Fits(draft.Term, 1, 100))
        {
            return Invalid("term", "The term must have 1 to 100 characters.");
        }

        return draft.ObservedOn < FirstDay || draft.ObservedOn > DateOnly.FromDateTime(now.UtcDateTime)
            ? Invalid("observed_on", "observed_on must be between 1990 and today.")
            : draft with
            {
                Term = draft.Term.Trim(),
            };
    }

    /// <summary>The draft of a row of a file, without its student; or what is wrong with the row.</summary>
    public static (OutcomeDraft? Draft, string? Fault) Read(TableRow row, DateTimeOffset now)
    {
        if (!bool.TryParse(row["left"], out var left))
        {
            return (null, "left must be true or false.");
        }

        if (
            !DateOnly.TryParseExact(
                row["observed_on"],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            return (null, "observed_on must be a date such as 2030-05-31.");
        }

        var read = Check(new OutcomeDraft(Guid.Empty, row["term"] ?? "", left, day), now);
        return read.Ok ? (read.Value, null) : (null, read.Problem.Detail);
    }

    private static Problem Invalid(string field, string detail) =>
        new(ProblemKind.Invalid, "outcome_invalid", detail, Field: field);
}
