using Npgsql;
using Veritas.Accounts;
using Veritas.Analysis;

namespace Veritas.Classes;

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

    /// <summary>Something kept of a student whom the caller may know.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">Of whom.</param>
    /// <param name="find">Null: there is no such thing.</param>
    /// <param name="hidden">Why the caller does not see what was found; null: does.</param>
    /// <param name="cancel">Ends the search.</param>
    public async Task<Result<T>> FindAsync<T>(
        Actor actor, Guid studentId, Func<CancellationToken, Task<T?>> find, Func<Actor, T?, Problem?> hidden, CancellationToken cancel)
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
