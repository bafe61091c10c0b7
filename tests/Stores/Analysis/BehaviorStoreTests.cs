using Veritas.Analysis;

namespace Veritas.Tests.Stores.Analysis;

/// <summary>
/// Queue, search for missing analyses, and query plans of the behaviour analysis on a loaded database.
/// </summary>
public sealed class BehaviorStoreTests(LoadedInstitution loaded) : IClassFixture<LoadedInstitution>
{
    private const string Left = """
        select count(*) from exam_attempts a where a.ended_at is not null and not a.practice
            and not exists (select from behavior_analysis b where b.attempt_id = a.id) and not exists (select
                from behavior_queue q where q.attempt_id = a.id)
        """;

    [Fact]
    public async Task A_sweep_queues_every_ended_attempt_without_an_analysis_once()
    {
        var queue = new BehaviorQueue(loaded.Source);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await loaded.Database.ExecuteAsync("delete from behavior_sweeps; delete from behavior_queue");
        Assert.NotEqual(0, await loaded.Database.ScalarAsync<long>(Left));

        // Two concurrent processes share the work.
        while (
            !(await Task.WhenAll(queue.SweepAsync(900, limit.Token), queue.SweepAsync(900, limit.Token))).All(done =>
                done
            )
        ) { }

        Assert.Equal(0, await loaded.Database.ScalarAsync<long>(Left));
        Assert.Equal(
            0,
            await loaded.Database.ScalarAsync<long>(
                "select count(*) from behavior_queue q join exam_attempts a on a.id = q.attempt_id where "
                    + "a.ended_at is null"
            )
        );
        await loaded.Database.ExecuteAsync("delete from behavior_queue");
        Assert.True(await queue.SweepAsync(900, limit.Token));
        Assert.Equal(0, await loaded.Database.ScalarAsync<long>("select count(*) from behavior_queue"));
    }

    [Fact]
    public async Task A_taken_attempt_is_hidden_from_others_until_it_is_done_or_abandoned()
    {
        await using var database = await Support.TestDatabase.CreateAsync();
        var rows = new Support.ExamRows(database.DataSource);
        var exam = await rows.Exam(await rows.User("teacher"));
        var (first, second) = (
            await rows.Attempt(exam, await rows.User()),
            await rows.Attempt(exam, await rows.User())
        );
        var queue = new BehaviorQueue(database.DataSource);
        await database.ExecuteAsync(
            "update exam_attempts set status = 'submitted', ended_at = started_at + interval '9 minutes'"
        );

        Assert.Empty(await queue.TakeAsync(300, 10, default));
        var taken = await queue.TakeAsync(0, 10, default);
        Assert.Equal(new[] { first, second }.Order(), taken.Order());
        Assert.Empty(await queue.TakeAsync(0, 10, default));

        await queue.DoneAsync(first, default);
        for (var tries = 1; tries < 5; tries++)
        {
            await queue.FailedAsync(second, default);
            await database.ExecuteAsync(
                "update behavior_queue set queued_at = clock_timestamp() - interval '1 second'"
            );
            Assert.Equal([second], await queue.TakeAsync(0, 10, default));
        }

        await queue.FailedAsync(second, default);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from behavior_queue"));
    }

    [Fact]
    public async Task An_analysis_scans_no_large_table_and_unchanged_figures_keep_their_narrative()
    {
        var attempt = await loaded.Database.ScalarAsync<Guid>(
            "select id from exam_attempts where ended_at is not null and event_count > 20 order by id desc limit 1"
        );
        await using var watched = await WatchedPlans.OpenAsync(loaded.Database.ConnectionString);
        var (reading, analyses, time) = (
            new BehaviorReading(watched.Source),
            new BehaviorStore(watched.Source),
            new Support.ManualTime()
        );
        var analyst = new Analyst(reading, analyses, time);

        var made = (await analyst.AnalyseAsync(attempt, force: false, default))!;
        Assert.NotNull(await analyses.AskAsync(attempt, null, time.GetUtcNow(), default));
        var again = (await analyst.AnalyseAsync(attempt, force: false, default))!;
        var anew = (await analyst.AnalyseAsync(attempt, force: true, default))!;
        await new BehaviorQueue(watched.Source).SweepAsync(10, default);

        Assert.Equal(made.Summary, again.Summary);
        Assert.Equal(Veritas.Analysis.NarrativeState.Asked, again.Narrative?.State);
        Assert.Null(anew.Narrative);
        Assert.NotEmpty(made.Figures.Questions);
        PlanTests.Holds(watched, 7);
    }

    [Fact]
    public async Task A_comparison_scans_no_large_table()
    {
        var exam = await loaded.Database.ScalarAsync<Guid>(
            """
            select exam_id from exam_attempts group by exam_id having count(*) filter (where ended_at is null) = 0
                order by count(*) desc, exam_id limit 1
            """
        );
        await using var watched = await WatchedPlans.OpenAsync(loaded.Database.ConnectionString);
        var (store, time) = (new CollusionStore(watched.Source), new Support.ManualTime());
        var teacher = await loaded.Database.ScalarAsync<Guid>($"select created_by from exams where id = '{exam}'");
        await loaded.Database.ExecuteAsync("delete from collusion_runs");

        await store.ComparableAsync(exam, LoadedInstitution.Now, default);
        Assert.NotNull(
            await store.BeginAsync(
                Guid.CreateVersion7(LoadedInstitution.Now),
                exam,
                teacher,
                LoadedInstitution.Now,
                default
            )
        );
        Assert.True(await new CollusionWork(watched.Source, new SheetReading(watched.Source), time).StepAsync(default));
        var run = await store.FindAsync(exam, default);
        await store.PageAsync(exam, 0, 50, default);
        await store.PairAsync(exam, Guid.Empty, Guid.AllBitsSet, default);
        var two = await loaded.Database.ScalarAsync<Guid[]>(
            $"select array(select id from exam_attempts where exam_id = '{exam}' order by id limit 2)"
        );
        Assert.NotEmpty(await store.SheetsAsync(exam, two![0], two[1], default));

        Assert.Equal(Veritas.Analysis.CollusionState.Ready, run!.State);
        Assert.True(run.Attempts > 2 && run.Kept == 0, $"{run}");
        PlanTests.Holds(watched, 10);
    }
}
