using Microsoft.Extensions.Options;
using Veritas.Learning;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Learning;

/// <summary>Features use only what was known at the given time.</summary>
public sealed class FeatureTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>The earliest time of the tests' rows.</summary>
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Only_facts_known_at_that_time_count()
    {
        var rows = new ExamRows(database.DataSource);
        var teacher = await rows.User("teacher");
        var (diligent, absent) = (await rows.User(), await rows.User());
        var exam = await rows.Exam(teacher);
        var attempt = await rows.Attempt(exam, diligent, "expired");
        await database.ExecuteAsync(
            $"""
            with made as (insert into classes (id, name, created_at) values (gen_random_uuid(), '9b', '2029-12-01')
                returning id)
                insert into class_members select id, s, '2029-12-01', '{teacher}'
                    from made, unnest(array['{diligent}', '{absent}']::uuid[]) s;
            insert into performance_results (attempt_id, student_id, exam_id, percent, integrity, ended_at, topics,
                counts_from, counted)
                values ('{attempt}', '{diligent}', '{exam}', 8000, 1000, '2030-01-01 09:30+00', '[]', '2030-01-01',
                    true)
            """
        );
        var features = new FeatureStore(database.DataSource);

        var read = await features.ReadAsync(
            [
                new(diligent, Start.AddDays(-1)),
                new(absent, Start.AddDays(40)),
                new(diligent, Start.AddDays(40)),
                new(diligent, Start.AddDays(20)),
            ],
            default
        );

        Assert.All(read[0], value => Assert.Equal(double.NaN, value));
        Assert.Equal(
            (double.NaN, 1, double.NaN),
            (read[1][RiskFeatures.IdleDays], read[1][RiskFeatures.MissedShare], read[1][RiskFeatures.Mean])
        );
        Assert.Equal(40 - (0.5 / 24), read[2][RiskFeatures.IdleDays], 1e-6);
        Assert.Equal(
            (0, 80, 0, 1),
            (
                read[2][RiskFeatures.MissedShare],
                read[2][RiskFeatures.Mean],
                read[2][RiskFeatures.Lateness],
                read[2][RiskFeatures.UnfinishedShare]
            )
        );
        // The exam is still open, so nobody has missed it.
        Assert.Equal(double.NaN, read[3][RiskFeatures.MissedShare]);
    }

    [Fact]
    public async Task Levels_are_computed_daily_and_appear_in_the_profile_only_if_enabled()
    {
        var rows = new ExamRows(database.DataSource);
        var student = await rows.User();
        await database.ExecuteAsync($"insert into student_profiles (user_id, created_at) values ('{student}', now())");
        var (hidden, shown) = (Job(false), Job(true));

        while (await hidden.RefreshAsync(Start, default) > 0) { }

        Assert.Equal(
            "low",
            await database.ScalarAsync<string>($"select level from student_risks where student_id = '{student}'")
        );
        Assert.Null(
            await database.ScalarAsync<string>($"select risk from student_profiles where user_id = '{student}'")
        );
        Assert.Equal(0, await shown.RefreshAsync(Start.AddHours(23), default));
        Assert.True(await shown.RefreshAsync(Start.AddHours(25), default) > 0);
        Assert.Equal(
            "low",
            await database.ScalarAsync<string>($"select risk from student_profiles where user_id = '{student}'")
        );
    }

    private RiskLevelsJob Job(bool show)
    {
        var source = database.DataSource;
        var options = Options.Create(new LearningOptions { ShowRiskToStudents = show });
        return new RiskLevelsJob(source, new RiskModelStore(source), new FeatureStore(source), options);
    }
}
