using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>Whether the results of an exam are complete.</summary>
internal sealed record ResultCounts(int Attempts, int Live, int ToGrade, int Disagreements, int OpenChanges);

/// <summary>The first of two marks, and the person who gave it.</summary>
internal sealed record FirstMark(double Points, Guid GivenBy);

/// <summary>Second marks and requests for changes.</summary>
internal sealed class ResultStore(NpgsqlDataSource database)
{
    private const string ChangeColumns = """
        id, exam_id, question_id as draft_question_id, attempt_id as draft_attempt_id, points as draft_points,
        key::text as draft_key, reason as draft_reason, state, requested_by, requested_at, decided_by, decided_at,
        comment
        """;

    // Indexes: exam_attempts_results (an index-only scan), exam_attempts_live, second_marks_open, result_changes_exam.
    private const string CountText = """
        select count(*)::int as attempts,
            (select count(*) from exam_attempts
                where exam_id = @exam_id and status in ('in_progress', 'paused') and not practice)::int as live,
            coalesce(sum(to_grade), 0)::int as to_grade,
            (select count(*) from second_marks m join exam_attempts x on x.id = m.attempt_id
                where x.exam_id = @exam_id and not m.agreed)::int as disagreements,
            (select count(*) from result_changes where exam_id = @exam_id and state = 'open')::int as open_changes
        from exam_attempts where exam_id = @exam_id and ended_at is not null and not practice
        """;

    // Index: exam_attempts_exam.
    private const string EndedText = """
        select id from exam_attempts
        where exam_id = @exam_id and ended_at is not null and (@after::uuid is null or id > @after)
        order by id limit @limit
        """;

    // Index: second_marks_pkey. A new second mark replaces the old one.
    private const string MarkText = """
        insert into second_marks
            (attempt_id, question_id, first_points, first_by, points, comment, marked_by, marked_at, agreed)
        values (@attempt_id, @question_id, @first, @first_by, @second, @comment, @second_by, @now, @agreed)
        on conflict (attempt_id, question_id) do update set first_points = excluded.first_points,
            first_by = excluded.first_by, points = excluded.points, comment = excluded.comment,
            marked_by = excluded.marked_by, marked_at = excluded.marked_at, agreed = excluded.agreed
        """;

    // Index: second_marks_pkey.
    private const string ForgetText =
        "delete from second_marks where attempt_id = @attempt_id and question_id = @question_id";

    // Index: second_marks_pkey.
    private const string FirstText = """
        select first_points as points, first_by as given_by from second_marks
        where attempt_id = @attempt_id and question_id = @question_id
        """;

    // Indexes: exam_attempts_exam, second_marks_pkey for each attempt: the offset 0 prevents a scan of all exams'
    // marks.
    private const string MarksText = """
        select m.attempt_id, m.question_id, m.first_points as first, m.first_by, m.points as second,
            m.marked_by as second_by, m.comment, m.agreed
        from exam_attempts a cross join lateral (select * from second_marks where attempt_id = a.id offset 0) m
        where a.exam_id = @exam_id and (m.agreed, m.attempt_id, m.question_id) > (@agreed, @attempt, @question)
        order by m.agreed, m.attempt_id, m.question_id limit @limit
        """;

    private const string RequestText = """
        insert into result_changes
            (id, exam_id, kind, question_id, attempt_id, points, key, reason, requested_by, requested_at)
        values (@id, @exam_id, @kind, @question_id, @attempt_id, @points, @key, @reason, @requested_by, @requested_at)
        """;

    // Index: result_changes_exam.
    private const string ChangesText = $"""
        select {ChangeColumns} from result_changes where exam_id = @exam_id and id < @below
        order by id desc limit @limit
        """;

    // Index: result_changes_exam.
    private const string KeyApprovedText =
        "select from result_changes where exam_id = @exam_id and kind = 'key' and state = 'approved' limit 1";

    // Index: result_changes_pkey.
    private const string OneText = $"select {ChangeColumns} from result_changes where id = @id and exam_id = @exam_id";

