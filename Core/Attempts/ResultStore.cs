using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Veritas.Attempts;

/// <summary>How complete the results of an exam are.</summary>
internal readonly record struct ResultCounts(int Attempts, int Live, int ToGrade, int Disagreements, int OpenChanges);

/// <summary>Second marks and requests for changes.</summary>
internal sealed class ResultStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 10;
    private const string ChangeColumns = """
        id, exam_id, question_id, attempt_id, points, key::text, reason, state, requested_by, requested_at, decided_by, decided_at, comment
        """;

    // Indexes: exam_attempts_results, which has all of it, exam_attempts_live, second_marks_open, result_changes_exam.
    private const string CountText = """
        select count(*)::int, (select count(*) from exam_attempts where exam_id = $1 and status in ('in_progress', 'paused') and not practice)::int,
            coalesce(sum(to_grade), 0)::int,
            (select count(*) from second_marks m join exam_attempts x on x.id = m.attempt_id where x.exam_id = $1 and not m.agreed)::int,
            (select count(*) from result_changes where exam_id = $1 and state = 'open')::int
        from exam_attempts where exam_id = $1 and ended_at is not null and not practice
        """;

    // Index: exam_attempts_exam.
    private const string EndedText = """
        select id from exam_attempts where exam_id = $1 and ended_at is not null and ($2::uuid is null or id > $2) order by id limit $3
        """;

    // Index: second_marks_pkey. A new second mark takes the place of the old.
    private const string MarkText = """
        insert into second_marks (attempt_id, question_id, first_points, first_by, points, comment, marked_by, marked_at, agreed)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (attempt_id, question_id) do update set first_points = excluded.first_points, first_by = excluded.first_by, points = excluded.points,
            comment = excluded.comment, marked_by = excluded.marked_by, marked_at = excluded.marked_at, agreed = excluded.agreed
        """;

    // Index: second_marks_pkey.
    private const string ForgetText = "delete from second_marks where attempt_id = $1 and question_id = $2";

    // Index: second_marks_pkey.
    private const string FirstText = "select first_points, first_by from second_marks where attempt_id = $1 and question_id = $2";

    // Indexes: exam_attempts_exam, second_marks_pkey attempt by attempt (offset 0), for marks of all exams are more.
    private const string MarksText = """
        select m.attempt_id, m.question_id, m.first_points, m.first_by, m.points, m.marked_by, m.comment, m.agreed
        from exam_attempts a cross join lateral (select * from second_marks where attempt_id = a.id offset 0) m
        where a.exam_id = $1 and (m.agreed, m.attempt_id, m.question_id) > ($2, $3, $4)
        order by m.agreed, m.attempt_id, m.question_id limit $5
        """;

    private const string RequestText = """
        insert into result_changes (id, exam_id, kind, question_id, attempt_id, points, key, reason, requested_by, requested_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    // Index: result_changes_exam.
    private const string ChangesText = $"select {ChangeColumns} from result_changes where exam_id = $1 and id < $2 order by id desc limit $3";

    // Index: result_changes_exam.
    private const string KeyApprovedText = "select exists (select from result_changes where exam_id = $1 and kind = 'key' and state = 'approved')";

    // Index: result_changes_pkey.
    private const string OneText = $"select {ChangeColumns} from result_changes where id = $1 and exam_id = $2";

    // Index: result_changes_pkey. Nothing when somebody else was first.
    private const string DecideText = $"""
        update result_changes set state = $3, decided_by = $4, decided_at = $5, comment = $6 where id = $1 and exam_id = $2 and state = 'open'
        returning {ChangeColumns}
        """;

    public async Task<ResultCounts> CountAsync(Guid examId, CancellationToken cancel)
    {
        await using var command = Command(CountText, examId);
        return (await ReadAsync(command, r => new ResultCounts(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4)), cancel))[0];
    }

    /// <summary>Ended attempts behind an id.</summary>
    public async Task<ImmutableArray<Guid>> EndedAsync(Guid examId, Guid? after, int limit, CancellationToken cancel)
    {
        await using var command = Command(EndedText, examId);
        command.Parameters.Add(new() { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = limit });
        return await ReadAsync(command, r => r.GetGuid(0), cancel);
    }

    public static async Task MarkAsync(TwoMarks marks, DateTimeOffset now, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(MarkText, connection) { CommandTimeout = TimeoutSeconds };
        Add(command, marks.AttemptId, marks.QuestionId, marks.First, marks.FirstBy, marks.Second, marks.Comment, marks.SecondBy, now.UtcDateTime, marks.Agreed);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The answer was graded anew: what a second person said was about something else.</summary>
    public static async Task ForgetAsync(Guid attemptId, Guid questionId, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(ForgetText, connection) { CommandTimeout = TimeoutSeconds };
        Add(command, attemptId, questionId);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The first mark where there are two, else null: then it is the answer's own.</summary>
    public async Task<(double Points, Guid By)?> FirstAsync(Guid attemptId, Guid questionId, CancellationToken cancel)
    {
        await using var command = Command(FirstText, attemptId, questionId);
        var found = await ReadAsync(command, r => (r.GetDouble(0), r.GetGuid(1)), cancel);
        return found.IsEmpty ? null : found[0];
    }

    public async Task<ImmutableArray<TwoMarks>> MarksAsync(Guid examId, MarkPlace after, int limit, CancellationToken cancel)
    {
        await using var command = Command(MarksText, examId, after.Agreed, after.Attempt, after.Question, limit);
        return await ReadAsync(command, r => new TwoMarks(
            r.GetGuid(0), r.GetGuid(1), r.GetDouble(2), r.GetGuid(3), r.GetDouble(4), r.GetGuid(5), r.GetString(6), r.GetBoolean(7)), cancel);
    }

    public async Task RequestAsync(ResultChange change, CancellationToken cancel)
    {
        var d = change.Draft;
        await using var command = Command(RequestText, change.Id, change.ExamId, d.Key is null ? "grade" : "key", d.QuestionId);
        command.Parameters.Add(new() { Value = (object?)d.AttemptId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (object?)d.Points ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double });
        command.Parameters.Add(new() { Value = (object?)d.Key?.Text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb });
        Add(command, d.Reason, change.RequestedBy, change.RequestedAt.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<ImmutableArray<ResultChange>> ChangesAsync(Guid examId, Guid below, int limit, CancellationToken cancel)
    {
        await using var command = Command(ChangesText, examId, below, limit);
        return await ReadAsync(command, Change, cancel);
    }

    /// <summary>Whether two people have corrected a key of the exam after its results were published.</summary>
    public async Task<bool> KeyApprovedAsync(Guid examId, CancellationToken cancel)
    {
        await using var command = Command(KeyApprovedText, examId);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    public async Task<ResultChange?> FindAsync(Guid examId, Guid id, CancellationToken cancel)
    {
        await using var command = Command(OneText, id, examId);
        return (await ReadAsync(command, Change, cancel)).FirstOrDefault();
    }

    /// <summary>The decided request; null when it is not open any more.</summary>
    public async Task<ResultChange?> DecideAsync(
        Guid examId, Guid id, ChangeState state, Guid by, DateTimeOffset now, string comment, CancellationToken cancel)
    {
        await using var command = Command(DecideText, id, examId, WireName<ChangeState>.Of(state), by, now.UtcDateTime, comment);
        return (await ReadAsync(command, Change, cancel)).FirstOrDefault();
    }

    private NpgsqlCommand Command(string text, params object[] values)
    {
        var command = database.CreateCommand(text);
        command.CommandTimeout = TimeoutSeconds;
        Add(command, values);
        return command;
    }

    private static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
    }

    private static async Task<ImmutableArray<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> row, CancellationToken cancel)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        await using var r = await command.ExecuteReaderAsync(cancel);
        while (await r.ReadAsync(cancel))
        {
            rows.Add(row(r));
        }

        return rows.ToImmutable();
    }

    private static ResultChange Change(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1),
        new ChangeDraft(r.GetGuid(2), r.IsDBNull(3) ? null : r.GetGuid(3), r.IsDBNull(4) ? null : r.GetDouble(4),
            r.IsDBNull(5) ? null : new RawJson(r.GetString(5)), r.GetString(6)),
        WireName<ChangeState>.Parse(r.GetString(7)), r.GetGuid(8), Utc(r, 9), r.IsDBNull(10) ? null : r.GetGuid(10), r.IsDBNull(11) ? null : Utc(r, 11), r.GetString(12));

    private static DateTimeOffset Utc(NpgsqlDataReader r, int i) => new(r.GetDateTime(i), TimeSpan.Zero);
}
