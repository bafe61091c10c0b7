using System.Collections.Immutable;

namespace Veritas.Exams;

/// <summary>Validates rubrics. Pure.</summary>
internal static class RubricRules
{
    private const int MostLines = 30;
    private const double Tolerance = 1e-9;

    /// <summary>Null when there is no rubric or it is valid; else <c>question_invalid</c>.</summary>
    public static Problem? Check(ImmutableArray<Criterion>? rubric, double points)
    {
        if (rubric is not { IsDefault: false } lines)
        {
            return null;
        }

        var breach =
            lines.Length is < 1 or > MostLines ? $"A rubric has 1 to {MostLines} lines."
            : !lines.All(IsLine)
                ? "A line of a rubric needs an id of 1 to 64 characters, a text of 1 to 2,000, and points over 0."
            : lines.DistinctBy(l => l.Id).Count() < lines.Length ? "The ids of a rubric's lines must be unique."
            : Math.Abs(lines.Sum(l => l.Points) - points) > Tolerance
                ? "The lines of a rubric must add up to the question's points."
            : null;
        return breach is null ? null : new Problem(ProblemKind.Invalid, "question_invalid", breach, Field: "rubric");
    }

    private static bool IsLine(Criterion c) =>
        c is not null
        && ExamRules.IsText(c.Id, 1, 64)
        && ExamRules.IsText(c.Text, 1, 2_000)
        && c.Points > 0
        && double.IsFinite(c.Points);
}
