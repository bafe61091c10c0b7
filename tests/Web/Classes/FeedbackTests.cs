using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Classes;

public sealed class FeedbackTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_draft_is_visible_only_to_its_author_until_published()
    {
        var (teacher, other, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        await TaughtAsync(student, teacher, other);
        var list = $"/teacher/students/{student.Id}/feedback";

        var draft = await teacher.Http.PostedAsync(list, new { title = " Midterm ", text = "Good proofs." });
        var url = $"{list}/{draft.GetProperty("id").GetGuid()}";
        Assert.Equal(
            ("Midterm", "draft", 1),
            (
                draft.GetProperty("title").GetString(),
                draft.GetProperty("state").GetString(),
                draft.GetProperty("version").GetInt32()
            )
        );
        Assert.Equal(
            (0, 0, 1),
            (
                await CountAsync(student, "/student/feedback"),
                await CountAsync(other, list),
                await CountAsync(teacher, list)
            )
        );
        Assert.Equal((404, "feedback_unknown"), await other.Http.RefusedAsync(HttpMethod.Get, url, null));

        await ClassTests.PutAsync(
            teacher.Http,
            url,
            new { title = "Midterm", text = "Good proofs, all of them." },
            "\"1\""
        );
        Assert.Equal(
            (412, "feedback_changed"),
            await ClassTests.RefusedPutAsync(teacher.Http, url, new { title = "Midterm", text = "x" }, "\"1\"")
        );
        await ClassTests.PutAsync(
            teacher.Http,
            url,
            new
            {
                title = "Midterm",
                text = "Good proofs, all of them.",
                state = "published",
            },
            "\"2\""
        );

        var published = Assert.Single(
            (await student.Http.ReadAsync("/student/feedback")).GetProperty("items").EnumerateArray()
        );
        Assert.Equal(
            ("Good proofs, all of them.", teacher.Id),
            (published.GetProperty("text").GetString(), published.GetProperty("author").GetProperty("id").GetGuid())
        );
        Assert.Equal(
            (409, "feedback_published"),
            await ClassTests.RefusedPutAsync(teacher.Http, url, new { title = "Midterm", text = "x" }, "\"3\"")
        );
        Assert.Equal(
            (403, "not_author"),
            await ClassTests.RefusedPutAsync(other.Http, url, new { title = "Midterm", text = "x" }, "\"3\"")
        );
        Assert.Equal((403, "not_author"), await other.Http.RefusedAsync(HttpMethod.Delete, url, null));
        Assert.Equal(204, (int)(await teacher.Http.DeleteAsync(url)).StatusCode);
        Assert.Equal(0, await CountAsync(student, "/student/feedback"));
    }

    [Theory]
    [InlineData("""{"title":"T"}""", "body_invalid")]
    [InlineData("""{"title":"T","text":7}""", "body_invalid")]
    [InlineData("""{"title":"T","text":"?","state":"secret"}""", "body_invalid")]
    [InlineData("""{"title":"T","text":"?","to":"all"}""", "field_unknown")]
    [InlineData("""{"title":"","text":"?"}""", "feedback_invalid")]
    [InlineData("""{"title":"T","text":"\u0000"}""", "feedback_invalid")]
    public async Task Invalid_feedback_is_refused_and_not_stored(string body, string code)
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        await TaughtAsync(student, teacher);
        var list = $"/teacher/students/{student.Id}/feedback";

        Assert.Equal((400, code), await teacher.Http.RefusedAsync(list, body));
        Assert.Equal(0, await CountAsync(teacher, list));
    }

    [Fact]
    public async Task Feedback_is_only_for_own_students()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var list = $"/teacher/students/{student.Id}/feedback";

        Assert.Equal((404, "student_unknown"), await teacher.Http.RefusedAsync(list, new { title = "T", text = "?" }));
        Assert.Equal((404, "student_unknown"), await teacher.Http.RefusedAsync(HttpMethod.Get, list, null));
        await TaughtAsync(student, teacher);
        Assert.Equal(
            (404, "feedback_unknown"),
            await teacher.Http.RefusedAsync(HttpMethod.Delete, $"{list}/{Guid.NewGuid()}", null)
        );
        Assert.Equal(
            (400, "if_match_missing"),
            await VeritasServer.Refusal(
                await teacher.Http.SentPutAsync($"{list}/{Guid.NewGuid()}", new { title = "T", text = "?" }, null)
            )
        );
        Assert.Equal((400, "cursor_invalid"), await teacher.Http.RefusedAsync(HttpMethod.Get, $"{list}?after=x", null));
    }

    [Fact]
    public async Task The_action_log_lists_actor_action_and_student()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        await TaughtAsync(student, teacher);
        await teacher.Http.PostedAsync(
            $"/teacher/students/{student.Id}/feedback",
            new
            {
                title = "T",
                text = "?",
                state = "published",
            }
        );
        var url = $"/teacher/students/{student.Id}/actions";

        var first = await teacher.Http.ReadAsync($"{url}?limit=1");
        var next = await teacher.Http.ReadAsync($"{url}?limit=1&after={first.GetProperty("next").GetString()}");

        var actions = new[] { first, next }
            .Select(p => Assert.Single(p.GetProperty("items").EnumerateArray()))
            .ToList();
        Assert.Equal(
            ["POST /teacher/students/{student_id}/feedback", "POST /teacher/classes/{class_id}/members"],
            actions.Select(a => a.GetProperty("action").GetString())
        );
        Assert.All(actions, a => Assert.Equal(teacher.Id, a.GetProperty("actor").GetProperty("id").GetGuid()));
        Assert.Equal((400, "cursor_invalid"), await teacher.Http.RefusedAsync(HttpMethod.Get, $"{url}?after=-1", null));
        var stranger = await server.PersonAsync("teacher");
        Assert.Equal((404, "student_unknown"), await stranger.Http.RefusedAsync(HttpMethod.Get, url, null));
    }

    [Fact]
    public async Task An_import_of_other_students_is_not_in_a_students_log()
    {
        var (own, time) = await VeritasServer.WithClockAsync();
        await using var closing = own;
        var (teacher, first, second) = (
            await own.PersonAsync("teacher"),
            await own.PersonAsync("student"),
            await own.PersonAsync("student")
        );
        var url = await ClassTests.MadeAsync(teacher);
        foreach (var student in new[] { first, second })
        {
            await teacher.Http.PostedAsync(
                $"{url}/members/import?format=json",
                new[] { new { email = student.Email } }
            );
            time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(
            (1, 1),
            (
                await CountAsync(teacher, $"/teacher/students/{first.Id}/actions"),
                await CountAsync(teacher, $"/teacher/students/{second.Id}/actions")
            )
        );
    }

    /// <summary>Creates a class with that student and these teachers and returns its URL.</summary>
    internal static async Task<string> TaughtAsync(Person student, Person owner, params Person[] others)
    {
        var url = await ClassTests.MadeAsync(owner);
        await owner.Http.PostedAsync($"{url}/members", new { student_id = student.Id });
        foreach (var other in others)
        {
            await owner.Http.PostedAsync($"{url}/teachers", new { email = other.Email });
        }

        return url;
    }

    internal static async Task<int> CountAsync(Person who, string url) =>
        (await who.Http.ReadAsync(url)).GetProperty("items").GetArrayLength();
}
