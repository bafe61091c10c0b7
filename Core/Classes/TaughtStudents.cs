using Npgsql;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Decides, in SQL, whether a student is one of the actor's.</summary>
internal sealed class TaughtStudents(NpgsqlDataSource database)
{
    // Indexes: users_pkey, and those of teaches: class_members_student, class_teachers_pkey, exam_attempts_student,
    // teacher_exam_permissions_pkey.
    private const string Student = "from users u where u.id = @student_id and u.role = 'student'";

    private const string TaughtText = "select " + Student + " and (@is_admin or teaches(@user_id, @student_id))";

    private const string PersonText =
        "select id, full_name "
        + Student
        + """
             and (@is_admin or u.id = @user_id or teaches(@user_id, @student_id))
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
            : UserDirectory.StudentUnknown;

    /// <summary>The student, whom the actor is or teaches; any student for an admin; else null.</summary>
    public Task<Person?> PersonAsync(Actor actor, Guid studentId, CancellationToken cancel) =>
        database
            .Command(
                PersonText,
                new
                {
                    actor.UserId,
                    isAdmin = actor.Role == Role.Admin,
                    studentId,
                }
            )
            .FirstAsync<Person>(cancel);

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
