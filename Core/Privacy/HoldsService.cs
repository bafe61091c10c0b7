using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>Legal holds.</summary>
internal sealed class HoldsService(HoldStore holds, TimeProvider time)
{
    private const int LongestReason = 2_000;

    private static readonly Problem Unknown = new(ProblemKind.NotFound, "hold_unknown", "There is no such hold.");

    /// <summary>
    /// Creates a hold; every deletion that starts after this returns respects it. Problems: <c>hold_invalid</c>,
    /// <c>exam_unknown</c>, <c>student_unknown</c>.
    /// </summary>
    public Task<Result<LegalHold>> Place(Actor actor, HoldDraft draft, CancellationToken cancel) =>
        time.WithTimeout<LegalHold>(
            cancel,
            async cancel =>
            {
                if (draft.ExamId is null == draft.StudentId is null)
                {
                    return Invalid("exam_id", "A hold names either an exam or a student.");
                }

                if (!StorableText.Fits(draft.Reason, 1, LongestReason))
                {
                    return Invalid("reason", $"A hold has a reason of 1 to {LongestReason} characters.");
                }

                var now = time.GetUtcNow();
                var whole = draft with { Reason = draft.Reason.Trim() };
                if (await holds.InsertAsync(Guid.CreateVersion7(now), actor.UserId, whole, now, cancel) is { } hold)
                {
                    return hold;
                }

                return draft.ExamId is null ? UserDirectory.StudentUnknown : ExamProblems.Unknown;
            }
        );

    /// <summary>Holds, latest first. Problem: <c>cursor_invalid</c>.</summary>
    /// <param name="lifted">Includes lifted ones.</param>
    /// <param name="after">The <c>next</c> of a page; null for the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Ends the query.</param>
    public Task<Result<Page<LegalHold>>> List(bool lifted, string? after, int limit, CancellationToken cancel) =>
        time.WithTimeout<Page<LegalHold>>(
            cancel,
            async cancel =>
            {
                if (IdPages.Place(after, Guid.AllBitsSet) is not { } before || limit is < 1 or > IdPages.Most)
                {
                    return Cursor.Invalid;
                }

                var items = await holds.ListAsync(lifted, before, limit, cancel);
                return Pages.Of(items, limit, r => r.Id.ToString());
            }
        );

    /// <summary>Lifts a hold. Idempotent. Problem: <c>hold_unknown</c>.</summary>
    public Task<Result<Done>> Lift(Actor actor, Guid holdId, CancellationToken cancel) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel => await holds.LiftAsync(holdId, actor.UserId, time.GetUtcNow(), cancel) ? Done.Value : Unknown
        );

    private static Problem Invalid(string field, string detail) =>
        new(ProblemKind.Invalid, "hold_invalid", detail, Field: field);
}
