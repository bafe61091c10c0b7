using System.Collections.Immutable;
using Veritas.Monitoring;

namespace Veritas.Exams;

/// <summary>What an exam collects from one student.</summary>
/// <param name="Collect">Client event types.</param>
/// <param name="RetentionDays">How long events are kept.</param>
internal sealed record ExamCollection(ImmutableArray<string> Collect, int RetentionDays);

/// <summary>Reads what grading, reports and the monitoring notice need of an exam.</summary>
internal sealed class ExamDefinitionsService(ExamStore exams, PermissionStore permissions)
{
    /// <summary>The exam as it is now. Problem: <c>exam_unknown</c>.</summary>
    public async Task<Result<ExamDefinition>> OfExam(Guid examId, CancellationToken cancel) =>
        await exams.ReadAsync(examId, cancel) is { } exam ? exam.Define(examId) : ExamProblems.Unknown;

    /// <summary>What the exam collects from the student. Problem: <c>exam_unknown</c>, also for a draft.</summary>
    public async Task<Result<ExamCollection>> CollectedOf(Guid examId, Guid studentId, CancellationToken cancel)
    {
        if (await exams.ReadAsync(examId, cancel) is not { Status: not ExamStatus.Draft } exam)
        {
            return ExamProblems.Unknown;
        }

        var granted = await permissions.AccommodationAsync(examId, studentId, cancel) ?? Accommodation.None;
        var (policy, opensAt, durationS) = (exam.Content.Policy!, exam.Content.OpensAt, exam.Content.DurationS);
        var collect = ScoringPolicy.Compile(policy, granted, opensAt, durationS).Collect;
        return new ExamCollection(collect, policy.RetentionDays);
    }
}
