namespace Veritas.Analysis;

/// <summary>What students see of themselves, from the database. Key: 0; any number of activations.</summary>
[Alias("Veritas.IStudentReportsGrain"), Idempotent]
public interface IStudentReportsGrain : IGrainWithIntegerKey
{
    /// <summary>The student's page. Problems: <c>student_unknown</c>, <c>database_away</c>.</summary>
    [Alias("Dashboard")]
    Task<Result<StudentDashboard>> Dashboard(Guid studentId);

    /// <summary>One attempt of the student's own. Problems: <c>attempt_unknown</c> (also anybody else's), <c>cursor_invalid</c>, <c>database_away</c>.</summary>
    /// <param name="studentId">From the token.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="after">A report's <see cref="StudentReport.Next"/>; null: events from the beginning.</param>
    /// <param name="limit">1 to 1,000 events.</param>
    [Alias("Attempt")]
    Task<Result<StudentReport>> Attempt(Guid studentId, Guid attemptId, string? after, int limit);
}
