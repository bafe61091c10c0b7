using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>
/// A student's own attempts, live or ended. The database is current: answers and clock are stored before they are
/// reported.
/// </summary>
internal sealed class StudentAttemptsService(
    AttemptStore attempts,
    AnswerStore answers,
    ExamDefinitionsService exams,
    TimeProvider time
)
{
    /// <summary>
    /// The attempt as its student sees it. Problem: <c>attempt_unknown</c>, also for another student's attempt.
    /// </summary>
    public Task<Result<AttemptView>> View(Guid studentId, Guid attemptId, CancellationToken cancel) =>
        time.WithTimeout<AttemptView>(
            cancel,
            async cancel =>
            {
                if (await attempts.ReadAsync(attemptId, cancel) is not { } row || row.StudentId != studentId)
                {
                    return AttemptProblems.Unknown;
                }

                var exam = await exams.OfExam(row.ExamId, cancel);
                if (!exam.Ok)
                {
                    return exam.Problem;
                }

                return AttemptViewRules.Of(
                    row,
                    exam.Value,
                    await answers.ReadAsync(attemptId, cancel),
                    time.GetUtcNow()
                );
            }
        );
}
