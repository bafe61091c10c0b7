using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Exams;

public sealed partial class ResultTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Rubric_points_must_add_up_and_are_shown_with_the_answer()
    {
        var s = await HandedInAsync(
            """[{"id":"x","text":"Cause","points":2},{"id":"y","text":"Example","points":1}]"""
        );
        var url = $"/teacher/attempts/{s.Attempt}/grades/{s.Essay}";

        Assert.Equal(
            (400, "rubric_invalid"),
            await s.Teacher.Http.RefusedAsync(HttpMethod.Put, url, """{"points":3,"comment":"","rubric":{"x":2}}""")
        );
        Assert.Equal(
            (400, "rubric_invalid"),
            await s.Teacher.Http.RefusedAsync(
                HttpMethod.Put,
                url,
                """{"points":3,"comment":"","rubric":{"x":1,"y":2}}"""
            )
        );
        Assert.Equal(
            (400, "rubric_invalid"),
            await s.Teacher.Http.RefusedAsync(
                HttpMethod.Put,
                url,
                """{"points":3,"comment":"","rubric":{"x":2,"y":0.5}}"""
            )
        );
        await s.Teacher.Http.PutAsync(
            url,
            new
            {
                points = 2.5,
                comment = "ok",
                rubric = new { x = 2, y = 0.5 },
            }
        );

        var answer = (await s.Teacher.Http.ReadAsync($"/teacher/attempts/{s.Attempt}"))
            .GetProperty("answers")
            .EnumerateArray()
            .Single(a => a.GetProperty("question_id").GetGuid() == s.Essay);
        Assert.Equal(
            (2, 0.5),
            (
                answer.GetProperty("rubric").GetProperty("x").GetDouble(),
                answer.GetProperty("rubric").GetProperty("y").GetDouble()
            )
        );
    }

    [Fact]
    public async Task A_second_mark_needs_a_second_person_and_counts_if_close()
    {
        var s = await HandedInAsync();
        var url = $"/teacher/attempts/{s.Attempt}/second-marks/{s.Essay}";
        Assert.Equal(
            (409, "first_mark_missing"),
            await s.Second.Http.RefusedAsync(HttpMethod.Put, url, new { points = 2 })
        );
        await s.Teacher.Http.PutAsync(
            $"/teacher/attempts/{s.Attempt}/grades/{s.Essay}",
            new { points = 2, comment = "" }
        );

        Assert.Equal(
            (403, "second_person_needed"),
            await s.Teacher.Http.RefusedAsync(HttpMethod.Put, url, new { points = 2 })
        );
        Assert.Equal(
            (400, "points_invalid"),
            await s.Second.Http.RefusedAsync(HttpMethod.Put, url, new { points = 4 })
        );
        Assert.True((await s.Second.Http.PutAsync(url, new { points = 2.2 })).GetProperty("agreed").GetBoolean());
        Assert.Equal(4.1, await PointsAsync(s));

        Assert.False((await s.Second.Http.PutAsync(url, new { points = 0 })).GetProperty("agreed").GetBoolean());
        Assert.Equal(4, await PointsAsync(s));
        Assert.Equal(
            (409, "results_incomplete"),
            await s.Teacher.Http.RefusedAsync($"/teacher/exams/{s.Exam}/results/publish")
        );
        Assert.Single(
            (await s.Teacher.Http.ReadAsync($"/teacher/exams/{s.Exam}/second-marks"))
                .GetProperty("items")
                .EnumerateArray()
        );

        await s.Second.Http.PutAsync(
            $"/teacher/attempts/{s.Attempt}/grades/{s.Essay}",
            new { points = 1, comment = "settled" }
        );
        Assert.Equal(
            "published",
            (await s.Teacher.Http.PostedAsync($"/teacher/exams/{s.Exam}/results/publish"))
                .GetProperty("status")
                .GetString()
        );
    }

    [Fact]
    public async Task A_corrected_key_regrades_every_attempt_and_reports_changes()
    {
        var s = await HandedInAsync();
        var url = $"/teacher/exams/{s.Exam}";
        Assert.Equal(
            (400, "question_invalid"),
            await s.Teacher.Http.RefusedAsync(HttpMethod.Put, $"{url}/questions/{s.Choice}/key", """{"key":"c"}""")
        );
        await s.Teacher.Http.PutAsync($"{url}/questions/{s.Choice}/key", new { key = "b" });

        var preview = await s.Teacher.Http.PostedAsync(url + "/regrade?preview=true");
        Assert.Equal((1, 1), (preview.GetProperty("attempts").GetInt32(), preview.GetProperty("changed").GetInt32()));
        Assert.Equal(2, await PointsAsync(s));
        var report = await s.Teacher.Http.PostedAsync(url + "/regrade");
        var item = Assert.Single(report.GetProperty("items").EnumerateArray());

        Assert.Equal(
            (s.Attempt, 2, 0),
            (
                item.GetProperty("attempt_id").GetGuid(),
                item.GetProperty("before").GetDouble(),
                item.GetProperty("after").GetDouble()
            )
        );
        Assert.Equal(0, await PointsAsync(s));
        Assert.Equal(0, (await s.Teacher.Http.PostedAsync(url + "/regrade")).GetProperty("changed").GetInt32());
    }

    [Fact]
    public async Task A_key_corrected_before_publication_changes_no_published_grade()
    {
        var s = await HandedInAsync();
        var url = $"/teacher/exams/{s.Exam}";
        await s.Teacher.Http.PutAsync(
            $"/teacher/attempts/{s.Attempt}/grades/{s.Essay}",
            new { points = 0, comment = "" }
        );
        await s.Teacher.Http.PutAsync($"{url}/questions/{s.Choice}/key", new { key = "b" });
        await s.Teacher.Http.PostedAsync(url + "/results/publish");

        Assert.Equal(
            1,
            (await s.Teacher.Http.PostedAsync(url + "/regrade?preview=true")).GetProperty("changed").GetInt32()
        );
        Assert.Equal((409, "results_published"), await s.Teacher.Http.RefusedAsync(url + "/regrade"));
        Assert.Equal(2, await PointsAsync(s));

        var change = await s.Teacher.Http.PostedAsync(
            url + "/results/changes",
            new
            {
                question_id = s.Choice,
                key = "b",
                reason = "The key was wrong.",
            }
        );
        await s.Second.Http.PostedAsync(
            $"{url}/results/changes/{change.GetProperty("id").GetGuid()}/decision",
            new { approve = true }
        );
        Assert.Equal(0, await PointsAsync(s));
        Assert.Equal(0, (await s.Teacher.Http.PostedAsync(url + "/regrade")).GetProperty("changed").GetInt32());
    }

    private sealed record Scene(
        Person Teacher,
        Person Second,
        Person Student,
        Guid Exam,
        Guid Choice,
        Guid Essay,
        Guid Attempt
    );

    /// <summary>
    /// An attempt with a correct choice (2 points) and an ungraded essay (3 points); two teachers may edit the exam.
    /// </summary>
    private async Task<Scene> HandedInAsync(string rubric = "null", string release = "at_once")
    {
        var (teacher, second, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        var now = server.Time.GetUtcNow();
        var exam = await teacher.Http.PostedAsync(
            "/teacher/exams",
            new
            {
                title = "Algebra",
                subject = "Mathematics",
                duration_s = 3_600,
                opens_at = now.AddMinutes(-5),
                closes_at = now.AddDays(1),
                pass_mark = 50,
                settings = new { release },
            }
        );
        var id = exam.GetProperty("id").GetGuid();
        var choice = await teacher.Http.PostedAsync(
            $"/teacher/exams/{id}/questions",
            JsonElement.Parse(
                """{"kind":"single_choice","text":"1 + 1?","points":2,"options":[{"id":"a","text":"2"},{"id":"b","text":"3"}],"key":"a"}"""
            )
        );
        var essay = await teacher.Http.PostedAsync(
            $"/teacher/exams/{id}/questions",
            JsonElement.Parse($$"""{"kind":"essay","text":"Why?","points":3,"rubric":{{rubric}}}""")
        );
        await teacher.Http.PostedAsync($"/teacher/exams/{id}/publish");
        await teacher.Http.PutAsync($"/teacher/exams/{id}/permissions", new { email = second.Email, level = "edit" });
        var published = new PublishedExam(id, choice.GetProperty("id").GetGuid(), essay.GetProperty("id").GetGuid());
        var attempt = await published.StartAsync(student);
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{published.Choice}",
            new { revision = 1, value = "a" }
        );
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{published.Essay}",
            new { revision = 1, value = "Because." }
        );
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        return new Scene(teacher, second, student, id, published.Choice, published.Essay, attempt.Id);
    }

    private static async Task<double> PointsAsync(Scene s) =>
        (await s.Teacher.Http.ReadAsync($"/teacher/attempts/{s.Attempt}"))
            .GetProperty("attempt")
            .GetProperty("grade")
            .GetProperty("points")
            .GetDouble();
}
