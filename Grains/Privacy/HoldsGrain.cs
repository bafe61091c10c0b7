using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Grains.Analysis;
using Veritas.Grains.Classes;
using Veritas.Grains.Storage;
using Veritas.Privacy;

namespace Veritas.Grains.Privacy;

/// <summary>Thin: checks, asks PostgreSQL, tells.</summary>
[StatelessWorker, Reentrant]
internal sealed class HoldsGrain(HoldStore holds, TimeProvider time) : Grain, IHoldsGrain
{
    private const int LongestReason = 2_000;
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "hold_unknown", "There is no such hold.");
    private static readonly Problem ExamUnknown = new(ProblemKind.NotFound, "exam_unknown", "There is no such exam.");

    public Task<Result<LegalHold>> Place(Actor actor, HoldDraft draft) => time.Ask<LegalHold>(async cancel =>
    {
        if (draft.ExamId is null == draft.StudentId is null)
        {
            return Invalid("exam_id", "A hold names an exam or a student, one of them.");
        }

        if (!ClassRules.IsText(draft.Reason, 1, LongestReason))
        {
            return Invalid("reason", $"A hold has a reason of 1 to {LongestReason} characters.");
        }

        var now = time.GetUtcNow();
        return await holds.InsertAsync(Guid.CreateVersion7(now), actor.UserId, draft with { Reason = draft.Reason.Trim() }, now, cancel) is { } made
            ? made : draft.ExamId is null ? ClassRules.StudentUnknown : ExamUnknown;
    });

    public Task<Result<Page<LegalHold>>> List(bool lifted, string? after, int limit) => time.Ask<Page<LegalHold>>(async cancel =>
    {
        if (ClassRules.Place(after, Guid.AllBitsSet) is not { } before || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        var items = await holds.ListAsync(lifted, before, limit, cancel);
        return Pages.Of(items, limit, r => r.Id.ToString());
    });

    public Task<Result<Done>> Lift(Actor actor, Guid holdId) => time.Ask<Done>(async cancel =>
        await holds.LiftAsync(holdId, actor.UserId, time.GetUtcNow(), cancel) ? Done.Value : Unknown);

    private static Problem Invalid(string field, string detail) => new(ProblemKind.Invalid, "hold_invalid", detail, Field: field);
}
