using Npgsql;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Decides, in SQL, whether a student is one of the actor's.</summary>
internal sealed class TaughtStudents(NpgsqlDataSource database)
{
    // Indexes: users_pkey, and those of teaches: class_members_student, class_teachers_pkey, exam_attempts_student,
    // teacher_exam_permissions_pkey.
    private const string TaughtText = """
        select from users u where u.id = @student_id and u.role = 'student'
            and (@is_admin or teaches(@user_id, @student_id))
        """;

    /// <summary>Null when the actor teaches the student or is an admin; else <c>student_unknown</c>.</summary>
    public async Task<Problem?> RefuseAsync(Actor actor, Guid studentId, CancellationToken cancel) =>
        await database
            .Command(
                TaughtText,
                new
                {
                    actor.UserId,
                    isAdmin = actor.Role == Role.Admin,
                    studentId,
                }
            )
            .AnyAsync(cancel)
            ? null
            : ClassRules.StudentUnknown;

    /// <summary>Finds a record about a student whom the actor teaches.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">Whose record.</param>
    /// <param name="find">Returns null when there is no such record.</param>
    /// <param name="hidden">Why the actor may not see the record; null when it may.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public async Task<Result<T>> FindAsync<T>(
        Actor actor,
        Guid studentId,
        Func<CancellationToken, Task<T?>> find,
        Func<Actor, T?, Problem?> hidden,
        CancellationToken cancel
    )
        where T : class
    {
        if (await RefuseAsync(actor, studentId, cancel) is { } refused)
        {
            return refused;
        }

        var found = await find(cancel);
        return hidden(actor, found) is { } problem ? problem : found!;
    }
}
