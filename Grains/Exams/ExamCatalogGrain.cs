using System.Collections.Immutable;
using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Grains.Exams;

/// <summary>Lists, straight from the database.</summary>
[StatelessWorker]
internal sealed class ExamCatalogGrain(CatalogStore catalog, TimeProvider time) : Grain, IExamCatalogGrain
{
    public Task<ImmutableArray<ExamSummary>> OfTeacher(Actor actor) =>
        catalog.OfTeacherAsync(actor.UserId, actor.Role == Role.Admin, CancellationToken.None);

    public Task<ImmutableArray<StudentExam>> OfStudent(Guid studentId) => catalog.OfStudentAsync(studentId, time.GetUtcNow(), CancellationToken.None);
}
