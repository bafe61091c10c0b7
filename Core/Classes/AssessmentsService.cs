using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Thin: asks whose business the student is, the rules, the stores.</summary>
internal sealed partial class AssessmentsService(
    TaughtStudents taught, ClassStore classes, MemberStore members, AssessmentStore assessments, TimeProvider time)
{
    private static readonly Cursor Latest = new(DateOnly.MaxValue.DayNumber, Guid.AllBitsSet);

    /// <summary>Published entries with Veritas' own released results, and the actor's own drafts (an admin: all), latest first. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">Whose log.</param>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<Assessment>>> OfStudent(Actor actor, Guid studentId, string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<Assessment>>(cancel, async cancel =>
        await taught.RefuseAsync(actor, studentId, cancel) is { } refused ? refused
        : await PageAsync(studentId, actor.UserId, actor.Role == Role.Admin, after, limit, cancel));

    /// <summary>The student's own log, without drafts. Problems: <c>cursor_invalid</c>.</summary>
    public Task<Result<Page<Assessment>>> Own(Guid studentId, string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<Assessment>>(cancel, cancel =>
        PageAsync(studentId, Guid.Empty, false, after, limit, cancel));

    /// <summary>One entry that is not a result in Veritas.</summary>
    public Task<Result<Assessment>> Read(Actor actor, Guid studentId, Guid assessmentId, CancellationToken cancel) => time.WithTimeout<Assessment>(cancel, cancel =>
        FindAsync(actor, studentId, assessmentId, cancel));

    /// <summary>A new entry by the actor. Problems: <c>assessment_invalid</c>.</summary>
    public Task<Result<Assessment>> Enter(Actor actor, Guid studentId, AssessmentDraft draft, CancellationToken cancel) => time.WithTimeout<Assessment>(cancel, async cancel =>
    {
        if (await taught.RefuseAsync(actor, studentId, cancel) is { } refused)
        {
            return refused;
        }

        var now = time.GetUtcNow();
        var whole = AssessmentRules.Check(draft, now);
        if (!whole.Ok)
        {
            return whole.Problem;
        }

        var id = Guid.CreateVersion7(now);
        await assessments.InsertAsync(actor.UserId, [new NewAssessment(id, studentId, null, AssessmentSource.Entered, whole.Value)], now, cancel);
        return (await assessments.FindAsync(studentId, id, cancel))!;
    });

    /// <summary>Changes or publishes the entry of that version; its author alone may, and what is published stays published. Problems: <c>assessment_invalid</c>, <c>assessment_published</c>, <c>not_author</c>, <c>assessment_changed</c> (412).</summary>
    public Task<Result<Assessment>> Change(Actor actor, Guid studentId, Guid assessmentId, AssessmentDraft draft, int version, CancellationToken cancel) => time.WithTimeout<Assessment>(cancel, async cancel =>
    {
        var found = await FindAsync(actor, studentId, assessmentId, cancel);
        var whole = AssessmentRules.Check(draft, time.GetUtcNow());
        return !found.Ok ? found.Problem
            : found.Value.Author?.Id != actor.UserId ? AssessmentRules.NotAuthor
            : !whole.Ok ? whole.Problem
            : found.Value.State == PublishState.Published && draft.State == PublishState.Draft ? AssessmentRules.Published
            : await assessments.ChangeAsync(assessmentId, version, whole.Value, cancel) ? (await assessments.FindAsync(studentId, assessmentId, cancel))!
            : AssessmentRules.Changed;
    });

    /// <summary>Removes the entry; its author or an admin. Problems: <c>not_author</c>.</summary>
    public Task<Result<Done>> Remove(Actor actor, Guid studentId, Guid assessmentId, CancellationToken cancel) => time.WithTimeout<Done>(cancel, async cancel =>
    {
        var found = await FindAsync(actor, studentId, assessmentId, cancel);
        if (!found.Ok)
        {
            return found.Problem;
        }

        if (found.Value.Author?.Id != actor.UserId && actor.Role != Role.Admin)
        {
            return AssessmentRules.NotAuthor;
        }

        await assessments.RemoveAsync(assessmentId, cancel);
        return Done.Value;
    });

    private Task<Result<Assessment>> FindAsync(Actor actor, Guid studentId, Guid assessmentId, CancellationToken cancel) =>
        taught.FindAsync(actor, studentId, c => assessments.FindAsync(studentId, assessmentId, c), AssessmentRules.SeenBy, cancel);

    private async Task<Result<Page<Assessment>>> PageAsync(Guid studentId, Guid drafts, bool all, string? after, int limit, CancellationToken cancel)
    {
        if (Cursor.Parse(after, Latest) is not { } place || place.Value < 0 || place.Value > DateOnly.MaxValue.DayNumber || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        var rows = await assessments.ListAsync(studentId, drafts, all, DateOnly.FromDayNumber((int)place.Value), place.Id, limit, cancel);
        return Pages.Of(rows, limit, r => new Cursor(r.HeldOn.DayNumber, r.Id).ToString());
    }
}
