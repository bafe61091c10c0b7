using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Thin: asks whose business the student is, the rules, the store.</summary>
internal sealed class FeedbackService(TaughtStudents taught, FeedbackStore feedback, TimeProvider time)
{
    /// <summary>Published feedback, and the actor's own drafts (an admin: all), latest first. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">To whom it is.</param>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<Feedback>>> OfStudent(Actor actor, Guid studentId, string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<Feedback>>(cancel, async cancel =>
        await taught.RefuseAsync(actor, studentId, cancel) is { } refused ? refused
        : await PageAsync(studentId, actor.UserId, actor.Role == Role.Admin, after, limit, cancel));

    /// <summary>What is published for the student, latest first. Problems: <c>cursor_invalid</c>.</summary>
    public Task<Result<Page<Feedback>>> Own(Guid studentId, string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<Feedback>>(cancel, cancel =>
        PageAsync(studentId, Guid.Empty, false, after, limit, cancel));

    /// <summary>One of them.</summary>
    public Task<Result<Feedback>> Read(Actor actor, Guid studentId, Guid feedbackId, CancellationToken cancel) => time.WithTimeout<Feedback>(cancel, cancel => FindAsync(actor, studentId, feedbackId, cancel));

    /// <summary>New feedback by the actor. Problems: <c>feedback_invalid</c>.</summary>
    public Task<Result<Feedback>> Write(Actor actor, Guid studentId, FeedbackDraft draft, CancellationToken cancel) => time.WithTimeout<Feedback>(cancel, async cancel =>
    {
        if (await taught.RefuseAsync(actor, studentId, cancel) is { } refused)
        {
            return refused;
        }

        var whole = FeedbackRules.Check(draft);
        if (!whole.Ok)
        {
            return whole.Problem;
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await feedback.InsertAsync(id, studentId, actor.UserId, whole.Value, now, cancel);
        return (await feedback.FindAsync(studentId, id, cancel))!;
    });

    /// <summary>Changes or publishes a draft of that version; its author alone may. Problems: <c>feedback_invalid</c>, <c>feedback_published</c>, <c>not_author</c>, <c>feedback_changed</c> (412).</summary>
    public Task<Result<Feedback>> Change(Actor actor, Guid studentId, Guid feedbackId, FeedbackDraft draft, int version, CancellationToken cancel) => time.WithTimeout<Feedback>(cancel, async cancel =>
    {
        var found = await FindAsync(actor, studentId, feedbackId, cancel);
        var whole = FeedbackRules.Check(draft);
        return !found.Ok ? found.Problem
            : found.Value.Author.Id != actor.UserId ? FeedbackRules.NotAuthor
            : !whole.Ok ? whole.Problem
            : found.Value.State == PublishState.Published ? FeedbackRules.Published
            : await feedback.ChangeAsync(feedbackId, version, whole.Value, time.GetUtcNow(), cancel) ? (await feedback.FindAsync(studentId, feedbackId, cancel))!
            : FeedbackRules.Changed;
    });

    /// <summary>Removes it, published or not; its author or an admin. Problems: <c>not_author</c>.</summary>
    public Task<Result<Done>> Remove(Actor actor, Guid studentId, Guid feedbackId, CancellationToken cancel) => time.WithTimeout<Done>(cancel, async cancel =>
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
    });

    private Task<Result<Feedback>> FindAsync(Actor actor, Guid studentId, Guid feedbackId, CancellationToken cancel) =>
        taught.FindAsync(actor, studentId, c => feedback.FindAsync(studentId, feedbackId, c), FeedbackRules.SeenBy, cancel);

    private async Task<Result<Page<Feedback>>> PageAsync(Guid studentId, Guid drafts, bool all, string? after, int limit, CancellationToken cancel)
    {
        if (ClassRules.Place(after, Guid.AllBitsSet) is not { } place || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        var rows = await feedback.ListAsync(studentId, drafts, all, place, limit, cancel);
        return Pages.Of(rows, limit, r => r.Id.ToString());
    }
}
