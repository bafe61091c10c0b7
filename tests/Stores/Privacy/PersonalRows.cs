using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Privacy;

/// <summary>An exam that ended on 2030-01-31 with ended attempts that have rows in every table.</summary>
internal sealed class PersonalRows(TestDatabase database)
{
    public static readonly DateTimeOffset ExamEnd = new(2030, 1, 31, 9, 0, 0, TimeSpan.Zero);

    private readonly ExamRows _rows = new(database.DataSource);

    public Guid Teacher { get; private set; }

    public Guid Exam { get; private set; }

    public Guid Essay { get; private set; }

    public static async Task<PersonalRows> MakeAsync(TestDatabase database)
    {
        var rows = new PersonalRows(database);
        rows.Teacher = await rows._rows.User("teacher", "Grace Example");
        rows.Exam = await rows._rows.Exam(rows.Teacher);
        rows.Essay = await rows._rows.Question(rows.Exam, "essay", 3);
        return rows;
    }

    public Task<Guid> UserAsync(string role = "student", string name = "Ada Example") => _rows.User(role, name);

    /// <summary>
    /// An ended attempt with an answer, a resolved alert, an instruction and the given number of events, included in
    /// the exam's summary.
    /// </summary>
    public async Task<Guid> AttemptAsync(Guid student, int events = 2, string status = "submitted")
    {
        var attempt = await _rows.Attempt(Exam, student, status);
        var alert = await _rows.Alert(Exam, attempt, ExamEnd.AddDays(-29));
        await database.ExecuteAsync(
            $"""
            update alerts set state = 'resolved', verdict = 'cleared', handled_by = '{Teacher}', handled_at = raised_at
                where id = '{alert}';
            insert into attempt_answers (attempt_id, question_id, revision, value, saved_at, points, graded_by)
                values ('{attempt}', '{Essay}', 1, '"It was the butler."', '2030-01-01 09:10+00', 2, '{Teacher}');
            insert into attempt_instructions (id, attempt_id, kind, body, issued_by, issued_at)
                values (gen_random_uuid(), '{attempt}', 'message', 'Please sit down.', '{Teacher}',
                    '2030-01-01 09:05+00');
            insert into monitoring_events (started_on, attempt_id, seq, type, at, received_at, ms, data)
                select '2030-01-01', '{attempt}', i, 'tab.hidden', '2030-01-01 09:01+00', '2030-01-01 09:01+00', 100,
                    '{Data}' from generate_series(1, {events}) i;
            """
        );
        if (status == "submitted")
        {
            await database.ExecuteAsync(
                "update exam_attempts set points = 2, max_points = 3, to_grade = 0, integrity_score = 87.5 "
                    + $"where id = '{attempt}'"
            );
        }

        // No job runs in this test, so the queue is cleared as if one had processed it.
        await database.ExecuteAsync("delete from summary_queue");
        return attempt;
    }

    /// <summary>Number of rows of an attempt by table.</summary>
    public Task<string?> RowsAsync(Guid attempt) =>
        database.ScalarAsync<string>(
            $"""
            select (select count(*) from monitoring_events where attempt_id = '{attempt}') || ' events, '
                || (select count(*) from attempt_answers where attempt_id = '{attempt}') || ' answers, '
                || (select count(*) from alerts where attempt_id = '{attempt}') || ' alerts, '
                || (select count(*) from attempt_instructions where attempt_id = '{attempt}') || ' instructions'
            """
        );

    public Task HoldAsync(string column, Guid id) =>
        database.ExecuteAsync(
            $"""
            insert into legal_holds (id, {column}, reason, made_by, made_at)
                values (gen_random_uuid(), '{id}', 'A case.', '{Teacher}', '2030-02-01')
            """
        );

    public Task LiftAsync() =>
        database.ExecuteAsync($"update legal_holds set lifted_by = '{Teacher}', lifted_at = '2030-02-02'");

    private const string Data = "{\"part\": 0}";
}
