namespace Veritas.Exams;

/// <summary>Changes of an exam that its grain makes, because the grain has the exam in memory.</summary>
internal interface ILiveExams
{
    /// <summary>
    /// Publishes or freezes the results. Problems: <c>results_draft</c>, <c>results_frozen</c>, <c>exam_draft</c>,
    /// <c>stale</c>.
    /// </summary>
    Task<Result<Exam>> SetResults(Accounts.Actor actor, Guid examId, ResultsStatus status);

    /// <summary>
    /// Corrects a key that two people have approved. Problems: <c>question_unknown</c>, <c>question_invalid</c>,
    /// <c>results_frozen</c>.
    /// </summary>
    Task<Result<Question>> ChangeApprovedKey(Accounts.Actor actor, Guid examId, Guid questionId, RawJson key);
}
