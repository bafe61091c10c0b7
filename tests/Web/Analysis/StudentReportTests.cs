using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

public sealed class StudentReportTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Before_release_only_the_attempt_is_visible()
    {
        var submitted = await SubmittedAttempt.InAsync(server, "a", ("clipboard.paste_external", 0));

        var report = await submitted.Student.Http.ReadAsync($"/student/exams/{submitted.Attempt.Id}");
        var past = Assert.Single(
            (await submitted.Student.Http.ReadAsync("/student/dashboard")).GetProperty("past").EnumerateArray()
        );

        Assert.Equal(
            ("submitted", false),
            (
                report.GetProperty("attempt").GetProperty("status").GetString(),
                report.GetProperty("attempt").GetProperty("released").GetBoolean()
            )
        );
        Assert.All(
            ["grade", "score", "verdict_comment", "next"],
            name => Assert.Equal(JsonValueKind.Null, report.GetProperty(name).ValueKind)
        );
        Assert.All(
            ["questions", "alerts", "events"],
            name => Assert.Equal(0, report.GetProperty(name).GetArrayLength())
        );
        Assert.All(
            ["percent", "passed", "integrity_score", "verdict"],
            name => Assert.Equal(JsonValueKind.Null, past.GetProperty(name).ValueKind)
        );
    }

    [Fact]
    public async Task Released_results_come_with_points_score_events_alerts_and_verdict()
    {
        var submitted = await SubmittedAttempt.InAsync(
            server,
            "a",
            ("clipboard.paste_external", 0),
            ("env.automation", 0),
            ("face.multiple", 600_000)
        );
        await submitted.Teacher.Http.PostedAsync(
            $"/teacher/attempts/{submitted.Attempt.Id}/verdicts",
            new { verdict = "suspicious", comment = "A second voice." }
        );
        await submitted.CloseAsync();

        var report = await submitted.Student.Http.ReadAsync($"/student/exams/{submitted.Attempt.Id}?limit=2");
        var more = await submitted.Student.Http.ReadAsync(
            $"/student/exams/{submitted.Attempt.Id}?limit=2&after={report.GetProperty("next").GetString()}"
        );
        var dashboard = await submitted.Student.Http.ReadAsync("/student/dashboard");

        Assert.Equal(
            (2, 5),
            (
                report.GetProperty("grade").GetProperty("points").GetDouble(),
                report.GetProperty("grade").GetProperty("max_points").GetDouble()
            )
        );
        Assert.Equal(
            [2.0, 0],
            report.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("points").GetDouble())
        );
        Assert.Equal(
            ("suspicious", "A second voice."),
            (
                report.GetProperty("attempt").GetProperty("verdict").GetString(),
                report.GetProperty("verdict_comment").GetString()
            )
        );
        Assert.True(report.GetProperty("score").GetProperty("integrity_score").GetDouble() < 100);
        Assert.NotEmpty(report.GetProperty("alerts").EnumerateArray());
        Assert.DoesNotContain(submitted.Teacher.Id.ToString(), report.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            (2, 2),
            (report.GetProperty("events").GetArrayLength(), more.GetProperty("events").GetArrayLength())
        );
        Assert.Equal(
            40,
            Assert.Single(dashboard.GetProperty("mastery").EnumerateArray()).GetProperty("index").GetDouble()
        );
        Assert.Equal("review", dashboard.GetProperty("next").EnumerateArray().Last().GetProperty("kind").GetString());
        Assert.Equal(
            dashboard.GetProperty("past")[0].GetProperty("integrity_score").GetDouble(),
            dashboard.GetProperty("integrity").GetDouble(),
            1e-2
        );
    }

    [Fact]
    public async Task Running_and_available_exams_are_listed()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var (taken, open) = (await server.PublishedExamAsync(teacher), await server.PublishedExamAsync(teacher));
        var attempt = await taken.StartAsync(student);

        var dashboard = await student.Http.ReadAsync("/student/dashboard");
        var steps = dashboard.GetProperty("next").EnumerateArray().ToList();

        Assert.Equal(
            attempt.Id,
            Assert.Single(dashboard.GetProperty("running").EnumerateArray()).GetProperty("attempt_id").GetGuid()
        );
        Assert.Equal(
            ("resume", attempt.Id),
            (steps[0].GetProperty("kind").GetString(), steps[0].GetProperty("attempt_id").GetGuid())
        );
        Assert.Contains(
            steps,
            s => s.GetProperty("kind").GetString() == "take" && s.GetProperty("exam_id").GetGuid() == open.Id
        );
        Assert.DoesNotContain(steps.Skip(1), s => s.GetProperty("exam_id").GetGuid() == taken.Id);
    }

    [Fact]
    public async Task Another_students_attempt_is_unknown_and_a_wrong_cursor_is_refused()
    {
        var submitted = await SubmittedAttempt.InAsync(server);
        await submitted.CloseAsync();
        var other = await server.PersonAsync("student");
        var url = $"/student/exams/{submitted.Attempt.Id}";

        Assert.Equal((404, "attempt_unknown"), await other.Http.RefusedAsync(HttpMethod.Get, url, null));
        Assert.Equal(
            (404, "attempt_unknown"),
            await other.Http.RefusedAsync(HttpMethod.Get, $"/student/exams/{Guid.NewGuid()}", null)
        );
        Assert.Equal(
            (400, "cursor_invalid"),
            await submitted.Student.Http.RefusedAsync(HttpMethod.Get, url + "?after=x", null)
        );
        Assert.Equal(
            (400, "cursor_invalid"),
            await submitted.Student.Http.RefusedAsync(HttpMethod.Get, url + "?limit=1001", null)
        );
    }
}
