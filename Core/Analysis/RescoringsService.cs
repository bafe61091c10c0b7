using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Requests, shows and applies rescorings; <see cref="RescoringJob"/> computes them in the background.
/// </summary>
internal sealed class RescoringsService(
    ExamAccess access,
    RescoringStore rescorings,
    EventAvailability gone,
    TimeProvider time
)
{
    private const int MaxRows = 200;
    private static readonly Cursor First = new(double.MinValue, Guid.Empty);

    private static readonly Problem Unknown = new(
        ProblemKind.NotFound,
        "rescoring_unknown",
        "There is no such rescoring of this exam."
    );

    private static readonly Problem Running = new(
        ProblemKind.Conflict,
        "rescoring_running",
        "A rescoring of this exam is running."
    );

    /// <summary>
    /// Begins to compute; needs edit. Problems: <c>policy_invalid</c>, <c>rescoring_running</c> (one at a time for each
    /// exam), <c>events_archived</c>, <c>evidence_deleted</c>.
    /// </summary>
    public Task<Result<Rescoring>> Begin(Actor actor, Guid examId, MonitoringPolicy policy, CancellationToken cancel) =>
        time.WithTimeout<Rescoring>(
            cancel,
            async cancel =>
            {
                if (await access.FindAsync(actor, examId, ExamPermission.Edit, cancel) is { Problem: { } problem })
                {
                    return problem;
                }

                if (await gone.OfExamAsync(examId, cancel) is { } absent)
                {
                    return absent;
                }

                var normalized = PolicyRules.Check(policy);
                if (!normalized.Ok)
                {
                    return normalized.Problem;
                }

                var now = time.GetUtcNow();
                var made = await rescorings.InsertAsync(
                    Guid.CreateVersion7(now),
                    examId,
                    normalized.Value,
                    actor.UserId,
                    now,
                    cancel
                );
                return made is null ? Running : made;
            }
        );

    /// <summary>The exam's rescorings, latest first. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="actor">Needs proctor.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">The last rescoring of the previous page; null for the first page.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public Task<Result<Page<Rescoring>>> OfExam(
        Actor actor,
        Guid examId,
        Guid? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<Rescoring>>(
            cancel,
            async cancel =>
            {
                if (Pages.Refuse(limit) is { } refused)
                {
                    return refused;
                }

                if (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel) is { Problem: { } problem })
                {
                    return problem;
                }

                var found = await rescorings.OfExamAsync(examId, after ?? Guid.AllBitsSet, limit, cancel);
                return Pages.Of(found, limit, r => r.Id.ToString());
            }
        );

    /// <summary>
    /// A rescoring and a page of its effect, 1 to 200 rows; needs proctor. Problems: <c>rescoring_unknown</c>,
    /// <c>cursor_invalid</c>.
    /// </summary>
    public Task<Result<RescoringEffect>> Read(
        Actor actor,
        Guid examId,
        Guid rescoringId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<RescoringEffect>(
            cancel,
            async cancel =>
            {
                if (Cursor.Parse(after, First) is not { } place || limit is < 1 or > MaxRows)
                {
                    return Cursor.Invalid;
                }

                if (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel) is { Problem: { } problem })
                {
                    return problem;
                }

                if (await rescorings.FindAsync(rescoringId, examId, cancel) is not { } rescoring)
                {
                    return Unknown;
                }

                var rows = await rescorings.EffectAsync(rescoringId, place, limit, cancel);
                var page = Pages.Of(
                    rows,
                    limit,
                    r => new Cursor(-Math.Abs(r.NewIntegrity - r.OldIntegrity), r.AttemptId).ToString()
                );
                return new RescoringEffect(rescoring, page.Items, page.Next);
            }
        );

    /// <summary>
    /// Writes the computed scores; needs edit; idempotent. Problems: <c>rescoring_unknown</c>,
    /// <c>rescoring_not_ready</c>, <c>rescoring_running</c>.
    /// </summary>
    public Task<Result<Rescoring>> Apply(Actor actor, Guid examId, Guid rescoringId, CancellationToken cancel) =>
        time.WithTimeout<Rescoring>(
            cancel,
            async cancel =>
            {
                if (await access.FindAsync(actor, examId, ExamPermission.Edit, cancel) is { Problem: { } problem })
                {
                    return problem;
                }

                var applying = await rescorings.ApplyAsync(rescoringId, examId, actor.UserId, time.GetUtcNow(), cancel);
                if (applying is not null)
                {
                    return applying;
                }

                return await rescorings.FindAsync(rescoringId, examId, cancel) switch
                {
                    null => Unknown,
                    { State: RescoringState.Applying or RescoringState.Applied } before => before,
                    { State: RescoringState.Ready } => Running,
                    _ => new Problem(
                        ProblemKind.Conflict,
                        "rescoring_not_ready",
                        "The rescoring is not computed yet.",
                        rescoringId
                    ),
                };
            }
        );
}
