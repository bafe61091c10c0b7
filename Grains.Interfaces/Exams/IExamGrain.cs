using Veritas.Accounts;

namespace Veritas.Exams;

/// <summary>One exam: the single writer of its rows. Key: the exam's id.</summary>
[Alias("Veritas.IExamGrain")]
public partial interface IExamGrain : IGrainWithGuidKey
{
    /// <summary>What an attempt of that student needs; NotFound <c>exam_unknown</c>.</summary>
    [Alias("Sheet"), ReadOnly]
    Task<Result<ExamSheet>> Sheet(Guid studentId);

    /// <summary>What the actor may do: admins own everything, students nothing. <see cref="ExamPermission.None"/> for an unknown exam.</summary>
    [Alias("PermissionOf"), ReadOnly]
    Task<ExamPermission> PermissionOf(Actor actor);
}
