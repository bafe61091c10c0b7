using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Attempts;

public sealed class AnswerTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task The_highest_revision_wins_in_any_order()
    {
        var (exam, attempt, student, _) = await StartedAsync();
        var url = $"/student/attempts/{attempt.Id}/answers/{exam.Choice}";

        await student.Http.PutAsync(url, new { revision = 1, value = "a" });
        await student.Http.PutAsync(url, new { revision = 3, value = "b" });
        var older = await student.Http.PutAsync(url, new { revision = 2, value = "a" });
        var same = await student.Http.PutAsync(url, new { revision = 3, value = "a" });

        Assert.All(
            [older, same],
            a => Assert.Equal((3, "b"), (a.GetProperty("revision").GetInt32(), a.GetProperty("value").GetString()))
        );
        var stored = Assert.Single(
            (await student.Http.ReadAsync($"/student/attempts/{attempt.Id}")).GetProperty("answers").EnumerateArray()
        );
        Assert.Equal("b", stored.GetProperty("value").GetString());
    }

    [Fact]
    public async Task Concurrent_saves_store_the_highest_revision()
    {
        var (exam, attempt, student, _) = await StartedAsync();

        await Task.WhenAll(
            Enumerable
                .Range(1, 12)
                .Reverse()
                .Select(revision =>
                    student.Http.PutAsync(
                        $"/student/attempts/{attempt.Id}/answers/{exam.Essay}",
                        new { revision, value = $"text {revision}" }
                    )
                )
        );

        Assert.Equal(
            "\"text 12\"",
            await server.Database.ScalarAsync<string>(
                $"select value::text from attempt_answers where attempt_id = '{attempt.Id}'"
            )
        );
    }

    [Theory]
    [InlineData("choice", """{"revision":1,"value":"c"}""", 400, "answer_invalid")]
    [InlineData("choice", """{"revision":1,"value":["a"]}""", 400, "answer_invalid")]
    [InlineData("choice", """{"revision":1,"value":true}""", 400, "answer_invalid")]
    [InlineData("choice", """{"revision":0,"value":"a"}""", 400, "revision_invalid")]
    [InlineData("choice", """{"revision":1.5,"value":"a"}""", 400, "body_invalid")]
    [InlineData("choice", """{"revision":"1","value":"a"}""", 400, "body_invalid")]
    [InlineData("choice", """{"value":"a"}""", 400, "body_invalid")]
    [InlineData("choice", """{"revision":1}""", 400, "body_invalid")]
    [InlineData("choice", """{"revision":1,"value":"a","points":2}""", 400, "field_unknown")]
    [InlineData("essay", """{"revision":1,"value":7}""", 400, "answer_invalid")]
    [InlineData("essay", """{"revision":1,"value":"a\u0000b"}""", 400, "answer_invalid")]
    [InlineData("essay", """{"revision":1,"value":"\ud800"}""", 400, "answer_invalid")]
    [InlineData("foreign", """{"revision":1,"value":"a"}""", 404, "question_unknown")]
    public async Task An_invalid_answer_is_refused_and_not_stored(string question, string body, int status, string code)
    {
        var (exam, attempt, student, teacher) = await StartedAsync();
        var id = question switch
        {
            "choice" => exam.Choice,
            "essay" => exam.Essay,
            _ => (await server.PublishedExamAsync(teacher)).Choice,
        };

        Assert.Equal(
            (status, code),
            await student.Http.RefusedAsync(HttpMethod.Put, $"/student/attempts/{attempt.Id}/answers/{id}", body)
        );

        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from attempt_answers where attempt_id = '{attempt.Id}'"
            )
        );
    }

    [Fact]
    public async Task An_answer_of_more_than_64_KB_is_refused()
    {
        var (exam, attempt, student, _) = await StartedAsync();
        var url = $"/student/attempts/{attempt.Id}/answers/{exam.Essay}";

        Assert.Equal(
            (400, "answer_invalid"),
            await student.Http.RefusedAsync(HttpMethod.Put, url, new { revision = 1, value = new string('x', 65_536) })
        );
        await student.Http.PutAsync(url, new { revision = 1, value = new string('x', 65_534) });
    }

    [Fact]
    public async Task A_null_clears_an_answer()
    {
        var (exam, attempt, student, _) = await StartedAsync();
        var url = $"/student/attempts/{attempt.Id}/answers/{exam.Choice}";
        await student.Http.PutAsync(url, new { revision = 1, value = "a" });

        Assert.Equal(
            JsonValueKind.Null,
            (await student.Http.PutAsync(url, new { revision = 2, value = (string?)null }))
                .GetProperty("value")
                .ValueKind
        );

        Assert.Equal(
            0,
            (await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit"))
                .GetProperty("grade")
                .GetProperty("points")
                .GetDouble()
        );
    }

    [Fact]
    public async Task Nothing_can_be_answered_after_handing_in()
    {
        var (exam, attempt, student, _) = await StartedAsync();
        var url = $"/student/attempts/{attempt.Id}";
        await student.Http.PutAsync($"{url}/answers/{exam.Choice}", new { revision = 1, value = "b" });
        await student.Http.PostedAsync(url + "/submit");

        Assert.Equal(
            (409, "attempt_over"),
            await student.Http.RefusedAsync(
                HttpMethod.Put,
                $"{url}/answers/{exam.Choice}",
                new { revision = 2, value = "a" }
            )
        );
        Assert.Equal((409, "attempt_over"), await student.Http.RefusedAsync(url + "/ticket"));

        Assert.Equal(
            "\"b\"",
            await server.Database.ScalarAsync<string>(
                $"select value::text from attempt_answers where attempt_id = '{attempt.Id}'"
            )
        );
    }

    [Fact]
    public async Task Every_save_is_an_event_of_the_attempt_and_counts_for_nothing()
    {
        var (exam, attempt, student, teacher) = await StartedAsync();
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Choice}",
            new { revision = 1, value = "b" }
        );
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Choice}",
            new { revision = 2, value = "a" }
        );

        var page = await Poll.UntilAsync(
            () => teacher.Http.ReadAsync($"/teacher/attempts/{attempt.Id}/monitoring"),
            p => p.GetProperty("events").GetArrayLength() == 2
        );

        Assert.All(
            page.GetProperty("events").EnumerateArray(),
            e => Assert.Equal("answer.saved", e.GetProperty("type").GetString())
        );
        Assert.Equal(100, page.GetProperty("score").GetProperty("integrity_score").GetDouble());
        Assert.DoesNotContain("\"a\"", page.GetProperty("events").GetRawText(), StringComparison.Ordinal);
    }

    private async Task<(PublishedExam Exam, StartedAttempt Attempt, Person Student, Person Teacher)> StartedAsync()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await server.PublishedExamAsync(teacher);
        return (exam, await exam.StartAsync(student), student, teacher);
    }
}
