using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Classes;
using Veritas.Learning;
using Veritas.Storage;
using Veritas.Tests.Stores.Analysis;

namespace Veritas.Tests.Stores.Learning;

/// <summary>Stored performance records equal a count of the rows, on a loaded institution.</summary>
public sealed class PerformanceJobTests(LoadedInstitution loaded) : IClassFixture<LoadedInstitution>
{
    [Fact]
    public async Task Records_equal_those_computed_from_the_rows_after_changes()
    {
        await DrainAsync();
        await HoldsAsync();
        Assert.True(await loaded.Database.ScalarAsync<long>("select count(*) from performance_metrics") > 500);

        // Changes: regraded, unreleased, ungraded, deleted, released later.
        await loaded.Database.ExecuteAsync(
            """
            update exam_attempts set points = max_points / 2 where id in (select attempt_id from performance_results
                where counted order by attempt_id limit 50);
            update exams set results_status = 'draft', results_published_at = null, results_frozen_at = null, release =
                'when_published'
                where id in (select exam_id from performance_results where counted group by exam_id
                    order by count(*) desc, exam_id offset 1 limit 1);
            update exam_attempts set to_grade = 1 where id in (select attempt_id from performance_results where counted
                order by attempt_id desc limit 20);
            delete from exam_attempts where id in (select attempt_id from performance_results
                order by attempt_id offset 100 limit 30);
            update exams set closes_at = '2030-01-16 00:00+00', status = 'published' where id in (select exam_id
                from performance_results where counted group by exam_id order by count(*) desc, exam_id limit 1)
            """
        );
        await DrainAsync();
        await HoldsAsync();

        Assert.True(
            await loaded.Database.ScalarAsync<long>(
                "select count(*) from performance_results where not counted and counts_from is null"
            ) > 0
        );
        var job = new PerformanceJob(loaded.Source);
        var waiting = await loaded.Database.ScalarAsync<long>(
            "select count(*) from performance_results where not counted and counts_from = '2030-01-16 00:00+00'"
        );
        Assert.True(waiting > 0);
        Assert.True(
            await job.FoldAsync(10_000, new DateTimeOffset(2030, 1, 16, 0, 0, 1, TimeSpan.Zero), default) >= waiting
        );
        Assert.Equal(
            0,
            await loaded.Database.ScalarAsync<long>(
                "select count(*) from performance_results where not counted and counts_from <= '2030-01-16 00:00+00'"
            )
        );
        await HoldsAsync(new DateTimeOffset(2030, 1, 16, 0, 0, 1, TimeSpan.Zero));

        // Repeated concurrent runs count nothing twice.
        await loaded.Database.ExecuteAsync(
            "insert into learning_queue (attempt_id) select attempt_id from performance_results cross join "
                + "generate_series(1, 2)"
        );
        await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => DrainAsync(new DateTimeOffset(2030, 1, 16, 0, 0, 1, TimeSpan.Zero)))
        );
        await HoldsAsync(new DateTimeOffset(2030, 1, 16, 0, 0, 1, TimeSpan.Zero));
    }

    [Fact]
    public async Task Reading_a_record_scans_no_large_table()
    {
        await DrainAsync();
        await loaded.Database.ExecuteAsync("analyze");
        var student = await loaded.Database.ScalarAsync<Guid>(
            "select student_id from performance_metrics order by student_id limit 1"
        );
        await using var watched = await WatchedPlans.OpenAsync(loaded.Database.ConnectionString);
        var records = new PerformanceStore(watched.Source);
        var actor = new Actor(student, Role.Student);

        Assert.NotNull(await new TaughtStudents(watched.Source).PersonAsync(actor, student, default));
        Assert.NotNull(await records.RecordAsync(student, default));
        await records.RecentAsync(student, LoadedInstitution.Now.AddDays(-180), default);
        Assert.NotEmpty(await records.GroupsAsync(actor, student, 50, default));

        string[] large = ["users", "exam_attempts", "attempt_summaries", "performance_results", "performance_metrics"];
        Assert.True(watched.Plans.Count >= 5);
        Assert.Empty(watched.Plans.SelectMany(p => p.SequentialScans).Intersect(large));
    }

    /// <summary>
    /// Compares with SQL over all rows: results count if graded and released, every student's sums are those of these
    /// results, and the spread is that of the means.
    /// </summary>
    private async Task HoldsAsync(DateTimeOffset? at = null)
    {
        var now = (at ?? LoadedInstitution.Now).UtcDateTime.ToString("O");
        Assert.Equal(
            0,
            await loaded.Database.ScalarAsync<long>(
                $"""
                select count(*) from (
                    select a.id, round(a.points / a.max_points * 10000)::int as percent, results_released(e, '{now}') as
                        counted
                    from exam_attempts a join exams e on e.id = a.exam_id where a.ended_at is not null
                        and a.to_grade = 0 and a.max_points > 0 and not a.practice
                ) told full join performance_results r on r.attempt_id = told.id
                where told.id is null or r.attempt_id is null or r.counted is distinct
                    from told.counted or abs(r.percent - told.percent) > 1
                """
            )
        );
        var counted = await loaded
            .Source.Command(
                """
                select attempt_id, student_id, exam_id, percent, integrity, ended_at, topics::text, counts_from, counted
                from performance_results where counted
                """
            )
            .ListAsync<ResultFigures>(default);
        var results = counted.ToLookup(r => r.StudentId);
        var records = await loaded
            .Source.Command("select student_id, tally::text from performance_metrics")
            .ListAsync(r => (StudentId: r.Get<Guid>("student_id"), Tally: r.Get<string>("tally")), default);
        foreach (var (student, tally) in records)
        {
            Assert.Equal(PerformanceTally.Of(results[student]).Write(), PerformanceTally.Read(tally).Write());
        }

        Assert.Equal(results.Count, records.Length);
        Assert.Equal(
            0,
            await loaded.Database.ScalarAsync<long>(
                """
                select count(*) from performance_spread s left join (select floor(mean)::int as bin, count(*) as n
                    from performance_metrics group by 1) m using (bin)
                where s.students <> coalesce(m.n, 0)
                """
            )
        );
    }

    /// <summary>Processes the queue until it is empty; other tasks may do so concurrently.</summary>
    private async Task DrainAsync(DateTimeOffset? at = null)
    {
        var now = at ?? LoadedInstitution.Now;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        do
        {
            await new SummaryStore(loaded.Source).FoldAsync(1_000, now, limit.Token);
            await new PerformanceJob(loaded.Source).FoldAsync(1_000, now, limit.Token);
        } while (
            await loaded.Database.ScalarAsync<bool>(
                "select exists (select from summary_queue) or exists (select from learning_queue) or exists "
                    + "(select from learning_exam_queue)"
            )
        );
    }
}
