using System.Collections.Immutable;
using Npgsql;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>
/// The attempt's row. Changes of a live attempt require the writer's epoch, so that a stale activation changes nothing.
/// </summary>
internal sealed class AttemptStore(NpgsqlDataSource database)
{
    // Indexes: exam_attempts_student, exam_allowances_pkey. Stores the row if the student has the assumed accommodation
    // and may start another attempt; with what is needed to decide what to do otherwise.
    private const string StartText =
        """
            with earlier as (
            """
        + OfStudentText
        + """
            ), given as (
                select 
            """
        + AccommodationSource.Columns
        + """
                 from (select) one left join exam_allowances g on g.exam_id = @exam_id and g.student_id = @student_id
            ), begun as (
                insert into exam_attempts (id, exam_id, student_id, started_at, started_on, deadline, notice_version,
                    policy, accommodation, epoch, last_seen_at, pass_mark, duration_s, practice)
                select @id, @exam_id, @student_id, @started_at, @started_on, @deadline, @notice_version,
                    @policy, @accommodation, @epoch, @started_at, @pass_mark, @duration_seconds, @practice
                from given
                where extra_seconds = @extra_seconds and exempt = @exempt and scale = @scale and factor = @factor
                    and break_seconds = @break_seconds
                    and not exists (select from earlier where live or count >= @allowed)
                on conflict do nothing returning id
            )
            select exists (select from begun) as begun, e.id, e.live, e.count, g.*
            from given g left join earlier e on true
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

    // Indexes: exam_attempts_pkey, attempt_snapshots_pkey.
    private const string EndText = """
        with gone as (delete from attempt_snapshots where attempt_id = @id)
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

    /// <summary>
    /// Stores a new attempt in one round trip. It is not stored when the student's accommodation is not that of the
    /// row, has a live attempt of that exam, or has used all attempts, also when a concurrent start is first.
    /// </summary>
    /// <param name="row">The new attempt.</param>
    /// <param name="allowed">Attempts at the exam, with this one; null: any number.</param>
    /// <param name="cancel">Ends the statement.</param>
    public async Task<StartOutcome> StartAsync(AttemptRow row, int? allowed, CancellationToken cancel)
    {
        var granted = row.Accommodation;
        var parameters = new
        {
            row.Id,
            row.ExamId,
            row.StudentId,
            row.StartedAt,
            row.StartedOn,
            row.Deadline,
            row.NoticeVersion,
            policy = RawJson.Of(row.Policy),
            accommodation = RawJson.Of(granted),
            row.Epoch,
            row.PassMark,
            row.DurationSeconds,
            row.Practice,
            granted.ExtraSeconds,
            granted.Exempt,
            scale = RawJson.Of(granted.Scale),
            granted.Factor,
            granted.BreakSeconds,
            allowed = allowed ?? int.MaxValue,
        };
        return (await database.Command(StartText, parameters).FirstAsync(Started, cancel))!;
    }

    private static StartOutcome Started(Row r) =>
        new(
            r.Get<bool>("begun"),
            r.IsNull("id") ? null : new EarlierAttempts(r.Get<Guid>("id"), r.Get<bool>("live"), r.Get<int>("count")),
            AccommodationSource.Read(r)
        );

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
