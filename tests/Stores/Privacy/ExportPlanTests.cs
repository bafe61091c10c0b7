using Veritas.Privacy;
using Veritas.Tests.Stores.Analysis;

namespace Veritas.Tests.Stores.Privacy;

/// <summary>Query plans of the export of personal data on a loaded institution.</summary>
public sealed class ExportPlanTests(LoadedInstitution loaded) : IClassFixture<LoadedInstitution>
{
    [Fact]
    public async Task An_export_scans_no_large_table()
    {
        var student = await loaded.Database.ScalarAsync<Guid>(
            "select student_id from exam_attempts where ended_at is not null group by student_id order by "
                + "count(*) desc, student_id limit 1"
        );
        await using var watched = await WatchedPlans.OpenAsync(loaded.Database.ConnectionString);
        var reader = new ExportReader(watched.Source);
        var told = new Dictionary<string, int>();
        foreach (var section in ExportSections.All.Where(s => s.Sql.Length > 0))
        {
            told[section.Name] = 0;
            string? place = "";
            while (place is not null)
            {
                var page = await reader.ReadAsync(section, student, place, LoadedInstitution.Now, default);
                told[section.Name] += page.Length;
                place = page.Length == section.Most ? page[^1].Place : null;
            }
        }

        Assert.Equal(
            await loaded.Database.ScalarAsync<long>(
                $"select count(*) from exam_attempts where student_id = '{student}'"
            ),
            told["attempts"]
        );
        Assert.Equal(
            await loaded.Database.ScalarAsync<long>(
                "select count(*) from attempt_answers x join exam_attempts a on a.id = x.attempt_id where "
                    + $"a.student_id = '{student}'"
            ),
            told["answers"]
        );
        Assert.True(told["events"] > 0 && told["account"] == 1);
        string[] large =
        [
            "users",
            "exam_attempts",
            "attempt_answers",
            "monitoring_events",
            "alerts",
            "attempt_summaries",
            "rescored_attempts",
            "student_profiles",
            "audit_log",
        ];
        Assert.True(watched.Plans.Count >= 25, $"only {watched.Plans.Count} statements were seen");
        Assert.Empty(
            watched.Plans.SelectMany(p =>
                p.SequentialScans.Where(t =>
                        large.Contains(t) || t.StartsWith("monitoring_events", StringComparison.Ordinal)
                    )
                    .Select(t => $"{t}: {p.Statement}")
            )
        );
    }
}
