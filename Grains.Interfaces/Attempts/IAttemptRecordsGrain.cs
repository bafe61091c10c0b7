using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Attempts;

/// <summary>Reads attempts for teachers, from the database. Key: 0; any number of activations.</summary>
[Alias("Veritas.IAttemptRecordsGrain"), Idempotent]
public interface IAttemptRecordsGrain : IGrainWithIntegerKey
{
    /// <summary>A page of the exam's attempts, latest start first. Problems: <c>exam_unknown</c>, <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Needs view.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">A page's <see cref="AttemptPage.Next"/>; null: from the latest.</param>
    /// <param name="limit">1 to 1,000.</param>
    [Alias("OfExam")]
    Task<Result<AttemptPage>> OfExam(Actor actor, Guid examId, Guid? after, int limit);

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
    /// <param name="types">The event types to list; empty: all. Problem <c>type_unknown</c>.</param>
    [Alias("Monitoring")]
    Task<Result<MonitoringPage>> Monitoring(Actor actor, Guid attemptId, string? after, int limit, ImmutableArray<string> types);

    /// <summary>A page of a student's own events; empty while the exam's results are not released. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="studentId">From the token; another one's attempt has no events.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="after">A page's <see cref="EventPage.Next"/>; null: from the beginning.</param>
    /// <param name="limit">1 to 1,000 events.</param>
    [Alias("OwnEvents")]
    Task<Result<EventPage>> OwnEvents(Guid studentId, Guid attemptId, string? after, int limit);
}
