using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

public sealed partial class TeacherReportTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task The_page_counts_what_is_live_open_and_to_do()
    {
        var submitted = await SubmittedAttempt.InAsync(
            server,
            "a",
            ("face.multiple", 3_000_000),
            ("env.automation", 0),
            ("clipboard.paste_external", 0)
        );
        await submitted.Exam.StartAsync(await server.PersonAsync("student"));

        var page = await Poll.UntilAsync(
            () => submitted.Teacher.Http.ReadAsync("/teacher/dashboard"),
            p =>
                p.GetProperty("exams")[0].GetProperty("attempts").GetInt32() == 2
                && p.GetProperty("totals").GetProperty("to_judge").GetInt32() == 1
                && p.GetProperty("totals").GetProperty("live").GetInt32() == 1
        );

        var totals = page.GetProperty("totals");
        Assert.Equal(1, totals.GetProperty("exams").GetInt32());
        Assert.True(totals.GetProperty("open_alerts").GetInt32() > 0);
        var worst = page.GetProperty("alerts")[0];
        Assert.Equal(
            (submitted.Student.Id, "Algebra"),
            (worst.GetProperty("student").GetProperty("id").GetGuid(), worst.GetProperty("title").GetString())
        );
        Assert.Equal(JsonValueKind.Null, page.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Analytics_follow_an_attempt_and_its_grading()
    {
        var submitted = await SubmittedAttempt.InAsync(server, "b");
        await submitted.Student.Http.ReadAsync($"/student/attempts/{submitted.Attempt.Id}");
        var url = $"/teacher/exams/{submitted.Exam.Id}/analytics";

        var seen = await Poll.UntilAsync(
            () => submitted.Teacher.Http.ReadAsync(url),
            a => a.GetProperty("percent").GetProperty("count").GetInt32() == 1
        );

        var choice = seen.GetProperty("questions")[0];
        Assert.Equal((1, 0.0), (choice.GetProperty("answered").GetInt32(), choice.GetProperty("facility").GetDouble()));
        Assert.Equal(
            [("a", 0, true), ("b", 1, false)],
            choice
                .GetProperty("options")
                .EnumerateArray()
                .Select(o =>
                    (
                        o.GetProperty("option").GetString(),
                        o.GetProperty("count").GetInt32(),
                        o.GetProperty("key").GetBoolean()
                    )
                )
        );
        Assert.Equal((1, 0), (seen.GetProperty("attempts").GetInt32(), seen.GetProperty("passed").GetInt32()));
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("alpha").ValueKind);
        Assert.Equal(100, seen.GetProperty("integrity").GetProperty("mean").GetDouble());
    }

    [Fact]
    public async Task An_exam_nobody_has_taken_has_empty_analytics()
    {
        var teacher = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(teacher);

        var seen = await teacher.Http.ReadAsync($"/teacher/exams/{exam.Id}/analytics");

        Assert.Equal(
            (0, JsonValueKind.Null, 2),
            (
                seen.GetProperty("attempts").GetInt32(),
                seen.GetProperty("counted_at").ValueKind,
                seen.GetProperty("questions").GetArrayLength()
            )
        );
    }

    [Fact]
    public async Task Practice_and_ungraded_attempts_are_excluded_from_means()
    {
        var submitted = await SubmittedAttempt.InAsync(server);
        var now = server.Time.GetUtcNow();
        var practice = await submitted.Teacher.Http.PostedAsync(
            "/teacher/exams",
            new
            {
                title = "Practice",
                subject = "Mathematics",
                duration_s = 600,
                opens_at = now.AddMinutes(-5),
                closes_at = now.AddDays(1),
                pass_mark = 50,
                settings = new { practice = true },
            }
        );
        var url = $"/teacher/exams/{practice.GetProperty("id").GetGuid()}";
        await submitted.Teacher.Http.PostedAsync(
            $"{url}/questions",
            new
            {
                kind = "true_false",
                text = "1 + 1 = 2",
                points = 1,
                key = true,
            }
        );
        await submitted.Teacher.Http.PostedAsync($"{url}/publish");
        var practised = await new PublishedExam(practice.GetProperty("id").GetGuid(), default, default).StartAsync(
            submitted.Student
        );
        await submitted.Student.Http.PostedAsync($"/student/attempts/{practised.Id}/submit");
        var waiting = await server.PublishedExamAsync(submitted.Teacher);
        var written = await waiting.StartAsync(submitted.Student);
        await submitted.Student.Http.PutAsync(
            $"/student/attempts/{written.Id}/answers/{waiting.Essay}",
            new { revision = 1, value = "Because." }
        );
        await submitted.Student.Http.PostedAsync($"/student/attempts/{written.Id}/submit");
        await submitted.CloseAsync();

        var seen = await submitted.Teacher.Http.ReadAsync($"/teacher/students/{submitted.Student.Id}");
        var dashboard = await submitted.Student.Http.ReadAsync("/student/dashboard");

        // Only one result counts, with 40 percent: practice has no result and the essay is not graded yet.
        Assert.Equal(
            (3, 40.0),
            (seen.GetProperty("attempts").GetArrayLength(), seen.GetProperty("mean_percent").GetDouble())
        );
        Assert.Equal(
            practised.Id,
            Assert
                .Single(seen.GetProperty("attempts").EnumerateArray(), a => a.GetProperty("practice").GetBoolean())
                .GetProperty("attempt_id")
                .GetGuid()
        );
        Assert.Equal(
            (40.0, 1),
            (
                seen.GetProperty("mastery")[0].GetProperty("index").GetDouble(),
                seen.GetProperty("mastery")[0].GetProperty("results").GetInt32()
            )
        );
        Assert.Equal(40, dashboard.GetProperty("mastery_index").GetDouble());
    }

    [Fact]
    public async Task Events_are_filtered_by_type_and_the_first_page_has_a_timeline()
    {
        var submitted = await SubmittedAttempt.InAsync(
            server,
            "a",
            ("tab.hidden", 3_000),
            ("clipboard.copy", 0),
            ("tab.hidden", 4_000)
        );
        var url = $"/teacher/attempts/{submitted.Attempt.Id}/monitoring";

        var page = await submitted.Teacher.Http.ReadAsync($"{url}?type=tab.hidden&limit=1");
        var next = await submitted.Teacher.Http.ReadAsync(
            $"{url}?type=tab.hidden&limit=1&after={page.GetProperty("next").GetString()}"
        );

        Assert.Equal(
            [1L, 3],
            new[] { page, next }.Select(p =>
                Assert.Single(p.GetProperty("events").EnumerateArray()).GetProperty("seq").GetInt64()
            )
        );
        Assert.Contains(
            page.GetProperty("timeline").EnumerateArray(),
            b => b.GetProperty("type").GetString() == "tab.hidden" && b.GetProperty("total_ms").GetInt64() == 7_000
        );
        Assert.Equal(0, next.GetProperty("timeline").GetArrayLength());
        Assert.Equal(
            (400, "type_unknown"),
            await submitted.Teacher.Http.RefusedAsync(HttpMethod.Get, $"{url}?type=tab.eaten", null)
        );
    }
}
