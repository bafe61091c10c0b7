using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Veritas.Attempts;

/// <summary>The attempt's own row. Every change names the writer's epoch, so that a stale activation changes nothing.</summary>
internal sealed class AttemptStore(NpgsqlDataSource database)
{
    /// <summary>Short: a caller waits, and the monitoring of the attempt goes on meanwhile.</summary>
    private const int TimeoutSeconds = 5;

    private const string InsertText = """
        insert into exam_attempts (id, exam_id, student_id, started_at, started_on, deadline, notice_version, policy, accommodation, epoch, last_seen_at, pass_mark, duration_s, practice)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $4, $11, $12, $13)
        """;

    // Index: exam_attempts_pkey.
    private const string ReadText = "select " + AttemptRow.Columns + " from exam_attempts where id = $1";

    // Index: exam_attempts_student.
    private const string OfStudent = """
        select id, ended_at is null, count(*) over ()::int from exam_attempts where student_id = $1 and exam_id = $2
        order by ended_at is null desc, started_at desc limit 1
        """;

    // Index: exam_attempts_pkey.
    private const string ChangeText = """
        update exam_attempts set status = $3, deadline = $4, paused_at = $5, locked = $6, locked_until = $7, break_used_s = $8, break_until = $9,
            accommodation = $10
        where id = $1 and epoch = $2 and ended_at is null
        """;

    // Index: exam_attempts_pkey. Waits for answers that are being saved.
    private const string LockText = "select 1 from exam_attempts where id = $1 and epoch = $2 and ended_at is null for update";

    private const string EndText = """
        update exam_attempts
        set status = $3, ended_at = $4, ended_by = $5, end_reason = $6, paused_at = null, break_until = null, locked = false, locked_until = null,
            points = $7, max_points = $8, to_grade = $9
        where id = $1 and epoch = $2 and ended_at is null
        """;

    // Index: exam_attempts_pkey.
    private const string RegradeText = "update exam_attempts set points = $2, max_points = $3, to_grade = $4 where id = $1 and ended_at is not null";

    // Index: exam_attempts_due.
    private const string DueText = """
        select id from exam_attempts
        where status in ('in_progress', 'paused') and coalesce(paused_at, deadline) <= $1 and (status = 'in_progress' or paused_at <= $2 or break_until <= $1)
        order by coalesce(paused_at, deadline) limit $3
        """;

    /// <summary>Creates the row; false when the student has a live attempt of that exam.</summary>
    public async Task<bool> InsertAsync(AttemptRow row, CancellationToken cancel)
    {
        await using var command = Command(InsertText, row.Id, row.ExamId, row.StudentId, row.StartedAt.UtcDateTime, row.StartedOn, row.Deadline.UtcDateTime, row.NoticeVersion);
        command.Parameters.Add(Jsonb(row.Policy));
        command.Parameters.Add(Jsonb(row.Accommodation));
        command.Parameters.Add(new() { Value = row.Epoch });
        command.Parameters.Add(new() { Value = row.PassMark });
        command.Parameters.Add(new() { Value = row.DurationSeconds });
        command.Parameters.Add(new() { Value = row.Practice });
        try
        {
            return await command.ExecuteNonQueryAsync(cancel) == 1;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "exam_attempts_live" })
        {
            return false;
        }
    }

    /// <summary>The row as it is; null when there is none.</summary>
    public async Task<AttemptRow?> ReadAsync(Guid id, CancellationToken cancel)
    {
        await using var command = Command(ReadText, id);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? AttemptRow.Read(reader) : null;
    }

    /// <summary>The student's live attempt of that exam, else an ended one, else null.</summary>
    public async Task<EarlierAttempts?> OfStudentAsync(Guid studentId, Guid examId, CancellationToken cancel)
    {
        await using var command = Command(OfStudent, studentId, examId);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new EarlierAttempts(reader.GetGuid(0), reader.GetBoolean(1), reader.GetInt32(2)) : null;
    }

    /// <summary>Stores a change of the clock, the pause or the lock; false when this writer is stale or the attempt over.</summary>
    public async Task<bool> ChangeAsync(AttemptRow row, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(ChangeText, connection) { CommandTimeout = TimeoutSeconds };
        Add(command, row.Id, row.Epoch, WireName<AttemptStatus>.Of(row.Status), row.Deadline.UtcDateTime, row.PausedAt?.UtcDateTime, row.Locked, row.LockedUntil?.UtcDateTime,
            row.BreakUsedSeconds, row.BreakUntil?.UtcDateTime);
        command.Parameters.Add(Jsonb(row.Accommodation));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>Holds the row until the transaction ends, so that no answer comes in behind the grading; false when this writer is stale or the attempt already over.</summary>
    public static async Task<bool> LockAsync(AttemptRow row, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(LockText, connection) { CommandTimeout = TimeoutSeconds };
        Add(command, row.Id, row.Epoch);
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    /// <summary>Ends the locked attempt.</summary>
    public static async Task EndAsync(AttemptRow row, DateTimeOffset endedAt, Guid? endedBy, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(EndText, connection) { CommandTimeout = TimeoutSeconds };
        Add(command, row.Id, row.Epoch, WireName<AttemptStatus>.Of(row.Status), endedAt.UtcDateTime, endedBy, row.EndReason,
            row.Grade!.Points, row.Grade.MaxPoints, row.Grade.ToGrade);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Stores a changed grade of an ended attempt.</summary>
    public static async Task RegradeAsync(Guid attemptId, AttemptGrade grade, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(RegradeText, connection) { CommandTimeout = TimeoutSeconds };
        Add(command, attemptId, grade.Points, grade.MaxPoints, grade.ToGrade);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Live attempts at or past their deadline, or paused since <paramref name="pausedBefore"/>, or in a break that is used up, longest overdue first.</summary>
    public async Task<ImmutableArray<Guid>> DueAsync(DateTimeOffset now, DateTimeOffset pausedBefore, int limit, CancellationToken cancel)
    {
        await using var command = Command(DueText, now.UtcDateTime, pausedBefore.UtcDateTime, limit);
        var due = ImmutableArray.CreateBuilder<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            due.Add(reader.GetGuid(0));
        }

        return due.ToImmutable();
    }

    private NpgsqlCommand Command(string text, params object?[] values)
    {
        var command = database.CreateCommand(text);
        command.CommandTimeout = TimeoutSeconds;
        Add(command, values);
        return command;
    }

    private static void Add(NpgsqlCommand command, params object?[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }
    }

    private static NpgsqlParameter Jsonb<T>(T value) =>
        new() { Value = JsonSerializer.Serialize(value, VeritasJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb };
}
