using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Exams;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Exams;

/// <summary>Lists, straight from the database.</summary>
[StatelessWorker, Reentrant]
internal sealed class ExamCatalogGrain(CatalogStore catalog, TimeProvider time) : Grain, IExamCatalogGrain
{
    public async Task<Result<Page<ExamSummary>>> OfTeacher(Actor actor, Guid? after, int limit) =>
        Pages.Refuse(limit) is { } refused
            ? refused
            : Pages.Of(await catalog.OfTeacherAsync(actor.UserId, actor.Role == Role.Admin, after, limit, CancellationToken.None), limit, e => e.Id.ToString());

    public async Task<Result<Page<StudentExam>>> OfStudent(Guid studentId, Guid? after, int limit) =>
        Pages.Refuse(limit) is { } refused
            ? refused
            : Pages.Of(await catalog.OfStudentAsync(studentId, time.GetUtcNow(), after, limit, CancellationToken.None), limit, e => e.Id.ToString());
}
