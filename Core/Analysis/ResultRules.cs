using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>Points as people read them.</summary>
internal static class ResultRules
{
    /// <summary>The grade of those points; whether it is passed is open while answers wait for a teacher.</summary>
    public static AttemptGrade Grade(double points, double maxPoints, int toGrade, double passMark)
    {
        var percent = maxPoints > 0 ? Math.Round(points / maxPoints * 100, 2) : 0;
        return new AttemptGrade(points, maxPoints, percent, toGrade, toGrade > 0 ? null : percent >= passMark);
    }
}
