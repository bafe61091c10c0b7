using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Classes;
using Veritas.Grains.Analysis;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Classes;

/// <summary>Thin: asks whose business the student is, the rules, the stores.</summary>
[StatelessWorker, Reentrant]
internal sealed partial class AssessmentsGrain(
    TaughtStudents taught, ClassStore classes, MemberStore members, AssessmentStore assessments, TimeProvider time) : Grain, IAssessmentsGrain
{
    private static readonly Cursor Latest = new(DateOnly.MaxValue.DayNumber, Guid.AllBitsSet);

    public Task<Result<Page<Assessment>>> OfStudent(Actor actor, Guid studentId, string? after, int limit) => time.Ask<Page<Assessment>>(async cancel =>
        await taught.RefuseAsync(actor, studentId, cancel) is { } refused ? refused
        : await PageAsync(studentId, actor.UserId, actor.Role == Role.Admin, after, limit, cancel));

    public Task<Result<Page<Assessment>>> Own(Guid studentId, string? after, int limit) => time.Ask<Page<Assessment>>(cancel =>
        PageAsync(studentId, Guid.Empty, false, after, limit, cancel));

    public Task<Result<Assessment>> Read(Actor actor, Guid studentId, Guid assessmentId) => time.Ask<Assessment>(cancel =>
        FindAsync(actor, studentId, assessmentId, cancel));

    public Task<Result<Assessment>> Enter(Actor actor, Guid studentId, AssessmentDraft draft) => time.Ask<Assessment>(async cancel =>
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

    public Task<Result<Assessment>> Change(Actor actor, Guid studentId, Guid assessmentId, AssessmentDraft draft, int version) => time.Ask<Assessment>(async cancel =>
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

    public Task<Result<Done>> Remove(Actor actor, Guid studentId, Guid assessmentId) => time.Ask<Done>(async cancel =>
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
