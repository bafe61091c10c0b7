using System.Text.Json;
using Veritas.Monitoring;
using Veritas.Tests.Web.Analysis;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Privacy;

/// <summary>Attempts whose events have been deleted or archived.</summary>
public sealed class RetentionTests(PrivacyServer privacy) : IClassFixture<PrivacyServer>
{
    [Fact]
    public async Task After_retention_a_result_remains_and_cannot_be_recomputed()
    {
        var submitted = await SubmittedAsync();
        var (teacher, student, attempt) = (submitted.Teacher, submitted.Student, submitted.Attempt.Id);
        var before = await student.Http.ReadAsync($"/student/exams/{attempt}");
        await privacy.Server.Database.ExecuteAsync(
            "update exams set opens_at = now() - interval '300 days', closes_at = now() - interval '181 days' "
                + $"where id = '{submitted.Exam.Id}'"
        );
        await privacy.WaitUntilAsync(
            $"select evidence_deleted_at is not null from exam_attempts where id = '{attempt}'"
        );

        var after = await student.Http.ReadAsync($"/student/exams/{attempt}");
        Assert.Equal(
            before.GetProperty("attempt").GetProperty("integrity_score").GetDouble(),
            after.GetProperty("attempt").GetProperty("integrity_score").GetDouble()
        );
        Assert.True(after.GetProperty("attempt").GetProperty("integrity_score").GetDouble() < 100);
        Assert.Equal(
            Math.Round(before.GetProperty("score").GetProperty("integrity_score").GetDouble(), 2),
            Math.Round(after.GetProperty("score").GetProperty("integrity_score").GetDouble(), 2)
        );
        Assert.Equal(before.GetProperty("grade").GetRawText(), after.GetProperty("grade").GetRawText());
        Assert.Equal(0, after.GetProperty("events").GetArrayLength());

        await RefusedAsync(submitted, "evidence_deleted");
        Assert.Equal(
            (409, "evidence_deleted"),
            await teacher.Http.RefusedAsync(
                HttpMethod.Put,
                $"/teacher/attempts/{attempt}/grades/{submitted.Exam.Essay}",
                new { points = 3, comment = "" }
            )
        );

        using var admin = await privacy.Server.AdminAsync();
        var proof = Assert.Single(
            (await admin.ReadAsync($"/admin/deletions?exam_id={submitted.Exam.Id}"))
                .GetProperty("items")
                .EnumerateArray()
        );
        Assert.Equal(
            (1, 180, "policy.retention_days", 64),
            (
                proof.GetProperty("attempts").GetInt32(),
                proof.GetProperty("retention_days").GetInt32(),
                proof.GetProperty("setting").GetString(),
                proof.GetProperty("ids_sha256").GetString()!.Length
            )
        );
        Assert.True(proof.GetProperty("rows").GetProperty("monitoring_events").GetInt32() >= 1);
    }

    [Fact]
    public async Task An_archived_month_keeps_results_and_moves_events_to_a_file()
    {
        var submitted = await SubmittedAsync();
        var before = await submitted.Student.Http.ReadAsync($"/student/exams/{submitted.Attempt.Id}");
        await privacy.Server.Database.ExecuteAsync(
            $"""
            select ensure_event_partitions('2020-05-01', 1);
            insert into monitoring_events select '2020-05-04', attempt_id, seq, after_seq, type, at, received_at, ms,
                data from monitoring_events where attempt_id = '{submitted.Attempt.Id}';
            update exam_attempts set started_on = '2020-05-04' where id = '{submitted.Attempt.Id}'
            """
        );
        await privacy.WaitUntilAsync(
            "select exists (select from event_archives where name = 'monitoring_events_2020_05' and state = 'archived')"
        );

        var after = await submitted.Student.Http.ReadAsync($"/student/exams/{submitted.Attempt.Id}");
        Assert.Equal(before.GetProperty("attempt").GetRawText(), after.GetProperty("attempt").GetRawText());
        Assert.Equal(before.GetProperty("questions").GetRawText(), after.GetProperty("questions").GetRawText());
        Assert.Equal(0, after.GetProperty("events").GetArrayLength());
        await RefusedAsync(submitted, "events_archived");
        Assert.Equal(
            (409, "events_archived"),
            await VeritasServer.Refusal(
                await submitted.Teacher.Http.GetAsync($"/teacher/exams/{submitted.Exam.Id}/export/events")
            )
        );
        await submitted.Teacher.Http.PutAsync(
            $"/teacher/attempts/{submitted.Attempt.Id}/grades/{submitted.Exam.Choice}",
            new { points = 1, comment = "" }
        );

        using var admin = await privacy.Server.AdminAsync();
        var archive = (await admin.ReadAsync("/admin/archives"))
            .GetProperty("items")
            .EnumerateArray()
            .Single(a => a.GetProperty("name").GetString() == "monitoring_events_2020_05");
        Assert.True(archive.GetProperty("events").GetInt64() >= 1);
        Assert.Equal(
            archive.GetProperty("bytes").GetInt64(),
            new FileInfo(Path.Combine(privacy.Archives, archive.GetProperty("file").GetString()!)).Length
        );
    }

    /// <summary>An attempt with resolved alerts, a verdict, released results and a summary.</summary>
    private async Task<SubmittedAttempt> SubmittedAsync()
    {
        var submitted = await SubmittedAttempt.InAsync(
            privacy.Server,
            "a",
            ("tab.hidden", 60_000),
            ("tab.hidden", 90_000)
        );
        await submitted.Teacher.Http.PostedAsync(
            $"/teacher/attempts/{submitted.Attempt.Id}/verdicts",
            new { verdict = "cleared" }
        );
        await submitted.CloseAsync();
        await privacy.WaitUntilAsync(
            $"select exists (select from attempt_summaries where attempt_id = '{submitted.Attempt.Id}') and not "
                + "exists (select from summary_queue)"
        );
        return submitted;
    }

    private static async Task RefusedAsync(SubmittedAttempt submitted, string code)
    {
        var teacher = submitted.Teacher.Http;
        Assert.Equal(
            (409, code),
            await VeritasServer.Refusal(await teacher.GetAsync($"/teacher/attempts/{submitted.Attempt.Id}/monitoring"))
        );
        Assert.Equal(
            (409, code),
            await teacher.RefusedAsync(
                $"/teacher/exams/{submitted.Exam.Id}/rescorings",
                $$"""{"policy":{{JsonSerializer.Serialize(MonitoringPolicy.Default, VeritasJson.Options)}}}"""
            )
        );
        Assert.Equal(
            (409, code),
            await teacher.RefusedAsync("/analysis/behavior", new { attempt_id = submitted.Attempt.Id, force = true })
        );
        Assert.Equal(
            (409, code),
            await VeritasServer.Refusal(
                await submitted.Student.Http.GetAsync($"/student/exams/{submitted.Attempt.Id}?after=0.0.0")
            )
        );
    }
}
