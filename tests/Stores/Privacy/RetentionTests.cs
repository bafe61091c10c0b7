using Npgsql;
using Veritas.Privacy;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Privacy;

public sealed class RetentionTests : IAsyncLifetime
{
    private const string Whole = "2 events, 1 answers, 1 alerts, 1 instructions";
    private const string Nothing = "0 events, 0 answers, 0 alerts, 0 instructions";
    private static readonly DateTimeOffset Due = PersonalRows.ExamEnd.AddDays(10);
    private readonly TestDatabase _database = new();
    private PersonalRows _rows = null!;

    private RetentionWork Work => new(_database.DataSource);

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _rows = await PersonalRows.MakeAsync(_database);
        await _database.ExecuteAsync(
            "update exams set policy = jsonb_set(policy, array['retention_days'], to_jsonb(10))"
        );
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Due_evidence_is_deleted_in_batches_each_with_a_record()
    {
        var attempts = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            attempts.Add(await _rows.AttemptAsync(await _rows.UserAsync()));
        }

        Assert.False(await Work.StepAsync(2, Due.AddMinutes(-1), default));
        Assert.Equal(Whole, await _rows.RowsAsync(attempts[0]));

        Assert.True(await Work.StepAsync(2, Due, default));
        Assert.Equal(
            1,
            await _database.ScalarAsync<long>("select count(*) from exam_attempts where evidence_deleted_at is null")
        );
        Assert.True(await Work.StepAsync(2, Due, default));
        Assert.False(await Work.StepAsync(2, Due, default));

        foreach (var attempt in attempts)
        {
            Assert.Equal(Nothing, await _rows.RowsAsync(attempt));
        }

