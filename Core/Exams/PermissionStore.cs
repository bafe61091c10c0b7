using System.Collections.Immutable;
using Npgsql;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>Teachers' permissions on exams, and students' accommodations.</summary>
internal sealed class PermissionStore(NpgsqlDataSource database)
{
    // Index: teacher_exam_permissions_pkey.
    private const string ListText = """
        select p.teacher_id, u.email, u.full_name, p.level
        from teacher_exam_permissions p join users u on u.id = p.teacher_id
        where p.exam_id = @exam_id order by u.full_name, u.id
        """;

    private const string GrantText = """
        insert into teacher_exam_permissions (exam_id, teacher_id, level, granted_at)
        values (@exam_id, @teacher_id, @level, @now)
        on conflict (exam_id, teacher_id) do update set level = excluded.level, granted_at = excluded.granted_at
        """;

    private const string RevokeText =
        "delete from teacher_exam_permissions where exam_id = @exam_id and teacher_id = @teacher_id";

    // Indexes: users_pkey, exam_allowances_pkey. No row when there is no such student.
    private const string AccommodationText =
        "select "
        + AccommodationSource.Columns
        + """
             from users u left join exam_allowances g on g.exam_id = @exam_id and g.student_id = u.id
            where u.id = @student_id and u.role = 'student'
            """;

    // Index: users_pkey. Inserts nothing when there is no such student.
    private const string SaveAccommodationText = """
        insert into exam_allowances (exam_id, student_id, extra_s, exempt, factor, break_s, scale)
        select @exam_id, id, @extra_seconds, @exempt, @factor, @break_seconds, @scale
        from users where id = @student_id and role = 'student'
        on conflict (exam_id, student_id) do update set extra_s = excluded.extra_s, exempt = excluded.exempt,
            scale = excluded.scale, factor = excluded.factor, break_s = excluded.break_s
        """;

    public Task<ImmutableArray<PermissionEntry>> ListAsync(Guid examId, CancellationToken cancel) =>
        database.Command(ListText, new { examId }).ListAsync<PermissionEntry>(cancel);

    /// <summary>Grants the level; <see cref="ExamPermission.None"/> revokes the permission.</summary>
    public Task SetAsync(
        Guid examId,
        Guid teacherId,
        ExamPermission level,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        level == ExamPermission.None
            ? database.Command(RevokeText, new { examId, teacherId }).ExecuteAsync(cancel)
            : database
                .Command(
                    GrantText,
                    new
                    {
                        examId,
                        teacherId,
                        level,
                        now,
                    }
                )
                .ExecuteAsync(cancel);

    /// <summary>The student's accommodation; null when there is no such student.</summary>
    public Task<Accommodation?> AccommodationAsync(Guid examId, Guid studentId, CancellationToken cancel) =>
        database.Command(AccommodationText, new { examId, studentId }).FirstAsync(AccommodationSource.Read, cancel);

    /// <summary>Replaces the student's accommodation; false when there is no such student.</summary>
    public async Task<bool> SaveAccommodationAsync(
        Guid examId,
        Guid studentId,
        Accommodation a,
        CancellationToken cancel
    )
    {
        var saved = await database
            .Command(
                SaveAccommodationText,
                new
                {
                    examId,
                    studentId,
                    a.ExtraSeconds,
                    a.Exempt,
                    a.Factor,
                    a.BreakSeconds,
                    scale = RawJson.Of(a.Scale),
                }
            )
            .ExecuteAsync(cancel);
        return saved == 1;
    }
}
