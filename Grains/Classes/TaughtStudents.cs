using Npgsql;
using Veritas.Accounts;
using Veritas.Grains.Analysis;

namespace Veritas.Grains.Classes;

/// <summary>Says, in SQL, whose business a student is.</summary>
internal sealed class TaughtStudents(NpgsqlDataSource database)
{
    // Indexes: users_pkey, and those of teaches: class_members_student, class_teachers_pkey, exam_attempts_student, teacher_exam_permissions_pkey.
    private const string TaughtText = "select true from users u where u.id = $3 and u.role = 'student' and ($2 or teaches($1, $3))";

    /// <summary>Null when the actor teaches that student or is an admin; else <c>student_unknown</c>.</summary>
    public async Task<Problem?> RefuseAsync(Actor actor, Guid studentId, CancellationToken cancel) =>
        (await database.Statement(TaughtText, actor.UserId, actor.Role == Role.Admin, studentId).ListAsync(r => r.GetBoolean(0), cancel)).IsEmpty
            ? ClassRules.StudentUnknown
            : null;
}
