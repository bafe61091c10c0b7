using Veritas.Privacy;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Privacy;

public sealed class ErasureTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = PersonalRows.ExamEnd.AddDays(1);
    private readonly TestDatabase _database = new();
    private PersonalRows _rows = null!;

    private ErasureStore Store => new(_database.DataSource);

    private ErasureWork Work => new(_database.DataSource);

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _rows = await PersonalRows.MakeAsync(_database);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task The_account_is_anonymised_at_once_and_other_data_in_bounded_steps()
    {
        var (student, other) = (await _rows.UserAsync(), await _rows.UserAsync());
        var (attempt, kept) = (await _rows.AttemptAsync(student, events: 25), await _rows.AttemptAsync(other));

        Assert.Null(await Store.EraseAsync(student, keepResults: false, Now, default));
        Assert.Equal(
            $"erased:{student} erased none",
            await _database.ScalarAsync<string>(
                $"select email || ' ' || full_name || ' ' || password_hash from users where id = '{student}'"
            )
        );
        Assert.Equal("user_unknown", (await Store.EraseAsync(student, false, Now, default))?.Code);
        Assert.Equal("25 events, 1 answers, 1 alerts, 1 instructions", await _rows.RowsAsync(attempt));

        Assert.Equal([student], await Work.OpenAsync(default));
        var left = new List<long>();
        while (await Work.StepAsync(student, 10, Now, default))
        {
            left.Add(
                await _database.ScalarAsync<long>(
                    $"select count(*) from monitoring_events where attempt_id = '{attempt}'"
                )
            );
        }

        Assert.Equal([25, 15, 5, 0], left);
        Assert.Empty(await Work.OpenAsync(default));
        Assert.Equal(
            0,
            await _database.ScalarAsync<long>($"select count(*) from exam_attempts where student_id = '{student}'")
        );
        Assert.Equal("2 events, 1 answers, 1 alerts, 1 instructions", await _rows.RowsAsync(kept));
        Assert.Equal(
            "1 25",
            await _database.ScalarAsync<string>(
                "select attempts || ' ' || events from erasures where done_at is not null"
            )
        );
        Assert.Equal(
            1,
            await _database.ScalarAsync<long>($"select count(*) from summary_queue where attempt_id = '{attempt}'")
        );
    }

    [Fact]
    public async Task If_grades_are_kept_the_figures_remain_without_a_name()
    {
        var student = await _rows.UserAsync();
        var attempt = await _rows.AttemptAsync(student);
        await _database.ExecuteAsync(
            $$"""
            update exam_attempts set accommodation = '{"extra_s": 600, "exempt": [], "scale": {}, "factor": 1, "break_s": 0}' where id = '{{attempt}}';
            insert into attempt_verdicts (id, attempt_id, verdict, comment, judged_by, judged_at)
                values (gen_random_uuid(), '{{attempt}}', 'cleared', 'Ada was ill.', '{{_rows.Teacher}}', now());
            delete from summary_queue;
            """
        );

        Assert.Null(await Store.EraseAsync(student, keepResults: true, Now, default));
        await DrainAsync(student);

        Assert.Equal("0 events, 0 answers, 0 alerts, 0 instructions", await _rows.RowsAsync(attempt));
        Assert.Equal(
            "2 of 3, 87.5",
            await _database.ScalarAsync<string>(
                "select points || ' of ' || max_points || ', ' || integrity_score from exam_attempts where id = "
                    + $"'{attempt}'"
            )
        );
        Assert.False(
            await _database.ScalarAsync<bool>(
                $"select accommodation::text like '%600%' from exam_attempts where id = '{attempt}'"
            )
        );
        Assert.Equal(
            "cleared erased",
            await _database.ScalarAsync<string>("select verdict || ' ' || comment from attempt_verdicts")
        );
        Assert.Empty(await Work.OpenAsync(default));
    }

    [Fact]
    public async Task An_account_with_a_running_attempt_or_a_hold_is_not_erased()
    {
        var (running, held, examinee) = (await _rows.UserAsync(), await _rows.UserAsync(), await _rows.UserAsync());
        await _rows.AttemptAsync(running, status: "in_progress");
        await _rows.AttemptAsync(examinee);
        await _rows.HoldAsync("student_id", held);

        Assert.Equal("attempt_running", (await Store.EraseAsync(running, false, Now, default))?.Code);
        Assert.Equal("legal_hold", (await Store.EraseAsync(held, false, Now, default))?.Code);
        Assert.Null(await Store.EraseAsync(await _rows.UserAsync(), false, Now, default));
        await _rows.HoldAsync("exam_id", _rows.Exam);
        Assert.Equal("legal_hold", (await Store.EraseAsync(examinee, false, Now, default))?.Code);

        await _rows.LiftAsync();
        Assert.Null(await Store.EraseAsync(held, false, Now, default));
        Assert.Null(await Store.EraseAsync(examinee, false, Now, default));
        Assert.Equal(
            0,
            await _database.ScalarAsync<long>($"select count(*) from erasures where user_id = '{running}'")
        );
    }

    [Fact]
    public async Task A_later_hold_keeps_the_remaining_data()
    {
        var student = await _rows.UserAsync();
        var attempt = await _rows.AttemptAsync(student);
        Assert.Null(await Store.EraseAsync(student, false, Now, default));
        await _rows.HoldAsync("exam_id", _rows.Exam);

        await DrainAsync(student);
        Assert.Equal("2 events, 1 answers, 1 alerts, 1 instructions", await _rows.RowsAsync(attempt));
        Assert.Equal([student], await Work.OpenAsync(default));

        await _rows.LiftAsync();
        await DrainAsync(student);
        Assert.Equal("0 events, 0 answers, 0 alerts, 0 instructions", await _rows.RowsAsync(attempt));
        Assert.Empty(await Work.OpenAsync(default));
    }

    [Fact]
    public async Task The_last_of_several_concurrently_erased_admins_remains()
    {
        var admins = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            admins.Add(await _rows.UserAsync("admin"));
        }

        var refusals = await Task.WhenAll(admins.Select(a => Store.EraseAsync(a, false, Now, default)));

        Assert.Equal("last_admin", Assert.Single(refusals.OfType<Problem>()).Code);
        Assert.Equal(
            1,
            await _database.ScalarAsync<long>("select count(*) from users where role = 'admin' and erased_at is null")
        );
    }

    [Fact]
    public async Task Concurrent_processes_erase_each_account_once()
    {
        var students = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            students.Add(await _rows.UserAsync());
            await _rows.AttemptAsync(students[i], events: 12);
            Assert.Null(await Store.EraseAsync(students[i], false, Now, default));
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.WhenAll(students.Select(DrainAsync))));
        await Task.WhenAll(students.Select(DrainAsync));

        Assert.Empty(await Work.OpenAsync(default));
        Assert.Equal(48, await _database.ScalarAsync<long>("select sum(events)::bigint from erasures"));
    }

    private async Task DrainAsync(Guid student)
    {
        while (await Work.StepAsync(student, 5, Now, default)) { }
    }
}
