using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Assessments of students: checks access, applies the rules, and stores.</summary>
internal sealed partial class AssessmentsService(
    TaughtStudents taught,
    ClassStore classes,
    MemberStore members,
    UserDirectory users,
    AssessmentStore assessments,
    TimeProvider time
)
{
    private static readonly Cursor Latest = new(DateOnly.MaxValue.DayNumber, Guid.AllBitsSet);

    /// <summary>
    /// Published assessments, released results of Veritas' exams, and the actor's drafts (for an admin all drafts),
    /// latest first. Problems: <c>student_unknown</c>, <c>cursor_invalid</c>.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">Whose assessments.</param>
    /// <param name="after">The previous page's <c>next</c>; null: the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public Task<Result<Page<Assessment>>> OfStudent(
        Actor actor,
        Guid studentId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<Assessment>>(
            cancel,
            async cancel =>
                await taught.RefuseAsync(actor, studentId, cancel) is { } refused
                    ? refused
                    : await PageAsync(studentId, actor.UserId, actor.Role == Role.Admin, after, limit, cancel)
        );

    /// <summary>The student's own assessments, without drafts. Problems: <c>cursor_invalid</c>.</summary>
    public Task<Result<Page<Assessment>>> Own(Guid studentId, string? after, int limit, CancellationToken cancel) =>
        time.WithTimeout<Page<Assessment>>(
            cancel,
            cancel => PageAsync(studentId, Guid.Empty, false, after, limit, cancel)
        );

    /// <summary>One assessment that is not a result in Veritas.</summary>
    public Task<Result<Assessment>> Read(Actor actor, Guid studentId, Guid assessmentId, CancellationToken cancel) =>
        time.WithTimeout<Assessment>(cancel, cancel => FindAsync(actor, studentId, assessmentId, cancel));

    /// <summary>Adds an assessment by the actor. Problems: <c>assessment_invalid</c>.</summary>
    public Task<Result<Assessment>> Enter(
        Actor actor,
        Guid studentId,
        AssessmentDraft draft,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Assessment>(
            cancel,
            async cancel =>
            {
                if (await taught.RefuseAsync(actor, studentId, cancel) is { } refused)
                {
                    return refused;
                }

                var now = time.GetUtcNow();
                var valid = AssessmentRules.Check(draft, now);
                if (!valid.Ok)
                {
                    return valid.Problem;
                }

                var id = Guid.CreateVersion7(now);
                var added = new NewAssessment(id, studentId, null, AssessmentSource.Entered, valid.Value);
                await assessments.InsertAsync(actor.UserId, [added], now, cancel);
                return (await assessments.FindAsync(studentId, id, cancel))!;
            }
        );

    /// <summary>
    /// Changes or publishes the given version; only the author may. A published assessment can be corrected, but does
    /// not become a draft again. Problems: <c>assessment_invalid</c>, <c>assessment_published</c>, <c>not_author</c>,
    /// <c>assessment_changed</c> (412).
    /// </summary>
    public Task<Result<Assessment>> Change(
        Actor actor,
        Guid studentId,
        Guid assessmentId,
        AssessmentDraft draft,
        int version,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Assessment>(
            cancel,
            async cancel =>
            {
                var found = await FindAsync(actor, studentId, assessmentId, cancel);
                if (!found.Ok)
                {
                    return found;
                }

                if (found.Value.Author?.Id != actor.UserId)
                {
                    return AssessmentRules.NotAuthor;
                }

                var valid = AssessmentRules.Check(draft, time.GetUtcNow());
                if (!valid.Ok)
                {
                    return valid.Problem;
                }

                if (found.Value.State == PublishState.Published && draft.State == PublishState.Draft)
                {
                    return AssessmentRules.Published;
                }

                return await assessments.ChangeAsync(assessmentId, version, valid.Value, cancel)
                    ? (await assessments.FindAsync(studentId, assessmentId, cancel))!
                    : AssessmentRules.Changed;
            }
        );

    /// <summary>Deletes the assessment; its author or an admin may. Problems: <c>not_author</c>.</summary>
    public Task<Result<Done>> Remove(Actor actor, Guid studentId, Guid assessmentId, CancellationToken cancel) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel =>
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
            }
        );

    private Task<Result<Assessment>> FindAsync(
        Actor actor,
        Guid studentId,
        Guid assessmentId,
        CancellationToken cancel
    ) =>
        taught.FindAsync(
            actor,
            studentId,
            c => assessments.FindAsync(studentId, assessmentId, c),
            AssessmentRules.SeenBy,
            cancel
        );

    private async Task<Result<Page<Assessment>>> PageAsync(
        Guid studentId,
        Guid draftsOf,
        bool allDrafts,
        string? after,
        int limit,
        CancellationToken cancel
    )
    {
        if (
            Cursor.Parse(after, Latest) is not { } place
            || place.Value < 0
            || place.Value > DateOnly.MaxValue.DayNumber
            || limit is < 1 or > IdPages.Most
        )
        {
            return Cursor.Invalid;
        }

        var day = DateOnly.FromDayNumber((int)place.Value);
        var rows = await assessments.ListAsync(studentId, draftsOf, allDrafts, day, place.Id, limit, cancel);
        return Pages.Of(rows, limit, r => new Cursor(r.HeldOn.DayNumber, r.Id).ToString());
    }
}
