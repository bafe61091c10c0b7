using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Finds students and teachers for other capabilities, and keeps students' numbers.</summary>
internal sealed class UserDirectory(NpgsqlDataSource database)
{
    public static readonly Problem StudentUnknown = new(
        ProblemKind.NotFound,
        "student_unknown",
        "There is no such student."
    );

    // Index: users_email.
    private const string TeacherText = "select id from users where lower(email) = lower(@email) and role = 'teacher'";

    // Indexes: users_pkey, users_email, student_profiles_number. One row a reference; null where no student matches.
    private const string StudentsText = """
        select (select u.id from users u where u.role = 'student' and (
            (n.kind = 'id' and u.id = n.id) or (n.kind = 'email' and lower(u.email) = n.name)
            or (n.kind = 'number'
                and u.id = (select s.user_id from student_profiles s where lower(s.student_number) = lower(n.name)))))
        from unnest(@kinds::text[], @ids::uuid[], @names::text[]) with ordinality as n(kind, id, name, place)
        order by n.place
        """;

    // Indexes: users_pkey, student_profiles_pkey.
    private const string NumberText = """
        select u.id as student_id, s.student_number as number, u.version
        from users u left join student_profiles s on s.user_id = u.id where u.id = @student_id and u.role = 'student'
        """;

    private const string SetNumberText = """
        with changed as (
            update users set version = version + 1 where id = @student_id and role = 'student' and version = @version
            returning id, created_at
        )
        insert into student_profiles (user_id, created_at, student_number) select id, created_at, @number from changed
        on conflict (user_id) do update set student_number = excluded.student_number
        returning user_id
        """;

    /// <summary>The teacher with that e-mail address, or null.</summary>
    public Task<Guid?> TeacherAsync(string email, CancellationToken cancel) =>
        database.Command(TeacherText, new { email }).ValueAsync<Guid?>(cancel);

    /// <summary>The ids of these students, in order; null where no student matches.</summary>
    public Task<ImmutableArray<Guid?>> StudentsAsync(
        IReadOnlyCollection<StudentRef> students,
        CancellationToken cancel
    ) =>
        database
            .Command(
                StudentsText,
                new
                {
                    kinds = students.Select(s =>
                        s.StudentId is not null ? "id"
                        : s.Email is not null ? "email"
                        : "number"
                    ),
                    ids = students.Select(s => s.StudentId),
                    names = students.Select(s => s.Email ?? s.StudentNumber),
                }
            )
            .ListAsync<Guid?>(cancel);

    /// <summary>Null when there is no such student.</summary>
    public Task<StudentNumber?> NumberAsync(Guid studentId, CancellationToken cancel) =>
        database.Command(NumberText, new { studentId }).FirstAsync<StudentNumber>(cancel);

    /// <summary>Sets or clears the number of the account of that version.</summary>
    public async Task<NumberChange> SetNumberAsync(
        Guid studentId,
        string? number,
        int version,
        CancellationToken cancel
    )
    {
        try
        {
            return await database
                .Command(
                    SetNumberText,
                    new
                    {
                        studentId,
                        number,
                        version,
                    }
                )
                .AnyAsync(cancel)
                ? NumberChange.Done
                : NumberChange.Stale;
        }
        catch (NpgsqlException e) when (e.IsUniqueViolation("student_profiles_number"))
        {
            return NumberChange.Taken;
        }
    }
}
