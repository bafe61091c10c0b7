using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>
/// The attempt's row. Changes of a live attempt require the writer's epoch, so that a stale activation changes nothing.
/// </summary>
internal sealed class AttemptStore(NpgsqlDataSource database)
{
    private const string InsertText = """
        insert into exam_attempts (id, exam_id, student_id, started_at, started_on, deadline, notice_version, policy,
            accommodation, epoch, last_seen_at, pass_mark, duration_s, practice)
        values (@id, @exam_id, @student_id, @started_at, @started_on, @deadline, @notice_version, @policy,
            @accommodation, @epoch, @started_at, @pass_mark, @duration_seconds, @practice)
        """;

    // Index: exam_attempts_pkey.
    private const string ReadText = "select " + AttemptRow.Columns + " from exam_attempts where id = @id";

    // Index: exam_attempts_student.
    private const string OfStudentText = """
        select id, ended_at is null as live, count(*) over ()::int as count from exam_attempts
        where student_id = @student_id and exam_id = @exam_id
        order by ended_at is null desc, started_at desc limit 1
        """;

    // Index: exam_attempts_pkey.
    private const string ChangeText = """
        update exam_attempts set status = @status, deadline = @deadline, paused_at = @paused_at, locked = @locked,
            locked_until = @locked_until, break_used_s = @break_used_seconds, break_until = @break_until,
            accommodation = @accommodation
        where id = @id and epoch = @epoch and ended_at is null
        """;

    // Index: exam_attempts_pkey. Waits for concurrent saves of answers.
    private const string LockLiveText =
        "select from exam_attempts where id = @id and epoch = @epoch and ended_at is null for update";

    // Index: exam_attempts_pkey.
    private const string LockText = ReadText + " for update";

    private const string EndText = """
        update exam_attempts set status = @status, ended_at = @ended_at, ended_by = @ended_by, end_reason = @end_reason,
            paused_at = null, break_until = null, locked = false, locked_until = null,
            points = @points, max_points = @max_points, to_grade = @to_grade
        where id = @id and epoch = @epoch and ended_at is null
        """;

    // Index: exam_attempts_pkey.
    private const string RegradeText = """
        update exam_attempts set points = @points, max_points = @max_points, to_grade = @to_grade
        where id = @id and ended_at is not null
        """;

    // Index: exam_attempts_due.
    private const string DueText = """
        select id from exam_attempts
        where status in ('in_progress', 'paused') and coalesce(paused_at, deadline) <= @now
            and (status = 'in_progress' or paused_at <= @paused_before or break_until <= @now)
        order by coalesce(paused_at, deadline) limit @limit
        """;

    /// <summary>Creates the row; false when the student has a live attempt of that exam.</summary>
    public async Task<bool> InsertAsync(AttemptRow row, CancellationToken cancel)
    {
        try
        {
            return await database
                    .Command(
                        InsertText,
                        new
                        {
                            row.Id,
                            row.ExamId,
                            row.StudentId,
                            row.StartedAt,
                            row.StartedOn,
                            row.Deadline,
                            row.NoticeVersion,
                            policy = RawJson.Of(row.Policy),
                            accommodation = RawJson.Of(row.Accommodation),
                            row.Epoch,
                            row.PassMark,
                            row.DurationSeconds,
                            row.Practice,
                        }
                    )
                    .ExecuteAsync(cancel) == 1;
        }
        catch (PostgresException failure) when (failure.IsUniqueViolation("exam_attempts_live"))
        {
            return false;
        }
    }

    /// <summary>The row; null when there is none.</summary>
    public Task<AttemptRow?> ReadAsync(Guid id, CancellationToken cancel) =>
        database.Command(ReadText, new { id }).FirstAsync(AttemptRow.Read, cancel);

    /// <summary>The row, locked until the transaction ends.</summary>
    public static Task<AttemptRow?> LockAsync(Guid id, NpgsqlConnection connection, CancellationToken cancel) =>
        connection.Command(LockText, new { id }).FirstAsync(AttemptRow.Read, cancel);

    /// <summary>The student's live attempt of that exam, else an ended one, else null.</summary>
    public Task<EarlierAttempts?> OfStudentAsync(Guid studentId, Guid examId, CancellationToken cancel) =>
        database.Command(OfStudentText, new { studentId, examId }).FirstAsync<EarlierAttempts>(cancel);

    /// <summary>
    /// Stores a change of the clock, the pause or the lock; false when this writer is stale or the attempt has ended.
    /// </summary>
    public static async Task<bool> ChangeAsync(AttemptRow row, NpgsqlConnection connection, CancellationToken cancel) =>
        await connection
            .Command(
                ChangeText,
                new
                {
                    row.Id,
                    row.Epoch,
                    row.Status,
                    row.Deadline,
                    row.PausedAt,
                    row.Locked,
                    row.LockedUntil,
                    row.BreakUsedSeconds,
                    row.BreakUntil,
                    accommodation = RawJson.Of(row.Accommodation),
                }
            )
            .ExecuteAsync(cancel) == 1;

    /// <summary>
    /// Locks the row until the transaction ends, so that no answer arrives after the grading; false when this writer is
    /// stale or the attempt has ended.
    /// </summary>
    public static Task<bool> LockLiveAsync(AttemptRow row, NpgsqlConnection connection, CancellationToken cancel) =>
        connection.Command(LockLiveText, new { row.Id, row.Epoch }).AnyAsync(cancel);

    /// <summary>Ends the locked attempt.</summary>
    public static Task EndAsync(
        AttemptRow row,
        DateTimeOffset endedAt,
        Guid? endedBy,
        NpgsqlConnection connection,
        CancellationToken cancel
    ) =>
        connection
            .Command(
                EndText,
                new
                {
                    row.Id,
                    row.Epoch,
                    row.Status,
                    endedAt,
                    endedBy,
                    row.EndReason,
                    row.Grade!.Points,
                    row.Grade.MaxPoints,
                    row.Grade.ToGrade,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>Stores a changed grade of an ended attempt.</summary>
    public static Task RegradeAsync(
        Guid id,
        AttemptGrade grade,
        NpgsqlConnection connection,
        CancellationToken cancel
    ) =>
        connection
            .Command(
                RegradeText,
                new
                {
                    id,
                    grade.Points,
                    grade.MaxPoints,
                    grade.ToGrade,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>
    /// Live attempts at or past their deadline, or paused since <paramref name="pausedBefore"/>, or whose break time is
    /// used up; longest overdue first.
    /// </summary>
    public Task<ImmutableArray<Guid>> DueAsync(
        DateTimeOffset now,
        DateTimeOffset pausedBefore,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                DueText,
                new
                {
                    now,
                    pausedBefore,
                    limit,
                }
            )
            .ListAsync<Guid>(cancel);
}
