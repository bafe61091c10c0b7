using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Accounts;

public sealed class ProfileTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_teacher_sets_the_department_and_a_stale_change_is_refused()
    {
        var teacher = await server.PersonAsync("teacher");
        var first = await teacher.Http.GetAsync("/auth/profile");
        var tag = first.Headers.ETag!.Tag;

        var changed = await PutAsync(
            teacher,
            tag,
            new
            {
                full_name = "Grace Hopper",
                teacher = new { department = "Computing", subjects = new[] { "COBOL", "Algebra" } },
            }
        );

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.Tag);
        var now = await teacher.Http.ReadAsync("/auth/profile");
        Assert.Equal(
            ("Grace Hopper", "Computing"),
            (now.GetProperty("full_name").GetString(), now.GetProperty("teacher").GetProperty("department").GetString())
        );
        Assert.Equal(
            ["COBOL", "Algebra"],
            now.GetProperty("teacher").GetProperty("subjects").EnumerateArray().Select(s => s.GetString())
        );
        Assert.Equal(
            (412, "profile_changed"),
            await VeritasServer.Refusal(await PutAsync(teacher, tag, new { full_name = "Late" }))
        );
        Assert.Equal(
            (412, "profile_changed"),
            await VeritasServer.Refusal(await PutAsync(teacher, "\"nonsense\"", new { full_name = "Late" }))
        );
        Assert.Equal(
            (400, "if_match_missing"),
            await VeritasServer.Refusal(await PutAsync(teacher, null, new { full_name = "Late" }))
        );
        Assert.Equal(
            "Grace Hopper",
            (await teacher.Http.ReadAsync("/auth/profile")).GetProperty("full_name").GetString()
        );
    }

    [Fact]
    public async Task Changing_the_name_leaves_other_fields_unchanged()
    {
        var teacher = await server.PersonAsync("teacher");
        await PutAsync(
            teacher,
            "\"1\"",
            new { full_name = "A", teacher = new { department = "Physics", subjects = new[] { "Optics" } } }
        );

        await PutAsync(teacher, "\"2\"", new { full_name = "B" });

        var now = await teacher.Http.ReadAsync("/auth/profile");
        Assert.Equal(
            ("B", "Physics", 3),
            (
                now.GetProperty("full_name").GetString(),
                now.GetProperty("teacher").GetProperty("department").GetString(),
                now.GetProperty("version").GetInt32()
            )
        );
    }

    [Fact]
    public async Task A_student_can_read_but_not_change_own_figures()
    {
        var student = await server.PersonAsync("student");
        Assert.Equal(
            JsonValueKind.Null,
            (await student.Http.ReadAsync("/auth/profile")).GetProperty("student").GetProperty("integrity").ValueKind
        );
        await server.Database.ExecuteAsync(
            $"update student_profiles set integrity = 93.5, mastery = 71, risk = 'low' where user_id = '{student.Id}'"
        );

        var seen = (await student.Http.ReadAsync("/auth/profile")).GetProperty("student");

        Assert.Equal(
            (93.5, 71, "low"),
            (
                seen.GetProperty("integrity").GetDouble(),
                seen.GetProperty("mastery").GetDouble(),
                seen.GetProperty("risk").GetString()
            )
        );
        Assert.Equal(
            (400, "field_read_only"),
            await VeritasServer.Refusal(
                await PutAsync(
                    student,
                    "\"1\"",
                    new
                    {
                        full_name = "A",
                        student = new
                        {
                            integrity = 100,
                            mastery = 71,
                            risk = "low",
                        },
                    }
                )
            )
        );
        Assert.Equal(
            (400, "teacher_invalid"),
            await VeritasServer.Refusal(
                await PutAsync(
                    student,
                    "\"1\"",
                    new { full_name = "A", teacher = new { department = "", subjects = Array.Empty<string>() } }
                )
            )
        );
    }

    [Theory]
    [InlineData("""{"full_name":""}""", "full_name_invalid")]
    [InlineData("""{"full_name":"a\u0000b"}""", "full_name_invalid")]
    [InlineData("""{"full_name":"A","teacher":{"department":"a\u0000b","subjects":[]}}""", "teacher_invalid")]
    [InlineData("""{"full_name":"A","teacher":{"department":"","subjects":[""]}}""", "teacher_invalid")]
    [InlineData("""{"full_name":"A","teacher":{"department":"","subjects":[null]}}""", "teacher_invalid")]
    public async Task An_invalid_profile_is_refused(string body, string code)
    {
        var teacher = await server.PersonAsync("teacher");

        Assert.Equal((400, code), await VeritasServer.Refusal(await PutAsync(teacher, "\"1\"", JsonNode.Parse(body)!)));
    }

    private static Task<HttpResponseMessage> PutAsync(Person person, string? tag, object body) =>
        person.Http.SentPutAsync("/auth/profile", body, tag);
}
