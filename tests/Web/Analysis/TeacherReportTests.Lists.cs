using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

public sealed partial class TeacherReportTests
{
    [Fact]
    public async Task Flagged_attempts_and_open_alerts_are_listed_and_settled()
    {
        var submitted = await SubmittedAttempt.InAsync(
            server,
            "a",
            ("face.multiple", 3_000_000),
            ("env.automation", 0),
            ("clipboard.paste_external", 0)
        );
        var exam = $"/teacher/exams/{submitted.Exam.Id}";

        var flagged = await Poll.UntilAsync(
            () => submitted.Teacher.Http.ReadAsync($"{exam}/flagged"),
            p => p.GetProperty("items").GetArrayLength() == 1
        );
        var triage = await submitted.Teacher.Http.ReadAsync($"{exam}/alerts");
        var ids = triage
            .GetProperty("items")
            .EnumerateArray()
            .Select(i => i.GetProperty("alert").GetProperty("id").GetGuid())
            .ToList();
        var unknown = Guid.NewGuid();
        var outcomes = (
            await submitted.Teacher.Http.PostedAsync(
                $"{exam}/alerts/resolve",
                new
                {
                    alert_ids = ids.Append(unknown),
                    verdict = "cleared",
                    comment = "Checked.",
                }
            )
        ).GetProperty("items").EnumerateArray().ToDictionary(o => o.GetProperty("alert_id").GetGuid(), o => o.GetProperty("code").GetString());

        Assert.Equal(submitted.Attempt.Id, flagged.GetProperty("items")[0].GetProperty("attempt_id").GetGuid());
        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Null(outcomes[id]));
        Assert.Equal("alert_unknown", outcomes[unknown]);
        Assert.Equal(
            0,
            (await submitted.Teacher.Http.ReadAsync($"{exam}/alerts")).GetProperty("items").GetArrayLength()
        );
        await Poll.UntilAsync(
            () => submitted.Teacher.Http.ReadAsync($"{exam}/analytics"),
            a => a.GetProperty("alerts").EnumerateArray().All(k => k.GetProperty("open").GetInt32() == 0)
        );
        Assert.Equal(
            (400, "alert_ids_invalid"),
            await submitted.Teacher.Http.RefusedAsync(
                $"{exam}/alerts/resolve",
                new { alert_ids = Array.Empty<Guid>(), verdict = "cleared" }
            )
        );
        Assert.Equal(
            (400, "alert_ids_invalid"),
            await submitted.Teacher.Http.RefusedAsync(
                $"{exam}/alerts/resolve",
                new { alert_ids = new[] { unknown, unknown }, verdict = "cleared" }
            )
        );
        Assert.Equal(
            (400, "comment_too_long"),
            await submitted.Teacher.Http.RefusedAsync(
                $"{exam}/alerts/resolve",
                new
                {
                    alert_ids = ids,
                    verdict = "cleared",
                    comment = new string('x', 2_001),
                }
            )
        );
    }

    [Fact]
    public async Task Lists_continue_where_a_page_ended()
    {
        var teacher = await server.PersonAsync("teacher");
        var exams = new[]
        {
            await server.PublishedExamAsync(teacher),
            await server.PublishedExamAsync(teacher),
            await server.PublishedExamAsync(teacher),
        };

        var first = await teacher.Http.ReadAsync("/teacher/dashboard?limit=2");
        var second = await teacher.Http.ReadAsync(
            $"/teacher/dashboard?limit=2&after={first.GetProperty("next").GetString()}"
        );

        var seen = new[] { first, second }
            .SelectMany(p => p.GetProperty("exams").EnumerateArray())
            .Select(e => e.GetProperty("id").GetGuid());
        Assert.Equal(exams.Select(e => e.Id).Order(), seen.Order());
        Assert.Equal(
            (400, "cursor_invalid"),
            await teacher.Http.RefusedAsync(HttpMethod.Get, "/teacher/dashboard?after=nonsense", null)
        );
        Assert.Equal(
            (400, "cursor_invalid"),
            await teacher.Http.RefusedAsync(
                HttpMethod.Get,
                "/teacher/dashboard?after=1e400_00000000000000000000000000000000",
                null
            )
        );
        Assert.Equal(
            (400, "cursor_invalid"),
            await teacher.Http.RefusedAsync(HttpMethod.Get, $"/teacher/exams/{exams[0].Id}/alerts?after=9_1_0", null)
        );
        Assert.Equal(
            (400, "cursor_invalid"),
            await teacher.Http.RefusedAsync(HttpMethod.Get, $"/teacher/exams/{exams[0].Id}/flagged?limit=0", null)
        );
    }

    [Fact]
    public async Task A_student_is_visible_to_teachers_of_taken_exams()
    {
        var submitted = await SubmittedAttempt.InAsync(server);
        var stranger = await server.PersonAsync("teacher");

        var seen = await submitted.Teacher.Http.ReadAsync($"/teacher/students/{submitted.Student.Id}");

        Assert.Equal(
            (submitted.Student.Email, 40.0),
            (seen.GetProperty("email").GetString(), seen.GetProperty("mean_percent").GetDouble())
        );
        Assert.Equal(
            submitted.Attempt.Id,
            Assert.Single(seen.GetProperty("attempts").EnumerateArray()).GetProperty("attempt_id").GetGuid()
        );
        Assert.Equal(
            (404, "student_unknown"),
            await stranger.Http.RefusedAsync(HttpMethod.Get, $"/teacher/students/{submitted.Student.Id}", null)
        );
    }
}
