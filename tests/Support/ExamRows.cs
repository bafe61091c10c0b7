using System.Text.Json;
using Npgsql;
using Veritas.Monitoring;

namespace Veritas.Tests.Support;

/// <summary>Inserts the rows that tests of rooms and alerts need: users, an exam, attempts, alerts.</summary>
public sealed class ExamRows(NpgsqlDataSource database)
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly string Policy = JsonSerializer.Serialize(MonitoringPolicy.Default, VeritasJson.Options);

    public async Task<Guid> User(string role = "student", string name = "Ada Example")
    {
        var id = Guid.CreateVersion7(Start);
        await Run(
            "insert into users (id, email, password_hash, full_name, role, created_at) values (@id, @email, "
                + "'x', @name, @role, @at)",
            ("id", id),
            ("email", $"{id:N}@example.org"),
            ("name", name),
            ("role", role),
            ("at", Start)
        );
        return id;
    }

    public async Task<Guid> Exam(Guid teacher, string title = "Algebra")
    {
        var id = Guid.CreateVersion7(Start);
        await Run(
            """
            insert into exams (id, title, subject, duration_s, opens_at, closes_at, pass_mark, policy, status,
                created_by, created_at, updated_at)
            values (@id, @title, 'Mathematics', 3600, @at, @at + interval '30 days', 50, @policy::jsonb, 'published',
                @by, @at, @at)
            """,
            ("id", id),
            ("title", title),
            ("by", teacher),
            ("at", Start),
            ("policy", Policy)
        );
        return id;
    }

    /// <summary>Appends a question to the exam: a single choice with key a, or an essay.</summary>
    public async Task<Guid> Question(Guid exam, string kind, double points)
    {
        var id = Guid.CreateVersion7(Start);
        await Run(
            """
            insert into questions (id, exam_id, position, kind, body, options, key, points)
            select @id, @exam, count(*) + 1, @kind, 'Why?', case when @kind = 'single_choice' then '[{"id":"a","text":"A"},{"id":"b","text":"B"}]'::jsonb end,
                case when @kind = 'single_choice' then '"a"'::jsonb end, @points
            from questions where exam_id = @exam
            """,
            ("id", id),
            ("exam", exam),
            ("kind", kind),
            ("points", points)
        );
        return id;
    }

    public Task Permit(Guid exam, Guid teacher, string level) =>
        Run(
            """
            insert into teacher_exam_permissions (exam_id, teacher_id, level, granted_at)
                values (@exam, @teacher, @level, @at)
            on conflict (exam_id, teacher_id) do update set level = excluded.level
            """,
            ("exam", exam),
            ("teacher", teacher),
            ("level", level),
            ("at", Start)
        );

    public async Task<Guid> Attempt(Guid exam, Guid student, string status = "in_progress")
    {
        var id = Guid.CreateVersion7(Start);
        var ended = status is not ("in_progress" or "paused");
        await Run(
            """
            insert into exam_attempts (id, exam_id, student_id, status, started_at, started_on, deadline, duration_s,
                notice_version, policy, accommodation, ended_at, paused_at)
            values (@id, @exam, @student, @status, @at, @at::date, @at + interval '1 hour', 3600, 1, @policy::jsonb,
                @accommodation::jsonb,
                    case when @ended then @at + interval '30 minutes' end, case when @status = 'paused' then @at end)
            """,
            ("id", id),
            ("exam", exam),
            ("student", student),
            ("status", status),
            ("ended", ended),
            ("at", Start),
            ("policy", Policy),
            ("accommodation", JsonSerializer.Serialize(Accommodation.None, VeritasJson.Options))
        );
        return id;
    }

    /// <summary>Inserts an alert. Its id is generated for that time unless one is given.</summary>
    public async Task<Guid> Alert(Guid exam, Guid attempt, DateTimeOffset at, Guid? id = null)
    {
        var made = id ?? Guid.CreateVersion7(at);
        await Run(
            """
            insert into alerts (id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score,
                risk)
            values (@id, @exam, @attempt, @at, 'band.warning', 'warning', 'The risk reached 60.', '{3,4}', 91.5, 60.25)
            """,
            ("id", made),
            ("exam", exam),
            ("attempt", attempt),
            ("at", at)
        );
        return made;
    }

    private async Task Run(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await command.ExecuteNonQueryAsync();
    }
}
