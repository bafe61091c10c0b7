using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Veritas.Monitoring;

namespace Veritas.Exams;

/// <summary>Who may do what with an exam, and what single students are granted.</summary>
internal sealed class PermissionStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 5;

    // Index: teacher_exam_permissions_pkey.
    private const string ListText = """
        select p.teacher_id, u.email, u.full_name, p.level from teacher_exam_permissions p join users u on u.id = p.teacher_id
        where p.exam_id = $1 order by u.full_name, u.id
        """;

    // Index: users_email.
    private const string FindText = "select id from users where lower(email) = lower($1) and role = 'teacher'";

    private const string GiveText = """
        insert into teacher_exam_permissions (exam_id, teacher_id, level, granted_at) values ($1, $2, $3, $4)
        on conflict (exam_id, teacher_id) do update set level = excluded.level, granted_at = excluded.granted_at
        """;

    private const string TakeText = "delete from teacher_exam_permissions where exam_id = $1 and teacher_id = $2";

    // Indexes: users_pkey, exam_allowances_pkey. Nothing when there is no such student.
    private const string AllowanceText = """
        select coalesce(a.extra_s, 0), coalesce(a.exempt, '{}'), coalesce(a.scale, '{}')::text, coalesce(a.factor, 1), coalesce(a.break_s, 0)
        from users u left join exam_allowances a on a.exam_id = $1 and a.student_id = u.id where u.id = $2 and u.role = 'student'
        """;

    // Index: users_pkey. Nothing when there is no such student.
    private const string AllowText = """
        insert into exam_allowances (exam_id, student_id, extra_s, exempt, factor, break_s, scale)
        select $1, id, $3, $4, $5, $6, $7 from users where id = $2 and role = 'student'
        on conflict (exam_id, student_id) do update set extra_s = excluded.extra_s, exempt = excluded.exempt, scale = excluded.scale,
            factor = excluded.factor, break_s = excluded.break_s
        """;

    public async Task<ImmutableArray<PermissionEntry>> ListAsync(Guid examId, CancellationToken cancel)
    {
        await using var command = Command(ListText, examId);
        var entries = ImmutableArray.CreateBuilder<PermissionEntry>();
        await using var r = await command.ExecuteReaderAsync(cancel);
        while (await r.ReadAsync(cancel))
        {
            entries.Add(new PermissionEntry(r.GetGuid(0), r.GetString(1), r.GetString(2), WireName<ExamPermission>.Parse(r.GetString(3))));
        }

        return entries.ToImmutable();
    }

    /// <summary>The teacher of that address, or null.</summary>
    public async Task<Guid?> FindTeacherAsync(string email, CancellationToken cancel)
    {
        await using var command = Command(FindText, email);
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    public async Task SetAsync(Guid examId, Guid teacherId, ExamPermission level, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = level == ExamPermission.None
            ? Command(TakeText, examId, teacherId)
            : Command(GiveText, examId, teacherId, WireName<ExamPermission>.Of(level), now.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>What the student is granted, which is nothing until somebody grants it; null when there is no such student.</summary>
    public async Task<Accommodation?> AllowanceAsync(Guid examId, Guid studentId, CancellationToken cancel)
    {
        await using var command = Command(AllowanceText, examId, studentId);
        await using var r = await command.ExecuteReaderAsync(cancel);
        return await r.ReadAsync(cancel)
            ? new Accommodation(
                r.GetInt32(0), [.. r.GetFieldValue<string[]>(1)],
                JsonSerializer.Deserialize<ImmutableDictionary<string, double>>(r.GetString(2), VeritasJson.Options)!, r.GetDouble(3), r.GetInt32(4))
            : null;
    }

    /// <summary>Grants; false when there is no such student.</summary>
    public async Task<bool> AllowAsync(Guid examId, Guid studentId, Accommodation a, CancellationToken cancel)
    {
        await using var command = Command(AllowText, examId, studentId, a.ExtraSeconds, a.Exempt.ToArray(), a.Factor, a.BreakSeconds);
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(a.Scale, VeritasJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    private NpgsqlCommand Command(string text, params object[] values)
    {
        var command = database.CreateCommand(text);
        command.CommandTimeout = TimeoutSeconds;
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
