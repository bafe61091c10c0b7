using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>Compares two answers to the same question.</summary>
internal static class SheetRules
{
    /// <summary>In characters of JSON.</summary>
    private const int LongestShown = 4_000;

    /// <summary>The answer without its value if that is too long to show.</summary>
    public static SheetAnswer? Shown(SheetAnswer? answer) =>
        answer is { Value.Text.Length: > LongestShown } ? answer with { Value = null } : answer;

    /// <summary>True if both answers say the same; never for essays.</summary>
    public static bool Same(QuestionKind kind, SheetAnswer? a, SheetAnswer? b) =>
        a?.Value is { } left
        && b?.Value is { } right
        && CanonicalAnswer.Of(kind, left.Text) is { } canonical
        && canonical == CanonicalAnswer.Of(kind, right.Text);

    /// <summary>True if both answers are graded and short of the question's points.</summary>
    public static bool Wrong(double points, SheetAnswer? a, SheetAnswer? b) =>
        a?.Points < points - 1e-9 && b?.Points < points - 1e-9;
}
