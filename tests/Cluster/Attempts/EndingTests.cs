using Npgsql;
using Veritas.Accounts;
using Veritas.Attempts;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>What happens at the very end of an attempt.</summary>
public sealed class EndingTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_answer_on_its_way_to_the_table_when_the_deadline_comes_is_graded_with_the_rest()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        cluster.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(3));
        await using var holder = await cluster.Database.DataSource.OpenConnectionAsync();
        await using var hold = await holder.BeginTransactionAsync();
        await using (var block = new NpgsqlCommand("insert into attempt_answers (attempt_id, question_id, revision, value, saved_at) values ($1, $2, 1, 'null', now())", holder))
        {
            // The save of the same answer waits for this row to come or go.
            block.Parameters.Add(new() { Value = id });
            block.Parameters.Add(new() { Value = cluster.Choice });
            await block.ExecuteNonQueryAsync();
        }

        var saving = attempt.SaveAnswer(new SaveAnswer(cluster.Student, cluster.Choice, 1, new RawJson("\"a\"")));
        await WaitersAsync(cluster, 1);
        // The end is asked for now, and takes its turn behind the save.
        cluster.Time.Advance(TimeSpan.FromSeconds(5));
        await hold.RollbackAsync();

        Assert.Null((await saving.WaitAsync(Limit)).Problem);
        var view = await EndedAsync(cluster, attempt);
        Assert.Equal((AttemptStatus.Abandoned, 2.0), (view.Status, view.Grade!.Points));
    }

    [Fact]
    public async Task Another_activation_that_took_the_attempt_is_not_overruled()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        await cluster.Database.ExecuteAsync("update exam_attempts set epoch = epoch + 1");

        var answer = await attempt.SaveAnswer(new SaveAnswer(cluster.Student, cluster.Choice, 1, new RawJson("\"a\"")));
        var ended = await attempt.Instruct(new Instruct(cluster.Teacher, InstructionKind.Terminate, "Left.", 0));
        var submitted = await attempt.Submit(cluster.Student);

        Assert.All([answer.Problem, ended.Problem, submitted.Problem], p => Assert.Equal("attempt_moved", p!.Code));
        Assert.Equal("in_progress", await cluster.Database.ScalarAsync<string>("select status from exam_attempts"));
        Assert.Equal(0, await cluster.Database.ScalarAsync<long>("select (select count(*) from attempt_instructions) + (select count(*) from attempt_answers)"));
    }

    [Fact]
    public async Task A_student_or_a_stranger_instructs_nobody()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (_, attempt) = await cluster.StartAttemptAsync();
        Actor[] others = [new(cluster.Student, Role.Student), new(await cluster.Rows.User("teacher"), Role.Teacher), new(cluster.Teacher.UserId, Role.Student)];

        foreach (var other in others)
        {
            Assert.Equal("attempt_unknown", (await attempt.Instruct(new Instruct(other, InstructionKind.Message, "hello", 0))).Problem!.Code);
        }
    }

    private static async Task<AttemptView> EndedAsync(AttemptCluster cluster, IAttemptGrain attempt)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var view = (await attempt.View(cluster.Student)).Value!;
            if (view.Status != AttemptStatus.InProgress)
            {
                return view;
            }

            await tick.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Returns when that many statements of this database wait for a lock.</summary>
    private static async Task WaitersAsync(AttemptCluster cluster, long count)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await cluster.Database.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") < count)
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
