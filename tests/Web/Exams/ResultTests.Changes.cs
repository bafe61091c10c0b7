using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Exams;

public sealed partial class ResultTests
{
    [Fact]
    public async Task Results_are_visible_once_published_and_then_need_two_people_to_change()
    {
        var s = await HandedInAsync(release: "when_published");
        var (exam, grade) = ($"/teacher/exams/{s.Exam}", $"/teacher/attempts/{s.Attempt}/grades/{s.Essay}");
        var own = $"/student/attempts/{s.Attempt}";
        Assert.Equal(JsonValueKind.Null, (await s.Student.Http.ReadAsync(own)).GetProperty("grade").ValueKind);
        Assert.DoesNotContain(
            "\"percent\":4",
            (await s.Student.Http.ReadAsync("/student/exams")).GetRawText(),
            StringComparison.Ordinal
        );
        Assert.Equal((409, "results_incomplete"), await s.Teacher.Http.RefusedAsync(exam + "/results/publish"));
        Assert.Equal((409, "results_draft"), await s.Teacher.Http.RefusedAsync(exam + "/results/freeze"));
        await s.Teacher.Http.PutAsync(grade, new { points = 0, comment = "Not enough." });
        await s.Teacher.Http.PostedAsync(exam + "/results/publish");

        Assert.Equal(2, (await s.Student.Http.ReadAsync(own)).GetProperty("grade").GetProperty("points").GetDouble());
        Assert.Equal(
            (409, "results_published"),
            await s.Teacher.Http.RefusedAsync(HttpMethod.Put, grade, new { points = 3, comment = "" })
        );
        Assert.Equal(
            (409, "results_published"),
            await s.Teacher.Http.RefusedAsync(HttpMethod.Put, $"{exam}/questions/{s.Choice}/key", new { key = "b" })
        );

        var change = await s.Teacher.Http.PostedAsync(
            exam + "/results/changes",
            new
            {
                question_id = s.Essay,
                attempt_id = s.Attempt,
                points = 3,
                reason = "A page was overlooked.",
            }
        );
        var decision = $"{exam}/results/changes/{change.GetProperty("id").GetGuid()}/decision";
        Assert.Equal(
            (403, "second_person_needed"),
            await s.Teacher.Http.RefusedAsync(decision, new { approve = true })
        );
        Assert.Equal((409, "changes_open"), await s.Teacher.Http.RefusedAsync(exam + "/results/freeze"));
        Assert.Equal(2, await PointsAsync(s));
        Assert.Equal(
            "approved",
            (await s.Second.Http.PostedAsync(decision, new { approve = true, comment = "Right." }))
                .GetProperty("state")
                .GetString()
        );
        Assert.Equal(5, await PointsAsync(s));
        Assert.StartsWith(
            "Not enough.\nChanged after publication",
            (await s.Student.Http.ReadAsync($"/student/exams/{s.Attempt}"))
                .GetProperty("questions")[1]
                .GetProperty("comment")
                .GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal((409, "change_decided"), await s.Second.Http.RefusedAsync(decision, new { approve = false }));

        var key = await s.Teacher.Http.PostedAsync(
            exam + "/results/changes",
            new
            {
                question_id = s.Choice,
                key = "b",
                reason = "The key was wrong.",
            }
        );
        await s.Second.Http.PostedAsync(
            $"{exam}/results/changes/{key.GetProperty("id").GetGuid()}/decision",
            new { approve = true }
        );
        Assert.Equal(3, await PointsAsync(s));

        Assert.Equal(
            "frozen",
            (await s.Teacher.Http.PostedAsync(exam + "/results/freeze")).GetProperty("status").GetString()
        );
        Assert.Equal(
            (409, "results_frozen"),
            await s.Teacher.Http.RefusedAsync(
                exam + "/results/changes",
                new
                {
                    question_id = s.Essay,
                    attempt_id = s.Attempt,
                    points = 1,
                    reason = "No.",
                }
            )
        );
        Assert.Equal((409, "results_frozen"), await s.Teacher.Http.RefusedAsync(exam + "/regrade"));
        Assert.Equal(
            (409, "results_frozen"),
            await s.Teacher.Http.RefusedAsync(HttpMethod.Put, grade, new { points = 3, comment = "" })
        );
    }

    [Theory]
    [InlineData("""{"question_id":"Q","reason":"Because."}""", 400, "change_invalid")]
    [InlineData("""{"question_id":"Q","reason":" ","key":"b"}""", 400, "change_invalid")]
    [InlineData(
        """{"question_id":"Q","reason":"Because.","key":"b","points":1,"attempt_id":"A"}""",
        400,
        "change_invalid"
    )]
    [InlineData("""{"question_id":"Q","reason":"Because.","points":9,"attempt_id":"A"}""", 400, "points_invalid")]
    [InlineData(
        """{"question_id":"00000000-0000-0000-0000-000000000001","reason":"Because.","key":"b"}""",
        404,
        "question_unknown"
    )]
    [InlineData(
        """{"question_id":"Q","reason":"Because.","points":1,"attempt_id":"00000000-0000-0000-0000-000000000001"}""",
        404,
        "attempt_unknown"
    )]
    public async Task An_invalid_change_request_is_refused(string body, int status, string code)
    {
        var s = await HandedInAsync();
        await s.Teacher.Http.PutAsync(
            $"/teacher/attempts/{s.Attempt}/grades/{s.Essay}",
            new { points = 0, comment = "" }
        );
        await s.Teacher.Http.PostedAsync($"/teacher/exams/{s.Exam}/results/publish");
        var filled = body.Replace("\"Q\"", $"\"{s.Choice}\"", StringComparison.Ordinal)
            .Replace("\"A\"", $"\"{s.Attempt}\"", StringComparison.Ordinal);

        Assert.Equal(
            (status, code),
            await s.Teacher.Http.RefusedAsync($"/teacher/exams/{s.Exam}/results/changes", filled)
        );

        Assert.Empty(
            (await s.Teacher.Http.ReadAsync($"/teacher/exams/{s.Exam}/results/changes"))
                .GetProperty("items")
                .EnumerateArray()
        );
    }
}
