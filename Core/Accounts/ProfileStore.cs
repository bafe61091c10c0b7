using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Profiles of users.</summary>
internal sealed class ProfileStore(NpgsqlDataSource database)
{
    // Indexes: users_pkey, student_profiles_pkey, teacher_profiles_pkey.
    private const string FindText = """
        select u.role, u.full_name, u.version, u.totp_confirmed_at is not null as two_factor,
            s.user_id is not null as is_student, s.integrity, s.mastery, s.risk,
            t.user_id is not null as is_teacher, t.department, t.subjects
        from users u left join student_profiles s on s.user_id = u.id left join teacher_profiles t on t.user_id = u.id
        where u.id = @user_id
        """;

    // Indexes: users_pkey, teacher_profiles_pkey.
    private const string ChangeText = """
        with changed as (
            update users set full_name = @full_name, version = version + 1
            where id = @user_id and version = @version returning id
        ), taught as (
            update teacher_profiles set department = @department, subjects = @subjects
            where @department::text is not null and user_id = (select id from changed)
        )
        select id from changed
        """;

    public Task<Profile?> FindAsync(Guid userId, CancellationToken cancel) =>
        database
            .Command(FindText, new { userId })
            .FirstAsync(
                r => new Profile(
                    userId,
                    r.Get<Role>("role"),
                    r.Get<string>("full_name"),
                    r.Get<int>("version"),
                    r.Get<bool>("two_factor"),
                    r.Get<bool>("is_student") ? Student(r) : null,
                    r.Get<bool>("is_teacher") ? Teacher(r) : null
                ),
                cancel
            );

    /// <summary>False when the version is stale.</summary>
    public Task<bool> ChangeAsync(Guid userId, ProfileChange change, int version, CancellationToken cancel)
    {
        var subjects = change.Teacher?.Subjects ?? ImmutableArray<string>.Empty;
        var values = new
        {
            userId,
            version,
            change.FullName,
            change.Teacher?.Department,
            subjects,
        };
        return database.Command(ChangeText, values).AnyAsync(cancel);
    }

    private static StudentProfile Student(Row row) =>
        new(row.Get<double?>("integrity"), row.Get<double?>("mastery"), row.GetOrNull<string>("risk"));

    private static TeacherProfile Teacher(Row row) =>
        new(row.Get<string>("department"), row.Get<ImmutableArray<string>>("subjects"));
}
