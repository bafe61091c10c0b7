using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>Columns of an attempt <c>a</c> that several reports select.</summary>
internal static class AttemptColumns
{
    /// <summary>The columns that <see cref="AttemptRow.GradeOf"/> reads.</summary>
    public const string Points = "a.points, a.max_points, coalesce(a.to_grade, 0) as to_grade, a.pass_mark";

    /// <summary>The verdict that counts: the latest, or its review. Index: attempt_verdicts_attempt.</summary>
    public const string Verdict = """
        (select coalesce(v.review_verdict, v.verdict) from attempt_verdicts v
            where v.attempt_id = a.id order by v.id desc limit 1) as verdict
        """;
}
