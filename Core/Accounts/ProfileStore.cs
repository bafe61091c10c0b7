using Npgsql;
using NpgsqlTypes;

namespace Veritas.Accounts;

/// <summary>Profiles, by primary keys.</summary>
internal sealed class ProfileStore(NpgsqlDataSource database)
{
    public async Task<Profile?> Read(Guid userId)
    {
        const string Sql = """
            select u.role, u.full_name, u.version, u.totp_confirmed_at is not null, s.user_id is not null, s.integrity, s.mastery, s.risk,
                   t.user_id is not null, coalesce(t.department, ''), coalesce(t.subjects, '{}')
            from users u left join student_profiles s on s.user_id = u.id left join teacher_profiles t on t.user_id = u.id
            where u.id = @user_id
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("user_id", userId);
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync())
        {
            return null;
        }

        var student = row.GetBoolean(4) ? new StudentProfile(Number(row, 5), Number(row, 6), row.IsDBNull(7) ? null : row.GetString(7)) : null;
        var teacher = row.GetBoolean(8) ? new TeacherProfile(row.GetString(9), [.. row.GetFieldValue<string[]>(10)]) : null;
        return new Profile(userId, WireName<Role>.Parse(row.GetString(0)), row.GetString(1), row.GetInt32(2), row.GetBoolean(3), student, teacher);
    }

    /// <summary>False when the version is another one by now.</summary>
    public async Task<bool> Change(Guid userId, ProfileChange change, int version)
    {
        const string Sql = """
            with changed as (
                update users set full_name = @full_name, version = version + 1 where id = @user_id and version = @version returning id
            ), taught as (
                update teacher_profiles set department = @department, subjects = @subjects
                where @department::text is not null and user_id = (select id from changed)
            )
            select count(*) from changed
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("user_id", userId);
        command.Parameters.AddWithValue("version", version);
        command.Parameters.AddWithValue("full_name", change.FullName);
        command.Parameters.Add(new NpgsqlParameter("department", NpgsqlDbType.Text) { Value = (object?)change.Teacher?.Department ?? DBNull.Value });
        command.Parameters.AddWithValue("subjects", change.Teacher is { } teacher ? teacher.Subjects.ToArray() : []);
        return await command.ExecuteScalarAsync() is 1L;
    }

    private static double? Number(NpgsqlDataReader row, int i) => row.IsDBNull(i) ? null : row.GetDouble(i);
}
