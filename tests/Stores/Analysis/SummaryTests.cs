using Veritas.Analysis;

namespace Veritas.Tests.Stores.Analysis;

/// <summary>Summaries equal a count of all rows.</summary>
public sealed class SummaryTests(LoadedInstitution loaded) : IClassFixture<LoadedInstitution>
{
    [Fact]
    public async Task The_sums_of_an_exam_equal_those_of_its_rows()
    {
        Assert.Equal(0, await loaded.Database.ScalarAsync<long>("select count(*) from summary_queue"));
        Assert.Equal(
            0,
            await loaded.Database.ScalarAsync<long>(
                """
                select count(*) from (
                    select a.exam_id, count(*) as attempts, count(*) filter (where ended_at is null) as live, count(*)
                        filter (where to_grade > 0) as to_grade,
                        (select count(*) from alerts l where l.exam_id = a.exam_id and l.state = 'open') as open_alerts
                    from exam_attempts a group by a.exam_id
                ) counted full join exam_summaries s using (exam_id)
                where (counted.attempts, counted.live, counted.to_grade, counted.open_alerts) is distinct
                    from (s.attempts, s.live, s.to_grade, s.open_alerts)
                """
            )
        );
        Assert.Equal(
            await loaded.Database.ScalarAsync<long>("select count(*) from exam_attempts where not practice"),
            await loaded.Database.ScalarAsync<long>("select sum(attempts) from exam_summaries")
        );
    }

    [Fact]
    public async Task Percentages_and_questions_equal_those_of_the_rows()
    {
        var exam = await loaded.Database.ScalarAsync<Guid>(
            "select exam_id from exam_summaries order by attempts desc limit 1"
        );
        var tally = (await new AnalyticsStore(loaded.Source).TallyAsync(exam, default))!.Tally;

        Assert.Equal(
            await loaded.Database.ScalarAsync<double>(
                $"select avg(points / max_points * 100) from exam_attempts where exam_id = '{exam}' and ended_at "
                    + "is not null and to_grade = 0"
            ),
            tally.Percent.Mean!.Value,
            6
        );
        await using var facilities = loaded.Source.CreateCommand(
            $"""
            select q.id, sum(coalesce(x.points, 0)) / count(*) / max(q.points) from exam_attempts a
                join questions q on q.exam_id = a.exam_id
            left join attempt_answers x on x.attempt_id = a.id and x.question_id = q.id
            where a.exam_id = '{exam}' and a.ended_at is not null and (x.question_id is null or x.points is not null)
                group by q.id
            """
        );
        await using var rows = await facilities.ExecuteReaderAsync();
        var compared = 0;
        while (await rows.ReadAsync())
        {
            compared++;
            Assert.Equal(rows.GetDouble(1), ReliabilityRules.Facility(tally.Items[rows.GetGuid(0)])!.Value, 1e-6);
        }

        Assert.Equal(tally.Items.Count, compared);
        Assert.InRange(ReliabilityRules.Alpha(tally)!.Value, 0.2, 0.95);
    }

    [Fact]
    public async Task A_changed_attempt_is_recounted_and_a_deleted_one_is_subtracted()
    {
        var (exam, attempt) = await FirstAsync();
        var before = (await new AnalyticsStore(loaded.Source).TallyAsync(exam, default))!.Tally;

        await loaded.Database.ExecuteAsync($"update exam_attempts set points = max_points where id = '{attempt}'");
        await loaded.Database.ExecuteAsync(
            "update alerts set state = 'open', verdict = null, comment = null, handled_by = null, handled_at = "
                + $"null where attempt_id = '{attempt}'"
        );
        await DrainAsync();
        var changed = (await new AnalyticsStore(loaded.Source).TallyAsync(exam, default))!.Tally;
        await loaded.Database.ExecuteAsync($"delete from exam_attempts where id = '{attempt}'");
        await DrainAsync();
        var without = (await new AnalyticsStore(loaded.Source).TallyAsync(exam, default))!.Tally;

        Assert.Equal((before.Attempts, before.Percent.N), (changed.Attempts, changed.Percent.N));
        Assert.True(changed.Percent.Sum > before.Percent.Sum);
        Assert.Equal((before.Attempts - 1, before.Percent.N - 1), (without.Attempts, without.Percent.N));
        Assert.Equal(
            0,
            await loaded.Database.ScalarAsync<long>(
                $"select count(*) from attempt_summaries where attempt_id = '{attempt}'"
            )
        );
    }

    [Fact]
    public async Task Concurrent_processes_count_each_change_once()
    {
        var (exam, _) = await FirstAsync();
        await loaded.Database.ExecuteAsync(
            "insert into summary_queue (attempt_id) select id from exam_attempts cross join generate_series(1, "
                + $"2) where exam_id = '{exam}'"
        );
        var before = (await new AnalyticsStore(loaded.Source).TallyAsync(exam, default))!.Tally.Write();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync()));

        Assert.Equal(0, await loaded.Database.ScalarAsync<long>("select count(*) from summary_queue"));
        var after = (await new AnalyticsStore(loaded.Source).TallyAsync(exam, default))!.Tally;
        Assert.Equal(
            (ExamTally.Read(before).Attempts, ExamTally.Read(before).Percent.N),
            (after.Attempts, after.Percent.N)
        );
        Assert.Equal(ExamTally.Read(before).Percent.Sum, after.Percent.Sum, 4);
    }

    /// <summary>Processes the queue until it is empty; other tasks may do so concurrently.</summary>
    private async Task DrainAsync()
    {
        var summaries = new SummaryStore(loaded.Source);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        do
        {
            await summaries.FoldAsync(100, LoadedInstitution.Now, limit.Token);
        } while (await loaded.Database.ScalarAsync<bool>("select exists (select from summary_queue)"));
    }

    private async Task<(Guid Exam, Guid Attempt)> FirstAsync()
    {
        await using var command = loaded.Source.CreateCommand(
            """
            select a.exam_id, a.id from exam_attempts a where a.ended_at is not null and a.to_grade = 0
                and a.points < a.max_points
                and exists (select from alerts l where l.attempt_id = a.id) order by a.id limit 1
            """
        );
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return (row.GetGuid(0), row.GetGuid(1));
    }
}
