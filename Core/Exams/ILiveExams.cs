namespace Veritas.Exams;

/// <summary>The changes of an exam that only its actor makes, because it keeps the exam in memory.</summary>
internal interface ILiveExams
{
    /// <summary>
    /// Moves the results on. Problems: <c>results_draft</c>, <c>results_frozen</c>, <c>exam_draft</c>, <c>stale</c>.
    /// </summary>
    Task<Result<Exam>> SetResults(Accounts.Actor actor, Guid examId, ResultsStatus status);

    /// <summary>
    /// Corrects a key that two people have approved. Problems: <c>question_unknown</c>, <c>question_invalid</c>,
    /// <c>results_frozen</c>.
    /// </summary>
    Task<Result<Question>> ChangeApprovedKey(Accounts.Actor actor, Guid examId, Guid questionId, RawJson key);
}