    // Index: result_changes_pkey. No row when another person has decided it.
    private const string DecideText = $"""
        update result_changes set state = @state, decided_by = @by, decided_at = @now, comment = @comment
        where id = @id and exam_id = @exam_id and state = 'open' returning {ChangeColumns}
        """;

    public async Task<ResultCounts> CountAsync(Guid examId, CancellationToken cancel) =>
        (await database.Command(CountText, new { examId }).FirstAsync<ResultCounts>(cancel))!;

    /// <summary>Ended attempts with a higher id.</summary>
    public Task<ImmutableArray<Guid>> EndedAsync(Guid examId, Guid? after, int limit, CancellationToken cancel) =>
        database
            .Command(
                EndedText,
                new
                {
                    examId,
                    after,
                    limit,
                }
            )
            .ListAsync<Guid>(cancel);

    public static Task MarkAsync(
        TwoMarks marks,
        DateTimeOffset now,
        NpgsqlConnection connection,
        CancellationToken cancel
    ) =>
        connection
            .Command(
                MarkText,
                new
                {
                    marks.AttemptId,
                    marks.QuestionId,
                    marks.First,
                    marks.FirstBy,
                    marks.Second,
                    marks.Comment,
                    marks.SecondBy,
                    now,
                    marks.Agreed,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>Deletes a second mark, because its grade has changed.</summary>
    public static Task ForgetAsync(
        Guid attemptId,
        Guid questionId,
        NpgsqlConnection connection,
        CancellationToken cancel
    ) => connection.Command(ForgetText, new { attemptId, questionId }).ExecuteAsync(cancel);

    /// <summary>The first mark of an answer that has two; else null.</summary>
    public static Task<FirstMark?> FirstAsync(
        Guid attemptId,
        Guid questionId,
        NpgsqlConnection connection,
        CancellationToken cancel
    ) => connection.Command(FirstText, new { attemptId, questionId }).FirstAsync<FirstMark>(cancel);

    /// <summary>Answers with two marks after a position, disagreements first.</summary>
    public Task<ImmutableArray<TwoMarks>> MarksAsync(
        Guid examId,
        MarkPlace after,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                MarksText,
                new
                {
                    examId,
                    after.Agreed,
                    after.Attempt,
                    after.Question,
                    limit,
                }
            )
            .ListAsync<TwoMarks>(cancel);

    public Task RequestAsync(ResultChange change, CancellationToken cancel)
    {
        var draft = change.Draft;
        return database
            .Command(
                RequestText,
                new
                {
                    change.Id,
                    change.ExamId,
                    kind = draft.Key is null ? "grade" : "key",
                    draft.QuestionId,
                    draft.AttemptId,
                    draft.Points,
                    draft.Key,
                    draft.Reason,
                    change.RequestedBy,
                    change.RequestedAt,
                }
            )
            .ExecuteAsync(cancel);
    }

    public Task<ImmutableArray<ResultChange>> ChangesAsync(
        Guid examId,
        Guid below,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                ChangesText,
                new
                {
                    examId,
                    below,
                    limit,
                }
            )
            .ListAsync<ResultChange>(cancel);

    /// <summary>Whether two people have corrected a key of the exam after its results were published.</summary>
    public Task<bool> KeyApprovedAsync(Guid examId, CancellationToken cancel) =>
        database.Command(KeyApprovedText, new { examId }).AnyAsync(cancel);

    public Task<ResultChange?> FindAsync(Guid examId, Guid id, CancellationToken cancel) =>
        database.Command(OneText, new { id, examId }).FirstAsync<ResultChange>(cancel);

    /// <summary>The decided request; null when it is no longer open.</summary>
    public Task<ResultChange?> DecideAsync(
        Guid examId,
        Guid id,
        ChangeState state,
        Guid by,
        DateTimeOffset now,
        string comment,
        CancellationToken cancel
    ) =>
        database
            .Command(
                DecideText,
                new
                {
                    id,
                    examId,
                    state,
                    by,
                    now,
                    comment,
                }
            )
            .FirstAsync<ResultChange>(cancel);
}
