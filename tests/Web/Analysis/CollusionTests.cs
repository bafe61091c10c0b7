using System.Text.Json;
using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

public sealed class CollusionTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Closing_an_exam_compares_its_answers_and_copied_sheets_come_first()
    {
        var exam = await CopiedExam.InAsync(server);
        Assert.Equal(JsonValueKind.Null, (await exam.Teacher.Http.ReadAsync(exam.Url)).GetProperty("run").ValueKind);

        await exam.CloseAsync();
        var ready = await ReadyAsync(exam);

        Assert.Equal(
            (40, 2),
            (
                ready.GetProperty("run").GetProperty("attempts").GetInt32(),
                ready.GetProperty("run").GetProperty("kept").GetInt32()
            )
        );
        var pairs = ready.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            new[] { Pair(exam, 0, 1), Pair(exam, 2, 3) }.Order(),
            pairs.Select(p => (p.GetProperty("attempt_a").GetGuid(), p.GetProperty("attempt_b").GetGuid())).Order()
        );
        Assert.True(pairs[0].GetProperty("p_value").GetDouble() <= pairs[1].GetProperty("p_value").GetDouble());
        Assert.All(
            pairs,
            p =>
            {
                Assert.InRange(p.GetProperty("q_value").GetDouble(), p.GetProperty("p_value").GetDouble(), 0.001);
                Assert.Equal(p.GetProperty("both_wrong").GetInt32(), p.GetProperty("same_wrong").GetInt32());
                Assert.Equal(30, p.GetProperty("close_answers").GetInt32());
                Assert.Equal(10, Math.Abs(p.GetProperty("lag_s").GetDouble()));
                Assert.StartsWith(
                    "Student ",
                    p.GetProperty("student_a").GetProperty("full_name").GetString(),
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Fact]
    public async Task Pages_continue_until_answers_are_compared_again()
    {
        var exam = await CopiedExam.InAsync(server);
        await exam.CloseAsync();
        await ReadyAsync(exam);

        var first = await exam.Teacher.Http.ReadAsync(exam.Url + "?limit=1");
        var next = first.GetProperty("next").GetString();
        var second = await exam.Teacher.Http.ReadAsync($"{exam.Url}?limit=2&after={next}");

        Assert.Equal(
            (1, 1),
            (first.GetProperty("items").GetArrayLength(), second.GetProperty("items").GetArrayLength())
        );
        Assert.NotEqual(
            first.GetProperty("items")[0].GetProperty("attempt_a").GetGuid(),
            second.GetProperty("items")[0].GetProperty("attempt_a").GetGuid()
        );
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        var begun = await exam.Teacher.Http.PostedAsync(exam.Url);
        Assert.Equal(exam.Teacher.Id, begun.GetProperty("asked_by").GetGuid());
        Assert.Equal(
            (400, "cursor_invalid"),
            await exam.Teacher.Http.RefusedAsync(HttpMethod.Get, $"{exam.Url}?after={next}", null)
        );
        Assert.Equal(
            begun.GetProperty("id").GetGuid(),
            (await ReadyAsync(exam)).GetProperty("run").GetProperty("id").GetGuid()
        );
    }

    [Fact]
    public async Task A_pair_is_found_in_either_order()
    {
        var exam = await CopiedExam.InAsync(server);
        await exam.CloseAsync();
        await ReadyAsync(exam);

        var one = await exam.Teacher.Http.ReadAsync($"{exam.Url}/{exam.Attempts[0]}/{exam.Attempts[1]}");
        var other = await exam.Teacher.Http.ReadAsync($"{exam.Url}/{exam.Attempts[1]}/{exam.Attempts[0]}");

        Assert.Equal(one.GetRawText(), other.GetRawText());
        var questions = one.GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, 30), questions.Select(q => q.GetProperty("position").GetInt32()));
        Assert.All(
            questions,
            q =>
                Assert.Equal(
                    q.GetProperty("a").GetProperty("value").GetString(),
                    q.GetProperty("b").GetProperty("value").GetString()
                )
        );
        Assert.Equal(
            one.GetProperty("pair").GetProperty("same_wrong").GetInt32(),
            questions.Count(q => q.GetProperty("wrong").GetBoolean() && q.GetProperty("same").GetBoolean())
        );
        Assert.Equal(
            (404, "pair_unknown"),
            await exam.Teacher.Http.RefusedAsync(
                HttpMethod.Get,
                $"{exam.Url}/{exam.Attempts[0]}/{exam.Attempts[2]}",
                null
            )
        );
    }

    [Fact]
    public async Task An_exam_that_is_not_over_is_not_compared()
    {
        var exam = await CopiedExam.InAsync(server);
        Assert.Equal((409, "exam_running"), await exam.Teacher.Http.RefusedAsync(exam.Url));

        var rows = new ExamRows(server.Database.DataSource);
        var live = await rows.Attempt(exam.Id, await rows.User());
        await exam.CloseAsync();

        // The comparison waits for the live attempt, which cannot be compared yet.
        Assert.Equal("waiting", (await exam.Teacher.Http.PostedAsync(exam.Url)).GetProperty("state").GetString());
        await server.Database.ExecuteAsync(
            $"update exam_attempts set status = 'submitted', ended_at = now() where id = '{live}'"
        );
        Assert.Equal(41, (await ReadyAsync(exam)).GetProperty("run").GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task Access_requires_the_permission_to_proctor()
    {
        var exam = await CopiedExam.InAsync(server);
        var (viewer, stranger, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        await new ExamRows(server.Database.DataSource).Permit(exam.Id, viewer.Id, "view");
        var pair = $"{exam.Url}/{exam.Attempts[0]}/{exam.Attempts[1]}";

        foreach (
            var (method, url) in new[]
            {
                (HttpMethod.Get, exam.Url),
                (HttpMethod.Post, exam.Url),
                (HttpMethod.Get, pair),
            }
        )
        {
            Assert.Equal((403, "not_permitted"), await viewer.Http.RefusedAsync(method, url, null));
            Assert.Equal((404, "exam_unknown"), await stranger.Http.RefusedAsync(method, url, null));
            Assert.Equal((403, "role_required"), await student.Http.RefusedAsync(method, url, null));
        }

        Assert.Equal(
            (404, "exam_unknown"),
            await exam.Teacher.Http.RefusedAsync($"/teacher/exams/{Guid.NewGuid()}/collusion")
        );
        Assert.Equal(
            (400, "cursor_invalid"),
            await exam.Teacher.Http.RefusedAsync(HttpMethod.Get, exam.Url + "?after=x", null)
        );
        Assert.Equal(
            (400, "cursor_invalid"),
            await exam.Teacher.Http.RefusedAsync(HttpMethod.Get, exam.Url + "?limit=201", null)
        );
    }

    private static (Guid, Guid) Pair(CopiedExam exam, int one, int other) =>
        exam.Attempts[one].CompareTo(exam.Attempts[other]) < 0
            ? (exam.Attempts[one], exam.Attempts[other])
            : (exam.Attempts[other], exam.Attempts[one]);

    private static Task<JsonElement> ReadyAsync(CopiedExam exam) =>
        Poll.UntilAsync(
            () => exam.Teacher.Http.ReadAsync(exam.Url),
            page =>
                page.GetProperty("run") is { ValueKind: JsonValueKind.Object } run
                && run.GetProperty("state").GetString() == "ready"
        );
}
