using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Classes;

public sealed class ClassTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_class_can_be_created_read_changed_and_archived()
    {
        var teacher = await server.PersonAsync("teacher");
        using var made = await teacher.Http.PostAsJsonAsync("/teacher/classes", new { name = " 9b ", term = "2030" });
        var url = made.Headers.Location!.ToString();

        var changed = await PutAsync(teacher.Http, url, new { name = "9c", term = "" }, made.Headers.ETag!.Tag);
        Assert.Equal(
            ("9c", "", 2),
            (
                changed.GetProperty("name").GetString(),
                changed.GetProperty("term").GetString(),
                changed.GetProperty("version").GetInt32()
            )
        );
        Assert.Equal(
            (412, "class_changed"),
            await RefusedPutAsync(teacher.Http, url, new { name = "9d" }, made.Headers.ETag.Tag)
        );
        Assert.Equal(
            (400, "if_match_missing"),
            await VeritasServer.Refusal(await teacher.Http.SentPutAsync(url, new { name = "9d" }, null))
        );
        Assert.Equal((400, "class_invalid"), await RefusedPutAsync(teacher.Http, url, new { name = " " }, "\"2\""));
        Assert.Equal("9c", (await teacher.Http.ReadAsync(url)).GetProperty("name").GetString());

        Assert.Equal(204, (int)(await teacher.Http.DeleteAsync(url)).StatusCode);
        Assert.Equal(204, (int)(await teacher.Http.DeleteAsync(url)).StatusCode);
        Assert.Equal((409, "class_archived"), await RefusedPutAsync(teacher.Http, url, new { name = "9d" }, "\"3\""));
        Assert.Equal(
            (409, "class_archived"),
            await teacher.Http.RefusedAsync($"{url}/members", new { email = "ada@example.org" })
        );
        Assert.Equal(0, (await teacher.Http.ReadAsync("/teacher/classes")).GetProperty("items").GetArrayLength());
        Assert.Equal(
            1,
            (await teacher.Http.ReadAsync("/teacher/classes?archived=true")).GetProperty("items").GetArrayLength()
        );
    }

    [Theory]
    [InlineData("""{"name":7}""", "body_invalid")]
    [InlineData("""{}""", "body_invalid")]
    [InlineData("""{"name":"9b","shoe":1}""", "field_unknown")]
    [InlineData("""{"name":""}""", "class_invalid")]
    public async Task An_invalid_class_is_refused_and_not_stored(string body, string code)
    {
        var teacher = await server.PersonAsync("teacher");

        Assert.Equal((400, code), await teacher.Http.RefusedAsync("/teacher/classes", body));
        Assert.Equal(0, (await teacher.Http.ReadAsync("/teacher/classes")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Teachers_share_a_class_and_only_its_owner_archives_it()
    {
        var (owner, other, stranger) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher")
        );
        var url = await MadeAsync(owner);

        Assert.Equal((404, "class_unknown"), await other.Http.RefusedAsync(HttpMethod.Get, url, null));
        Assert.Equal(
            (404, "teacher_unknown"),
            await owner.Http.RefusedAsync($"{url}/teachers", new { email = "nobody@example.org" })
        );
        var shared = await owner.Http.PostedAsync($"{url}/teachers", new { email = other.Email });
        Assert.Equal(
            [(owner.Id, true), (other.Id, false)],
            shared
                .GetProperty("teachers")
                .EnumerateArray()
                .Select(t =>
                    (t.GetProperty("teacher").GetProperty("id").GetGuid(), t.GetProperty("owner").GetBoolean())
                )
        );
        Assert.Equal(1, (await other.Http.ReadAsync("/teacher/classes")).GetProperty("items").GetArrayLength());
        Assert.Equal((403, "not_owner"), await other.Http.RefusedAsync(HttpMethod.Delete, url, null));
        Assert.Equal(
            (403, "not_owner"),
            await other.Http.RefusedAsync($"{url}/teachers", new { email = stranger.Email })
        );
        Assert.Equal(
            (403, "not_owner"),
            await other.Http.RefusedAsync(HttpMethod.Delete, $"{url}/teachers/{owner.Id}", null)
        );
        Assert.Equal(
            (409, "owner_stays"),
            await owner.Http.RefusedAsync(HttpMethod.Delete, $"{url}/teachers/{owner.Id}", null)
        );
        Assert.Equal((404, "class_unknown"), await stranger.Http.RefusedAsync(HttpMethod.Delete, url, null));
        Assert.Equal(204, (int)(await other.Http.DeleteAsync($"{url}/teachers/{other.Id}")).StatusCode);
        Assert.Equal((404, "class_unknown"), await other.Http.RefusedAsync(HttpMethod.Get, url, null));
    }

    [Fact]
    public async Task A_teacher_sees_the_students_of_own_classes_until_they_leave_or_it_is_archived()
    {
        var (teacher, stranger, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        var url = await MadeAsync(teacher);
        var seen = $"/teacher/students/{student.Id}";

        Assert.Equal((404, "student_unknown"), await teacher.Http.RefusedAsync(HttpMethod.Get, seen, null));
        await teacher.Http.PostedAsync($"{url}/members", new { email = student.Email.ToUpperInvariant() });
        await teacher.Http.PostedAsync($"{url}/members", new { student_id = student.Id });
        Assert.Equal(student.Email, (await teacher.Http.ReadAsync(seen)).GetProperty("email").GetString());
        Assert.Equal((404, "student_unknown"), await stranger.Http.RefusedAsync(HttpMethod.Get, seen, null));
        Assert.Equal(
            student.Id,
            Assert
                .Single((await teacher.Http.ReadAsync($"{url}/members")).GetProperty("items").EnumerateArray())
                .GetProperty("student")
                .GetProperty("id")
                .GetGuid()
        );

        Assert.Equal(204, (int)(await teacher.Http.DeleteAsync($"{url}/members/{student.Id}")).StatusCode);
        Assert.Equal(
            (404, "student_unknown"),
            await teacher.Http.RefusedAsync(HttpMethod.Delete, $"{url}/members/{student.Id}", null)
        );
        Assert.Equal((404, "student_unknown"), await teacher.Http.RefusedAsync(HttpMethod.Get, seen, null));
        await teacher.Http.PostedAsync($"{url}/members", new { student_id = student.Id });
        await teacher.Http.DeleteAsync(url);
        Assert.Equal((404, "student_unknown"), await teacher.Http.RefusedAsync(HttpMethod.Get, seen, null));
    }

    [Fact]
    public async Task Only_students_can_become_members()
    {
        var (teacher, other) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        var members = $"{await MadeAsync(teacher)}/members";

        Assert.Equal((404, "student_unknown"), await teacher.Http.RefusedAsync(members, new { student_id = other.Id }));
        Assert.Equal((404, "student_unknown"), await teacher.Http.RefusedAsync(members, new { email = other.Email }));
        Assert.Equal(
            (404, "student_unknown"),
            await teacher.Http.RefusedAsync(members, new { student_number = "none-such" })
        );
        Assert.Equal((400, "student_ref_invalid"), await teacher.Http.RefusedAsync(members, new { }));
        Assert.Equal(
            (400, "student_ref_invalid"),
            await teacher.Http.RefusedAsync(members, new { student_id = other.Id, email = other.Email })
        );
        Assert.Equal(
            (400, "cursor_invalid"),
            await teacher.Http.RefusedAsync(HttpMethod.Get, $"{members}?after=x", null)
        );
        Assert.Equal(
            (400, "cursor_invalid"),
            await teacher.Http.RefusedAsync(HttpMethod.Get, $"{members}?limit=0", null)
        );
        Assert.Equal(0, (await teacher.Http.ReadAsync(members)).GetProperty("items").GetArrayLength());
    }

    internal static async Task<string> MadeAsync(Person teacher) =>
        $"/teacher/classes/{(await teacher.Http.PostedAsync("/teacher/classes", new { name = "9b" })).GetProperty("id").GetGuid()}";

    internal static async Task<JsonElement> PutAsync(HttpClient http, string url, object body, string tag) =>
        await VeritasServer.Read(await http.SentPutAsync(url, body, tag));

    internal static async Task<(int Status, string Code)> RefusedPutAsync(
        HttpClient http,
        string url,
        object body,
        string tag
    ) => await VeritasServer.Refusal(await http.SentPutAsync(url, body, tag));
}
