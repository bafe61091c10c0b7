using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Thin: permission, check, store; a periodic job does the rest.</summary>
internal sealed class RescoringsService(ExamAccess access, RescoringStore rescorings, EventAvailability gone, TimeProvider time)
{
    private const int MostRows = 200;
    private static readonly Cursor First = new(double.MinValue, Guid.Empty);
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "rescoring_unknown", "There is no such rescoring of this exam.");
    private static readonly Problem Running = new(ProblemKind.Conflict, "rescoring_running", "A rescoring of this exam is under way.");

    /// <summary>Begins to compute; needs edit. Problems: <c>policy_invalid</c>, <c>rescoring_running</c> (one at a time an exam).</summary>
    public Task<Result<Rescoring>> Begin(Actor actor, Guid examId, MonitoringPolicy policy, CancellationToken cancel) => time.WithTimeout<Rescoring>(cancel, async cancel =>
    {
        var exam = await access.FindAsync(actor, examId, ExamPermission.Edit, cancel);
        if (!exam.Ok)
        {
            return exam.Problem;
        }

        if (await gone.OfExamAsync(examId, cancel) is { } absent)
        {
            return absent;
        }

        var checkedPolicy = PolicyRules.Check(policy);
        if (!checkedPolicy.Ok)
        {
            return checkedPolicy.Problem;
        }

        var now = time.GetUtcNow();
        return await rescorings.InsertAsync(Guid.CreateVersion7(now), examId, checkedPolicy.Value, actor.UserId, now, cancel) is { } made ? made : Running;
    });

    /// <summary>The exam's rescorings, the latest first. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="actor">Needs proctor.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">The last rescoring of the page before; null: from the latest.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<Rescoring>>> OfExam(Actor actor, Guid examId, Guid? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<Rescoring>>(cancel, async cancel =>
        (Pages.Refuse(limit) ?? (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel)).Problem) is { } refused
            ? refused
            : Pages.Of(await rescorings.OfExamAsync(examId, after ?? Guid.AllBitsSet, limit, cancel), limit, r => r.Id.ToString()));

    /// <summary>One with its effect; needs proctor. Problems: <c>rescoring_unknown</c>, <c>cursor_invalid</c>.</summary>
    public Task<Result<RescoringEffect>> Read(Actor actor, Guid examId, Guid rescoringId, string? after, int limit, CancellationToken cancel) => time.WithTimeout<RescoringEffect>(cancel, async cancel =>
    {
        if (Cursor.Parse(after, First) is not { } place || limit is < 1 or > MostRows)
        {
            return Cursor.Invalid;
        }

        var exam = await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel);
        if (!exam.Ok)
        {
            return exam.Problem;
        }

        if (await rescorings.FindAsync(rescoringId, examId, cancel) is not { } rescoring)
        {
            return Unknown;
        }

        var rows = await rescorings.EffectAsync(rescoringId, place, limit, cancel);
        var next = rows.Length == limit ? new Cursor(-Math.Abs(rows[^1].NewIntegrity - rows[^1].OldIntegrity), rows[^1].AttemptId).ToString() : null;
        return new RescoringEffect(rescoring, rows, next);
    });

    /// <summary>Writes the computed scores; needs edit. Again: nothing happens. Problems: <c>rescoring_unknown</c>, <c>rescoring_not_ready</c>, <c>rescoring_running</c>.</summary>
    public Task<Result<Rescoring>> Apply(Actor actor, Guid examId, Guid rescoringId, CancellationToken cancel) => time.WithTimeout<Rescoring>(cancel, async cancel =>
    {
        var exam = await access.FindAsync(actor, examId, ExamPermission.Edit, cancel);
        if (!exam.Ok)
        {
            return exam.Problem;
        }

        if (await rescorings.ApplyAsync(rescoringId, examId, actor.UserId, time.GetUtcNow(), cancel) is { } applying)
        {
            return applying;
        }

        return await rescorings.FindAsync(rescoringId, examId, cancel) switch
        {
            null => Unknown,
            { State: RescoringState.Applying or RescoringState.Applied } again => again,
            { State: RescoringState.Ready } => Running,
            _ => new Problem(ProblemKind.Conflict, "rescoring_not_ready", "The rescoring has not been computed.", rescoringId),
        };
    });
}
