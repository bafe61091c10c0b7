using Veritas.Accounts;
using Veritas.Analysis;

namespace Veritas.Exams;

/// <summary>Lists of exams, from the database. Key: 0; any number of activations.</summary>
[Alias("Veritas.IExamCatalogGrain"), Repeatable]
public interface IExamCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>The exams a teacher has a permission on (an admin: all), latest opening first. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="actor">Whose permissions count.</param>
    /// <param name="after">The last exam of the page before; null: from the beginning.</param>
    /// <param name="limit">1 to 500.</param>
    [Alias("OfTeacher")]
    Task<Result<Page<ExamSummary>>> OfTeacher(Actor actor, Guid? after, int limit);

    /// <summary>Published exams that are open or upcoming, and those the student has taken, earliest opening first. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="studentId">The student.</param>
    /// <param name="after">The last exam of the page before; null: from the beginning.</param>
    /// <param name="limit">1 to 500.</param>
    [Alias("OfStudent")]
    Task<Result<Page<StudentExam>>> OfStudent(Guid studentId, Guid? after, int limit);
}
