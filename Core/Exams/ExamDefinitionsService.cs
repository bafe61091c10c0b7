using Veritas.Monitoring;

namespace Veritas.Exams;

/// <summary>Reads what grading and reports need of an exam.</summary>
internal sealed class ExamDefinitionsService(ExamStore exams, PermissionStore permissions)
{
    /// <summary>The exam as it is now. Problem: <c>exam_unknown</c>.</summary>
    public async Task<Result<ExamDefinition>> OfExam(Guid examId, CancellationToken cancel) =>
        await exams.ReadAsync(examId, cancel) is { } exam
            ? exam.Define(examId, Accommodation.None)
            : ExamProblems.Unknown;

    /// <summary>The exam with the student's accommodation. Problem: <c>exam_unknown</c>.</summary>
    public async Task<Result<ExamDefinition>> OfStudent(Guid examId, Guid studentId, CancellationToken cancel)
    {
        if (await exams.ReadAsync(examId, cancel) is not { } exam)
        {
            return ExamProblems.Unknown;
        }

        return exam.Define(
            examId,
            await permissions.AccommodationAsync(examId, studentId, cancel) ?? Accommodation.None
        );
    }
}
