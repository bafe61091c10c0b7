using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Classes;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>Thin: checks, asks PostgreSQL, tells.</summary>
internal sealed class HoldsService(HoldStore holds, TimeProvider time)
{
    private const int LongestReason = 2_000;
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "hold_unknown", "There is no such hold.");
    private static readonly Problem ExamUnknown = new(ProblemKind.NotFound, "exam_unknown", "There is no such exam.");

    /// <summary>A new hold; every deletion that begins after the answer keeps to it. Problems: <c>hold_invalid</c>, <c>exam_unknown</c>, <c>student_unknown</c>.</summary>
    public Task<Result<LegalHold>> Place(Actor actor, HoldDraft draft, CancellationToken cancel) => time.WithTimeout<LegalHold>(cancel, async cancel =>
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

    /// <summary>Holds, latest first. Problem: <c>cursor_invalid</c>.</summary>
    /// <param name="lifted">Those that were lifted as well.</param>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<LegalHold>>> List(bool lifted, string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<LegalHold>>(cancel, async cancel =>
    {
        if (ClassRules.Place(after, Guid.AllBitsSet) is not { } before || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        var items = await holds.ListAsync(lifted, before, limit, cancel);
        return Pages.Of(items, limit, r => r.Id.ToString());
    });

    /// <summary>Lifts a hold; again changes nothing. Problem: <c>hold_unknown</c>.</summary>
    public Task<Result<Done>> Lift(Actor actor, Guid holdId, CancellationToken cancel) => time.WithTimeout<Done>(cancel, async cancel =>
        await holds.LiftAsync(holdId, actor.UserId, time.GetUtcNow(), cancel) ? Done.Value : Unknown);

    private static Problem Invalid(string field, string detail) => new(ProblemKind.Invalid, "hold_invalid", detail, Field: field);
}