        Assert.Equal(
            """2 policy.retention_days 10 {"alerts": 2, "attempt_answers": 2, "monitoring_events": 4, "attempt_instructions": 2}|1 policy.retention_days 10 {"alerts": 1, "attempt_answers": 1, "monitoring_events": 2, "attempt_instructions": 1}""",
            await _database.ScalarAsync<string>(
                "select string_agg(attempts || ' ' || setting || ' ' || retention_days || ' ' || rows_deleted, "
                    + "'|' order by attempts desc) from deletion_records"
            )
        );
        Assert.True(
            await _database.ScalarAsync<bool>(
                """
                select ids_sha256 = sha256(convert_to((select string_agg(id::text, E'\n' order by id) from (select id
                    from exam_attempts order by id limit 2) x), 'UTF8'))
                    and first_started = '2030-01-01 09:00+00' from deletion_records where attempts = 2
                """
            )
        );
    }

    [Fact]
    public async Task The_figures_of_a_result_remain_and_cannot_change()
    {
        var attempt = await _rows.AttemptAsync(await _rows.UserAsync());
        Assert.True(await Work.StepAsync(20, Due, default));

        await _database.ExecuteAsync(
            $"""
            update exam_attempts set points = 0, integrity_score = 100, risk = 50, policy = jsonb_set(policy,
                array['version'], to_jsonb(99)) where id = '{attempt}'
            """
        );

        Assert.Equal(
            "2 of 3, 87.5, 0",
            await _database.ScalarAsync<string>(
                "select points || ' of ' || max_points || ', ' || integrity_score || ', ' || risk from "
                    + $"exam_attempts where id = '{attempt}'"
            )
        );
        Assert.NotEqual(
            "99",
            await _database.ScalarAsync<string>(
                $"select policy ->> 'version' from exam_attempts where id = '{attempt}'"
            )
        );
        Assert.Equal(0, await _database.ScalarAsync<long>("select count(*) from summary_queue"));
        Assert.Equal(
            "deleted",
            await _database.ScalarAsync<string>($"select events_gone(a) from exam_attempts a where id = '{attempt}'")
        );
    }

    [Fact]
    public async Task A_deletion_record_cannot_be_changed_or_deleted()
    {
        await _rows.AttemptAsync(await _rows.UserAsync());
        Assert.True(await Work.StepAsync(20, Due, default));

        foreach (
            var sql in new[]
            {
                "update deletion_records set attempts = 2",
                "delete from deletion_records",
                "truncate deletion_records",
            }
        )
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => _database.ExecuteAsync(sql));
            Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
        }

        Assert.Equal(1, await _database.ScalarAsync<long>("select count(*) from deletion_records"));
    }

    [Theory]
    [InlineData(
        "insert into legal_holds (id, exam_id, reason, made_by, made_at) select gen_random_uuid(), id, 'A "
            + "case.', created_by, now() from exams",
        "update legal_holds set lifted_by = made_by, lifted_at = now()"
    )]
    [InlineData(
        "insert into legal_holds (id, student_id, reason, made_by, made_at) select gen_random_uuid(), "
            + "student_id, 'A case.', student_id, now() from exam_attempts",
        "update legal_holds set lifted_by = made_by, lifted_at = now()"
    )]
    [InlineData(
        "update alerts set state = 'open', verdict = null, handled_by = null, handled_at = null",
        "update alerts set level = 'technical'"
    )]
    [InlineData(
        "update alerts set state = 'acknowledged', verdict = null",
        "update alerts set state = 'resolved', verdict = 'cleared'"
    )]
    [InlineData(
        "insert into attempt_summaries select id, exam_id, student_id, status, true, true, 2, 3, 60, 60, 0, "
            + "'{}', '{}', '{}', '{}', '{}', '{}', '{}', 0, 0, null, true from exam_attempts",
        "insert into attempt_verdicts (id, attempt_id, verdict, comment, judged_by, judged_at) select "
            + "gen_random_uuid(), id, 'cleared', '', student_id, now() from exam_attempts"
    )]
    [InlineData(
        """
            insert into attempt_verdicts (id, attempt_id, verdict, comment, judged_by, judged_at) select
                gen_random_uuid(), id, 'violation', 'Seen.', student_id, now() from exam_attempts;
            insert into appeals (id, attempt_id, verdict_id, body, made_at) select gen_random_uuid(), attempt_id, id,
                'No.', now() from attempt_verdicts
            """,
        "update appeals set answered_by = (select student_id from exam_attempts), answered_at = now(), verdict "
            + "= 'cleared', answer = 'So it is.'"
    )]
    [InlineData(
        "insert into result_changes (id, exam_id, kind, attempt_id, question_id, points, reason, requested_by, "
            + "requested_at) select gen_random_uuid(), exam_id, 'grade', id, gen_random_uuid(), 1, 'A slip.', "
            + "student_id, now() from exam_attempts",
        "update result_changes set state = 'rejected', decided_at = now(), decided_by = (select created_by from exams)"
    )]
    [InlineData("insert into summary_queue (attempt_id) select id from exam_attempts", "delete from summary_queue")]
    public async Task Held_or_undecided_attempts_are_not_deleted(string waits, string goes)
    {
        var attempt = await _rows.AttemptAsync(await _rows.UserAsync());
        await _database.ExecuteAsync(waits);
        if (!waits.Contains("summary_queue", StringComparison.Ordinal))
        {
            await _database.ExecuteAsync("delete from summary_queue");
        }

        Assert.False(await Work.StepAsync(20, Due.AddYears(5), default));
        Assert.Equal(Whole, await _rows.RowsAsync(attempt));

        await _database.ExecuteAsync(goes);
        await _database.ExecuteAsync("delete from summary_queue");
        Assert.True(await Work.StepAsync(20, Due.AddYears(5), default));
        Assert.Equal(Nothing, await _rows.RowsAsync(attempt));
    }

    [Fact]
    public async Task A_running_attempt_is_not_deleted()
    {
        var attempt = await _rows.AttemptAsync(await _rows.UserAsync(), status: "in_progress");

        Assert.False(await Work.StepAsync(20, Due.AddYears(5), default));
        Assert.Equal(Whole, await _rows.RowsAsync(attempt));
    }

    [Fact]
    public async Task Concurrent_processes_delete_each_attempt_once()
    {
        for (var i = 0; i < 6; i++)
        {
            await _rows.AttemptAsync(await _rows.UserAsync());
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync()));
        await DrainAsync();

        Assert.Equal(6, await _database.ScalarAsync<long>("select sum(attempts) from deletion_records"));
        Assert.Equal(
            12,
            await _database.ScalarAsync<long>(
                "select sum((rows_deleted ->> 'monitoring_events')::int) from deletion_records"
            )
        );
    }

    [Fact]
    public async Task A_hold_waits_for_a_running_deletion_and_prevents_later_ones()
    {
        await _rows.AttemptAsync(await _rows.UserAsync());
        await using var deleting = await _database.DataSource.OpenConnectionAsync();
        await using var batch = await deleting.BeginTransactionAsync();
        await using (var shared = new NpgsqlCommand("select lock_holds(false)", deleting))
        {
            await shared.ExecuteNonQueryAsync();
        }

        var placed = new HoldStore(_database.DataSource).InsertAsync(
            Guid.CreateVersion7(Due),
            _rows.Teacher,
            new Veritas.Privacy.HoldDraft(_rows.Exam, null, "A case."),
            Due,
            default
        );
        await using (
            var waiting = _database.DataSource.CreateCommand(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = "
                    + "(select oid from pg_database where datname = current_database())"
            )
        )
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            while ((long)(await waiting.ExecuteScalarAsync(limit.Token))! == 0) { }
        }

        Assert.False(placed.IsCompleted);
        await batch.CommitAsync();
        Assert.NotNull(await placed);
        Assert.False(await Work.StepAsync(20, Due, default));
    }

    private async Task DrainAsync()
    {
        while (await Work.StepAsync(2, Due, default)) { }
    }
}
