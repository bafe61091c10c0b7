using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Feedback of teachers to students: checks access, applies the rules, and stores.</summary>
internal sealed class FeedbackService(TaughtStudents taught, FeedbackStore feedback, TimeProvider time)
{
    /// <summary>
    /// Published feedback and the actor's drafts (for an admin all drafts), latest first.
    /// Problems: <c>student_unknown</c>, <c>cursor_invalid</c>.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">The student it addresses.</param>
    /// <param name="after">The previous page's <c>next</c>; null: the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public Task<Result<Page<Feedback>>> OfStudent(
        Actor actor,
        Guid studentId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<Feedback>>(
            cancel,
            async cancel =>
                await taught.RefuseAsync(actor, studentId, cancel) is { } refused
                    ? refused
                    : await PageAsync(studentId, actor.UserId, actor.Role == Role.Admin, after, limit, cancel)
        );

    /// <summary>The student's own published feedback, latest first. Problems: <c>cursor_invalid</c>.</summary>
    public Task<Result<Page<Feedback>>> Own(Guid studentId, string? after, int limit, CancellationToken cancel) =>
        time.WithTimeout<Page<Feedback>>(
            cancel,
            cancel => PageAsync(studentId, Guid.Empty, false, after, limit, cancel)
        );

    /// <summary>One feedback.</summary>
    public Task<Result<Feedback>> Read(Actor actor, Guid studentId, Guid feedbackId, CancellationToken cancel) =>
        time.WithTimeout<Feedback>(cancel, cancel => FindAsync(actor, studentId, feedbackId, cancel));

    /// <summary>Adds feedback by the actor. Problems: <c>feedback_invalid</c>.</summary>
    public Task<Result<Feedback>> Write(Actor actor, Guid studentId, FeedbackDraft draft, CancellationToken cancel) =>
        time.WithTimeout<Feedback>(
            cancel,
            async cancel =>
            {
                if (await taught.RefuseAsync(actor, studentId, cancel) is { } refused)
                {
                    return refused;
                }

                var valid = FeedbackRules.Check(draft);
                if (!valid.Ok)
                {
                    return valid.Problem;
                }

                var now = time.GetUtcNow();
                var id = Guid.CreateVersion7(now);
                await feedback.InsertAsync(id, studentId, actor.UserId, valid.Value, now, cancel);
                return (await feedback.FindAsync(studentId, id, cancel))!;
            }
        );

    /// <summary>
    /// Changes or publishes the given version of a draft; only its author may. Problems: <c>feedback_invalid</c>,
    /// <c>feedback_published</c>, <c>not_author</c>, <c>feedback_changed</c> (412).
    /// </summary>
    public Task<Result<Feedback>> Change(
        Actor actor,
        Guid studentId,
        Guid feedbackId,
        FeedbackDraft draft,
        int version,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Feedback>(
            cancel,
            async cancel =>
            {
                var found = await FindAsync(actor, studentId, feedbackId, cancel);
                if (!found.Ok)
                {
                    return found;
                }

                if (found.Value.Author.Id != actor.UserId)
                {
                    return FeedbackRules.NotAuthor;
                }

                var valid = FeedbackRules.Check(draft);
                if (!valid.Ok)
                {
                    return valid.Problem;
                }

                if (found.Value.State == PublishState.Published)
                {
                    return FeedbackRules.Published;
                }

                return await feedback.ChangeAsync(feedbackId, version, valid.Value, time.GetUtcNow(), cancel)
                    ? (await feedback.FindAsync(studentId, feedbackId, cancel))!
                    : FeedbackRules.Changed;
            }
        );

    /// <summary>Deletes feedback, even published; its author or an admin may. Problems: <c>not_author</c>.</summary>
    public Task<Result<Done>> Remove(Actor actor, Guid studentId, Guid feedbackId, CancellationToken cancel) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel =>
            {
                var found = await FindAsync(actor, studentId, feedbackId, cancel);
                if (!found.Ok)
                {
                    return found.Problem;
                }

                if (found.Value.Author.Id != actor.UserId && actor.Role != Role.Admin)
                {
                    return FeedbackRules.NotAuthor;
                }

                await feedback.RemoveAsync(feedbackId, cancel);
                return Done.Value;
            }
        );

    private Task<Result<Feedback>> FindAsync(Actor actor, Guid studentId, Guid feedbackId, CancellationToken cancel) =>
        taught.FindAsync(
            actor,
            studentId,
            c => feedback.FindAsync(studentId, feedbackId, c),
            FeedbackRules.SeenBy,
            cancel
        );

    private async Task<Result<Page<Feedback>>> PageAsync(
        Guid studentId,
        Guid draftsOf,
        bool allDrafts,
        string? after,
        int limit,
        CancellationToken cancel
    )
    {
        if (IdPages.Place(after, Guid.AllBitsSet) is not { } before || limit is < 1 or > IdPages.Most)
        {
            return Cursor.Invalid;
        }

        var rows = await feedback.ListAsync(studentId, draftsOf, allDrafts, before, limit, cancel);
        return Pages.Of(rows, limit, r => r.Id.ToString());
    }
}
