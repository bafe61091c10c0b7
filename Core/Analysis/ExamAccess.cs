using Npgsql;
using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>An exam with what the asking teacher may do.</summary>
internal sealed record AccessibleExam(Guid Id, string Title, ExamPermission Permission);

/// <summary>Says, in SQL, who may see what of an exam.</summary>
internal sealed class ExamAccess(NpgsqlDataSource database)
{
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "exam_unknown", "There is no such exam.");

    // Indexes: exams_pkey, teacher_exam_permissions_pkey. An admin ($3) owns every exam.
    private const string FindText = """
        select e.title, case when $3 then 'own' else p.level end from exams e
        left join teacher_exam_permissions p on p.exam_id = e.id and p.teacher_id = $2
        where e.id = $1 and ($3 or p.teacher_id is not null)
        """;

    // Indexes: exam_attempts_pkey, and the ones above.
    private const string OfAttemptText = """
        select a.exam_id, e.title, case when $3 then 'own' else p.level end from exam_attempts a join exams e on e.id = a.exam_id
        left join teacher_exam_permissions p on p.exam_id = e.id and p.teacher_id = $2
        where a.id = $1 and ($3 or p.teacher_id is not null)
        """;

    /// <summary>The exam; <c>exam_unknown</c> without any permission, <c>not_permitted</c> with too little.</summary>
    public async Task<Result<AccessibleExam>> FindAsync(Actor actor, Guid examId, ExamPermission needed, CancellationToken cancel) =>
        Allow(
            await database.Statement(FindText, examId, actor.UserId, actor.Role == Role.Admin).FirstAsync(
                r => new AccessibleExam(examId, r.GetString(0), WireName<ExamPermission>.Parse(r.GetString(1))), cancel),
            needed, Unknown);

    /// <summary>The attempt's exam; <c>attempt_unknown</c> without any permission, <c>not_permitted</c> with too little.</summary>
    public async Task<Result<AccessibleExam>> OfAttemptAsync(Actor actor, Guid attemptId, ExamPermission needed, CancellationToken cancel) =>
        Allow(
            await database.Statement(OfAttemptText, attemptId, actor.UserId, actor.Role == Role.Admin).FirstAsync(
                r => new AccessibleExam(r.GetGuid(0), r.GetString(1), WireName<ExamPermission>.Parse(r.GetString(2))), cancel),
            needed, new Problem(ProblemKind.NotFound, "attempt_unknown", "There is no such attempt."));

    private static Result<AccessibleExam> Allow(AccessibleExam? exam, ExamPermission needed, Problem unknown) =>
        exam is null ? unknown
        : exam.Permission >= needed ? exam
        : new Problem(ProblemKind.Forbidden, "not_permitted", $"This needs the permission to {WireName<ExamPermission>.Of(needed)} this exam.");
}
