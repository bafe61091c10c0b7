using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>Computes grades from points.</summary>
internal static class ResultRules
{
    /// <summary>The grade; whether it is passed is null while answers are to be graded.</summary>
    public static AttemptGrade Grade(double points, double maxPoints, int toGrade, double passMark)
    {
        var percent = maxPoints > 0 ? Math.Round(points / maxPoints * 100, 2) : 0;
        return new AttemptGrade(points, maxPoints, percent, toGrade, toGrade > 0 ? null : percent >= passMark);
    }
}
