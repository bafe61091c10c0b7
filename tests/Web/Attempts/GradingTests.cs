using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Attempts;

public sealed class GradingTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Choices_are_graded_at_once_and_essays_wait_for_a_teacher()
    {
        var (exam, attempt, student, teacher) = await HandedInAsync(choice: "a", essay: "because");

        var waiting = await student.Http.ReadAsync($"/student/attempts/{attempt.Id}");
        Assert.Equal((2, 5, 1), Points(waiting.GetProperty("grade")));
        Assert.Equal(JsonValueKind.Null, waiting.GetProperty("grade").GetProperty("passed").ValueKind);
        Assert.Equal(JsonValueKind.Null, waiting.GetProperty("monitor").ValueKind);

        var grade = await teacher.Http.PutAsync(
            $"/teacher/attempts/{attempt.Id}/grades/{exam.Essay}",
            new { points = 1.5, comment = "short" }
        );
        Assert.Equal((3.5, 5, 0), Points(grade));
        Assert.Equal((70, true), (grade.GetProperty("percent").GetDouble(), grade.GetProperty("passed").GetBoolean()));

        var paper = await teacher.Http.ReadAsync($"/teacher/attempts/{attempt.Id}");
        var essay = paper
            .GetProperty("answers")
            .EnumerateArray()
            .Single(a => a.GetProperty("question_id").GetGuid() == exam.Essay);
        Assert.Equal(
            (1.5, "short", teacher.Id),
            (
                essay.GetProperty("points").GetDouble(),
                essay.GetProperty("comment").GetString(),
                essay.GetProperty("graded_by").GetGuid()
            )
        );
        Assert.Contains("\"key\":\"a\"", paper.GetRawText(), StringComparison.Ordinal);

        Assert.Equal(
            (4, 5, 0),
            Points(
                await teacher.Http.PutAsync(
                    $"/teacher/attempts/{attempt.Id}/grades/{exam.Essay}",
                    new { points = 2, comment = (string?)null }
                )
            )
        );
        var own = (await student.Http.ReadAsync("/student/exams"))
            .GetProperty("items")
            .EnumerateArray()
            .Single(e => e.GetProperty("id").GetGuid() == exam.Id);
        Assert.Equal(80, own.GetProperty("attempt").GetProperty("percent").GetDouble());
    }

    [Theory]
    [InlineData("b", null, 0)]
    [InlineData(null, "   ", 0)]
    [InlineData(null, null, 0)]
    public async Task Wrong_and_missing_answers_get_no_points_without_a_teacher(
        string? choice,
        string? essay,
        double points
    )
    {
        var (_, attempt, student, _) = await HandedInAsync(choice, essay);

        var grade = (await student.Http.ReadAsync($"/student/attempts/{attempt.Id}")).GetProperty("grade");

        Assert.Equal((points, 5, 0), Points(grade));
        Assert.False(grade.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public async Task A_question_that_was_not_answered_can_be_given_points()
    {
        var (exam, attempt, student, teacher) = await HandedInAsync("a", null);

        Assert.Equal(
            (3, 5, 0),
            Points(
                await teacher.Http.PutAsync(
                    $"/teacher/attempts/{attempt.Id}/grades/{exam.Essay}",
                    new { points = 1, comment = "On paper." }
                )
            )
        );

        var answer = (await teacher.Http.ReadAsync($"/teacher/attempts/{attempt.Id}"))
            .GetProperty("answers")
            .EnumerateArray()
            .Single(a => a.GetProperty("question_id").GetGuid() == exam.Essay);
        Assert.Equal(
            (JsonValueKind.Null, 1, "On paper."),
            (
                answer.GetProperty("value").ValueKind,
                answer.GetProperty("points").GetDouble(),
                answer.GetProperty("comment").GetString()
            )
        );
        Assert.Equal(
            (3, 5, 0),
            Points((await student.Http.ReadAsync($"/student/attempts/{attempt.Id}")).GetProperty("grade"))
        );
        Assert.Equal(
            (404, "question_unknown"),
            await teacher.Http.RefusedAsync(
                HttpMethod.Put,
                $"/teacher/attempts/{attempt.Id}/grades/{Guid.NewGuid()}",
                new { points = 1, comment = "" }
            )
        );
    }

    [Fact]
    public async Task Handing_in_twice_gives_the_same_result()
    {
        var (_, attempt, student, _) = await HandedInAsync("a", null);
        var first = await student.Http.ReadAsync($"/student/attempts/{attempt.Id}");

        var again = await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");

        Assert.Equal(first.GetProperty("grade").GetRawText(), again.GetProperty("grade").GetRawText());
        Assert.Equal("submitted", again.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Concurrent_submissions_end_the_attempt_once()
    {
        var (_, attempt, student, _) = await StartedAsync();

        var sessions = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit"))
        );

        Assert.Single(
            sessions.Select(s => (s.GetProperty("status").GetString(), s.GetProperty("grade").GetRawText())).Distinct()
        );
    }

    [Theory]
    [InlineData("""{"points":3.1,"comment":""}""", 400, "points_invalid")]
    [InlineData("""{"points":-0.1,"comment":""}""", 400, "points_invalid")]
    [InlineData("""{"points":1e999,"comment":""}""", 400, "points_invalid")]
    [InlineData("""{"points":"3","comment":""}""", 400, "body_invalid")]
    [InlineData("""{"comment":""}""", 400, "body_invalid")]
    [InlineData("""{"points":1,"comment":"a\u0000b"}""", 400, "comment_invalid")]
    public async Task An_invalid_grade_is_refused(string body, int status, string code)
    {
        var (exam, attempt, _, teacher) = await HandedInAsync("a", "because");

        Assert.Equal(
            (status, code),
            await teacher.Http.RefusedAsync(HttpMethod.Put, $"/teacher/attempts/{attempt.Id}/grades/{exam.Essay}", body)
        );

        Assert.Equal(
            1,
            await server.Database.ScalarAsync<int>($"select to_grade from exam_attempts where id = '{attempt.Id}'")
        );
    }

    [Fact]
    public async Task Only_ended_attempts_and_their_own_questions_can_be_graded()
    {
        var (exam, attempt, student, teacher) = await StartedAsync();
        var url = $"/teacher/attempts/{attempt.Id}/grades/";
        var good = new { points = 1, comment = "" };

        Assert.Equal((409, "attempt_live"), await teacher.Http.RefusedAsync(HttpMethod.Put, url + exam.Essay, good));
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        Assert.Equal(
            (404, "question_unknown"),
            await teacher.Http.RefusedAsync(HttpMethod.Put, url + Guid.NewGuid(), good)
        );
        Assert.Equal(
            (404, "attempt_unknown"),
            await teacher.Http.RefusedAsync(
                HttpMethod.Put,
                $"/teacher/attempts/{Guid.NewGuid()}/grades/{exam.Essay}",
                good
            )
        );
        Assert.Equal(
            (400, "comment_too_long"),
            await teacher.Http.RefusedAsync(
                HttpMethod.Put,
                url + exam.Essay,
                new { points = 1, comment = new string('x', 10_001) }
            )
        );
    }

    private async Task<(PublishedExam Exam, StartedAttempt Attempt, Person Student, Person Teacher)> StartedAsync()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await server.PublishedExamAsync(teacher);
        return (exam, await exam.StartAsync(student), student, teacher);
    }

    private async Task<(PublishedExam Exam, StartedAttempt Attempt, Person Student, Person Teacher)> HandedInAsync(
        string? choice,
        string? essay
    )
    {
        var made = await StartedAsync();
        foreach (var (question, value) in new[] { (made.Exam.Choice, choice), (made.Exam.Essay, essay) })
        {
            if (value is not null)
            {
                await made.Student.Http.PutAsync(
                    $"/student/attempts/{made.Attempt.Id}/answers/{question}",
                    new { revision = 1, value }
                );
            }
        }

        await made.Student.Http.PostedAsync($"/student/attempts/{made.Attempt.Id}/submit");
        return made;
    }

    private static (double Points, double Max, int ToGrade) Points(JsonElement grade) =>
        (
            grade.GetProperty("points").GetDouble(),
            grade.GetProperty("max_points").GetDouble(),
            grade.GetProperty("to_grade").GetInt32()
        );
}
