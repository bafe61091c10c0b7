using Npgsql;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>Two answers beside each other.</summary>
internal static class SheetRules
{
    private const int LongestShown = 4_000;

    /// <summary>An answer from three columns: value, points, time; null when there is none.</summary>
    public static SheetAnswer? Read(NpgsqlDataReader r, int first) =>
        r.IsDBNull(first) ? null : new SheetAnswer(new RawJson(r.GetString(first)), r.DoubleOrNull(first + 1), r.Utc(first + 2));

    public static SheetAnswer? Shown(SheetAnswer? answer) => answer is { Value.Text.Length: > LongestShown } ? answer with { Value = null } : answer;

    public static bool Same(QuestionKind kind, SheetAnswer? a, SheetAnswer? b) =>
        a is not null && b is not null && CanonicalAnswer.Of(kind, a.Value!.Value.Text) is { } canonical && canonical == CanonicalAnswer.Of(kind, b.Value!.Value.Text);

    /// <summary>As the comparison takes it: graded, and short of the question's points.</summary>
    public static bool Wrong(double points, SheetAnswer? a, SheetAnswer? b) => a?.Points < points - 1e-9 && b?.Points < points - 1e-9;
}
