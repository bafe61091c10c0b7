namespace Veritas.Attempts;

/// <summary>
/// The FROM clauses of attempts, also for reports of other capabilities: an attempt is <c>a</c>, its exam <c>e</c>, its
/// student <c>u</c>.
/// </summary>
internal static class AttemptSources
{
    /// <summary>Index: exams_pkey.</summary>
    public const string WithExam = "exam_attempts a join exams e on e.id = a.exam_id";

    /// <summary>Index: users_pkey.</summary>
    public const string WithStudent = "exam_attempts a join users u on u.id = a.student_id";

    /// <summary>Live attempts <c>t</c> of the exam whose id follows. Index: exam_attempts_live.</summary>
    public const string LiveOfExam = "exam_attempts t where t.status in ('in_progress', 'paused') and t.exam_id =";
}
