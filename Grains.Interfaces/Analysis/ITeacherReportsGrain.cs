using Veritas.Accounts;

namespace Veritas.Analysis;

/// <summary>
/// What teachers see of their exams, from the database. Key: 0; any number of activations. Who has no permission on an exam gets
/// <c>exam_unknown</c>, who has too little <c>not_permitted</c>; without the database every call answers <c>database_away</c>.
/// </summary>
[Alias("Veritas.ITeacherReportsGrain"), Repeatable]
public interface ITeacherReportsGrain : IGrainWithIntegerKey
{
    /// <summary>The teacher's page; an admin sees every exam. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Whose page.</param>
    /// <param name="after">A page's <see cref="TeacherDashboard.Next"/>; null: from the beginning.</param>
    /// <param name="limit">1 to 200 exams.</param>
    [Alias("Dashboard")]
    Task<Result<TeacherDashboard>> Dashboard(Actor actor, string? after, int limit);

    /// <summary>What the exam's attempts say; needs view.</summary>
    [Alias("Analytics")]
    Task<Result<ExamAnalytics>> Analytics(Actor actor, Guid examId);

    /// <summary>Flagged attempts, lowest score first; needs proctor. Problems: <c>cursor_invalid</c>.</summary>
    [Alias("Flagged")]
    Task<Result<Page<FlaggedAttempt>>> Flagged(Actor actor, Guid examId, string? after, int limit);

    /// <summary>Alerts of the exam that nobody has judged, worst first; needs proctor. Problems: <c>cursor_invalid</c>.</summary>
    [Alias("Triage")]
    Task<Result<Page<TriageAlert>>> Triage(Actor actor, Guid examId, string? after, int limit);

    /// <summary>A student of one of the teacher's classes, or who attempted an exam the teacher has a permission on. Problems: <c>student_unknown</c> (also for everybody else).</summary>
    [Alias("Student")]
    Task<Result<TaughtStudent>> Student(Actor actor, Guid studentId);
}
