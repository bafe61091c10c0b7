using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>Lists, straight from the database.</summary>
internal sealed class ExamCatalogService(CatalogStore catalog, TimeProvider time)
{
    /// <summary>The exams a teacher has a permission on (an admin: all), latest opening first. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="actor">Whose permissions count.</param>
    /// <param name="after">The last exam of the page before; null: from the beginning.</param>
    /// <param name="limit">1 to 500.</param>
    public async Task<Result<Page<ExamSummary>>> OfTeacher(Actor actor, Guid? after, int limit) =>
        Pages.Refuse(limit) is { } refused
            ? refused
            : Pages.Of(await catalog.OfTeacherAsync(actor.UserId, actor.Role == Role.Admin, after, limit, CancellationToken.None), limit, e => e.Id.ToString());

    /// <summary>Published exams that are open or upcoming, and those the student has taken, earliest opening first. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="studentId">The student.</param>
    /// <param name="after">The last exam of the page before; null: from the beginning.</param>
    /// <param name="limit">1 to 500.</param>
    public async Task<Result<Page<StudentExam>>> OfStudent(Guid studentId, Guid? after, int limit) =>
        Pages.Refuse(limit) is { } refused
            ? refused
            : Pages.Of(await catalog.OfStudentAsync(studentId, time.GetUtcNow(), after, limit, CancellationToken.None), limit, e => e.Id.ToString());
}
