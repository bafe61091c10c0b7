using Npgsql;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>An exam, and what the caller may do with it.</summary>
internal sealed record AccessibleExam(Guid Id, string Title, ExamPermission Permission);

/// <summary>Checks a teacher's permission for an exam. An admin owns every exam.</summary>
internal sealed class ExamAccess(NpgsqlDataSource database)
{
    private static readonly Problem AttemptUnknown = new(
        ProblemKind.NotFound,
        "attempt_unknown",
        "There is no such attempt."
    );

    // Indexes: exams_pkey, teacher_exam_permissions_pkey.
    private const string FindText = """
        select e.id, e.title, case when @admin then 'own' else p.level end as permission from exams e
        left join teacher_exam_permissions p on p.exam_id = e.id and p.teacher_id = @user_id
        where e.id = @exam_id and (@admin or p.teacher_id is not null)
        """;

    // Indexes: exam_attempts_pkey, exams_pkey, teacher_exam_permissions_pkey.
    private const string OfAttemptText = $"""
        select e.id, e.title, case when @admin then 'own' else p.level end as permission
        from {AttemptSources.WithExam}
        left join teacher_exam_permissions p on p.exam_id = e.id and p.teacher_id = @user_id
        where a.id = @attempt_id and (@admin or p.teacher_id is not null)
        """;

    /// <summary>
    /// The exam. Problems: <c>exam_unknown</c> without any permission, <c>not_permitted</c> with too low a permission.
    /// </summary>
    public async Task<Result<AccessibleExam>> FindAsync(
        Actor actor,
        Guid examId,
        ExamPermission needed,
        CancellationToken cancel
    )
    {
        var find = database.Command(
            FindText,
            new
            {
                examId,
                actor.UserId,
                admin = actor.Role == Role.Admin,
            }
        );
        var exam = await find.FirstAsync<AccessibleExam>(cancel);
        return exam is null ? ExamProblems.Unknown : Check(exam, needed);
    }

    /// <summary>
    /// The attempt's exam. Problems: <c>attempt_unknown</c> without any permission, <c>not_permitted</c> with too low a
    /// permission.
    /// </summary>
    public async Task<Result<AccessibleExam>> OfAttemptAsync(
        Actor actor,
        Guid attemptId,
        ExamPermission needed,
        CancellationToken cancel
    )
    {
        var find = database.Command(
            OfAttemptText,
            new
            {
                attemptId,
                actor.UserId,
                admin = actor.Role == Role.Admin,
            }
        );
        var exam = await find.FirstAsync<AccessibleExam>(cancel);
        return exam is null ? AttemptUnknown : Check(exam, needed);
    }

    private static Result<AccessibleExam> Check(AccessibleExam exam, ExamPermission needed) =>
        exam.Permission >= needed
            ? exam
            : new Problem(
                ProblemKind.Forbidden,
                "not_permitted",
                $"This needs the permission to {WireName<ExamPermission>.Of(needed)} this exam."
            );
}
