using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Exams;

/// <summary>Lists of exams, from the database. Key: 0; any number of activations.</summary>
[Alias("Veritas.IExamCatalogGrain"), Repeatable]
public interface IExamCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>The exams a teacher has a permission on (an admin: all), latest first, at most 500.</summary>
    [Alias("OfTeacher")]
    Task<ImmutableArray<ExamSummary>> OfTeacher(Actor actor);

    /// <summary>Published exams that are open or upcoming, and those the student has taken; at most 500.</summary>
    [Alias("OfStudent")]
    Task<ImmutableArray<StudentExam>> OfStudent(Guid studentId);
}
