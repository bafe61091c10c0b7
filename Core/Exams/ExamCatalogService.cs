using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>Lists of exams for teachers and students.</summary>
internal sealed class ExamCatalogService(CatalogStore catalog, TimeProvider time)
{
    /// <summary>
    /// The exams on which a teacher has a permission (for an admin all), latest opening first.
    /// Problems: <c>limit_invalid</c>.
    /// </summary>
    /// <param name="actor">The teacher or admin.</param>
    /// <param name="after">The last exam of the previous page; null: the first page.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Cancels the query.</param>
    public Task<Result<Page<ExamSummary>>> OfTeacher(Actor actor, Guid? after, int limit, CancellationToken cancel) =>
        time.WithTimeout<Page<ExamSummary>>(
            cancel,
            async cancel =>
            {
                if (Pages.Refuse(limit) is { } refused)
                {
                    return refused;
                }

                var exams =
                    actor.Role == Role.Admin
                        ? await catalog.AllAsync(after, limit, cancel)
                        : await catalog.OfTeacherAsync(actor.UserId, after, limit, cancel);
                return Pages.Of(exams, limit, e => e.Id.ToString());
            }
        );

    /// <summary>
    /// Published exams that are open or upcoming, and those the student has taken, earliest opening first.
    /// Problems: <c>limit_invalid</c>.
    /// </summary>
    /// <param name="studentId">The student.</param>
    /// <param name="after">The last exam of the previous page; null: the first page.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Cancels the query.</param>
    public Task<Result<Page<StudentExam>>> OfStudent(
        Guid studentId,
        Guid? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<StudentExam>>(
            cancel,
            async cancel =>
            {
                if (Pages.Refuse(limit) is { } refused)
                {
                    return refused;
                }

                var exams = await catalog.OfStudentAsync(studentId, time.GetUtcNow(), after, limit, cancel);
                return Pages.Of(exams, limit, e => e.Id.ToString());
            }
        );
}
