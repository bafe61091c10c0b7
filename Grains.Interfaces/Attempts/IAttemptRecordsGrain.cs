using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Attempts;

/// <summary>Reads attempts for teachers, from the database. Key: 0; any number of activations.</summary>
[Alias("Veritas.IAttemptRecordsGrain")]
public interface IAttemptRecordsGrain : IGrainWithIntegerKey
{
    /// <summary>The exam's attempts, latest start first, at most 1,000. Problems: <c>exam_unknown</c>.</summary>
    [Alias("OfExam")]
    Task<Result<ImmutableArray<AttemptListItem>>> OfExam(Actor actor, Guid examId);

    /// <summary>The student's live attempt of the exam, or null.</summary>
    [Alias("Live")]
    Task<Guid?> Live(Guid examId, Guid studentId);

    /// <summary>One paper. Problems: <c>attempt_unknown</c>.</summary>
    [Alias("Paper")]
    Task<Result<AttemptPaper>> Paper(Actor actor, Guid attemptId);

    /// <summary>Score, alerts and a page of events. Problems: <c>attempt_unknown</c>, <c>not_permitted</c>, <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Needs proctor permission.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="after">A page's <see cref="MonitoringPage.Next"/>; null: from the beginning.</param>
    /// <param name="limit">1 to 1,000 events.</param>
    [Alias("Monitoring")]
    Task<Result<MonitoringPage>> Monitoring(Actor actor, Guid attemptId, string? after, int limit);
}
