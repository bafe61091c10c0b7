using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Attempts;
using Veritas.Grains.Exams;
using Veritas.Storage;

namespace Veritas.Tests.Stores.Analysis;

/// <summary>
/// Runs the queries of the dashboards on a loaded database and checks that their plans scan no large table. The texts
/// come from Npgsql's trace, so every query is included.
/// </summary>
public sealed class PlanTests(LoadedInstitution loaded) : IClassFixture<LoadedInstitution>
{
    private static readonly string[] Large =
    [
        "users",
        "exam_attempts",
        "attempt_answers",
        "monitoring_events",
        "alerts",
        "attempt_summaries",
        "rescored_attempts",
        "student_profiles",
    ];

    [Fact]
    public async Task The_students_pages_scan_no_large_table()
    {
        var (student, attempt) = await PairAsync(
            "select student_id, id from exam_attempts where ended_at is not null order by id limit 1"
        );
        await using var watched = await WatchedPlans.OpenAsync(loaded.Database.ConnectionString);
        var reports = new StudentReportStore(watched.Source);

        await reports.PersonAsync(student, default);
        Assert.NotEmpty(await reports.AttemptsAsync(student, LoadedInstitution.Now, default));
        Assert.NotNull(await reports.AttemptAsync(student, attempt, LoadedInstitution.Now, default));
        await reports.OfferedAsync(student, LoadedInstitution.Now, default);
        Assert.NotEmpty(await reports.QuestionsAsync(student, attempt, default));
        await reports.AlertsAsync(student, attempt, default);
        Assert.NotEmpty(
            await new CatalogStore(watched.Source).OfStudentAsync(student, LoadedInstitution.Now, null, 500, default)
        );

        Holds(watched, 7);
    }

    [Fact]
    public async Task The_teachers_pages_scan_no_large_table()
    {
        var (exam, teacher) = await PairAsync(
            """
            select s.exam_id, p.teacher_id from exam_summaries s
                join teacher_exam_permissions p on p.exam_id = s.exam_id and p.level = 'own'
                order by s.attempts desc limit 1
            """
        );
        var (_, student) = await PairAsync(
            $"select id, student_id from exam_attempts where exam_id = '{exam}' limit 1"
        );
        await using var watched = await WatchedPlans.OpenAsync(loaded.Database.ConnectionString);
        var (reports, triage, analytics) = (
            new TeacherReportStore(watched.Source),
            new TriageListStore(watched.Source),
            new AnalyticsStore(watched.Source)
        );
        var access = new ExamAccess(watched.Source);
        var first = new Cursor(double.MaxValue, Guid.AllBitsSet);
        foreach (var actor in new[] { new Actor(teacher, Role.Teacher), new Actor(teacher, Role.Admin) })
        {
            Assert.True((await reports.TotalsAsync(actor, default)).Exams > 0);
            Assert.NotEmpty(await reports.ExamsAsync(actor, first, 50, default));
            Assert.NotEmpty(await triage.WorstAsync(actor, 20, default));
            Assert.NotNull(await reports.TaughtAsync(actor, student, default));
            Assert.NotEmpty(await reports.OfStudentAsync(actor, student, LoadedInstitution.Now, default));
            var found = (await access.FindAsync(actor, exam, ExamPermission.Own, default)).Value!;
            Assert.NotEmpty(await triage.OfExamAsync(found.Id, TriagePlace.Beginning, 50, default));
        }

        Assert.NotNull(await analytics.TallyAsync(exam, default));
        await analytics.QuestionsAsync(exam, default);
        Assert.NotEmpty(await triage.FlaggedAsync(exam, new Cursor(-1, Guid.Empty), 50, default));
        Holds(watched, 9);
    }

    [Fact]
    public async Task A_single_attempt_is_found_by_its_keys()
    {
        var (exam, attempt) = await PairAsync(
            "select exam_id, id from exam_attempts where event_count > 20 order by id limit 1"
        );
        var started = await loaded.Database.ScalarAsync<DateTime>(
            $"select started_at from exam_attempts where id = '{attempt}'"
        );
        await using var watched = await WatchedPlans.OpenAsync(loaded.Database.ConnectionString);
        var records = new RecordStore(watched.Source);

        Assert.NotEmpty(await records.OfExamAsync(exam, null, 100, default));
        Assert.NotNull(await records.FindAsync(attempt, default));
        Assert.NotEmpty(
            await records.EventsAsync(
                DateOnly.FromDateTime(started),
                attempt,
                EventPlace.Parse(null)!.Value,
                100,
                [],
                default
            )
        );
        Assert.NotEmpty(await records.TimelineAsync(new DateTimeOffset(started, TimeSpan.Zero), attempt, 60, default));
        await records.AlertsAsync(attempt, default);
        await new VerdictStore(watched.Source).OfAttemptAsync(attempt, default);
        var exports = new ExportStore(watched.Source);
        Assert.NotEmpty(await exports.ResultsAsync(exam, null, default));
        Assert.NotEmpty(await exports.EventsAsync(exam, null, long.MinValue, default));

        Holds(watched, 8);
    }

    [Fact]
    public async Task A_scan_of_a_large_table_is_detected()
    {
        await using var watched = await WatchedPlans.OpenAsync(loaded.Database.ConnectionString);
        await using var command = watched.Source.CreateCommand(
            "select count(*) from attempt_answers where revision = 17"
        );
        await command.ExecuteScalarAsync();

        Assert.Contains("attempt_answers", Assert.Single(watched.Plans).SequentialScans);
    }

    internal static void Holds(WatchedPlans watched, int least)
    {
        Assert.True(watched.Plans.Count >= least, $"only {watched.Plans.Count} plans were seen");
        Assert.Empty(
            from plan in watched.Plans
            from table in plan.SequentialScans
            where Large.Any(l => table == l || table.StartsWith(l + "_2", StringComparison.Ordinal))
            select $"{table} is read from end to end by {plan.Statement}"
        );
    }

    private async Task<(Guid First, Guid Second)> PairAsync(string sql)
    {
        await using var command = loaded.Source.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return (row.GetGuid(0), row.GetGuid(1));
    }
}
