using System.Text;
using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Classes;

public sealed class MemberImportTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Students_are_added_by_address_and_by_number()
    {
        using var admin = await server.AdminAsync();
        var (teacher, first, second) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student"),
            await server.PersonAsync("student")
        );
        var url = await ClassTests.MadeAsync(teacher);
        await ClassTests.PutAsync(admin, $"/admin/students/{second.Id}/number", new { number = "2030-A17" }, "\"1\"");

        var report = await VeritasServer.Read(
            await PostAsync(
                teacher,
                url,
                "format=csv",
                $"email,student_number\r\n{first.Email},\r\n,2030-a17\r\n{first.Email},\r\n"
            )
        );

        Assert.Equal((3, 0), (report.GetProperty("imported").GetInt32(), report.GetProperty("faults").GetInt32()));
        var members = (await teacher.Http.ReadAsync($"{url}/members")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            new[] { first.Id, second.Id }.Order(),
            members.Select(m => m.GetProperty("student").GetProperty("id").GetGuid()).Order()
        );
        Assert.Contains(members, m => m.GetProperty("student_number").GetString() == "2030-A17");
    }

    [Fact]
    public async Task An_invalid_line_fails_the_file_unless_valid_lines_are_requested()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var url = await ClassTests.MadeAsync(teacher);
        var file = JsonSerializer.Serialize(
            new object[]
            {
                new { email = student.Email },
                new { email = "nobody@example.org" },
                new { email = "a", number = "b" },
            }
        );

        using var refused = await PostAsync(teacher, url, "format=json", file);
        var problem = JsonElement.Parse(await refused.Content.ReadAsStringAsync());

        Assert.Equal((400, "file_invalid"), ((int)refused.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal(
            [2, 3],
            problem.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("line").GetInt32())
        );
        Assert.Equal("There is no such student.", problem.GetProperty("lines")[0].GetProperty("reason").GetString());
        Assert.Equal(0, (await teacher.Http.ReadAsync($"{url}/members")).GetProperty("items").GetArrayLength());

        var report = await VeritasServer.Read(await PostAsync(teacher, url, "format=json&accept=good", file));
        Assert.Equal(
            (1, 2, 3),
            (
                report.GetProperty("imported").GetInt32(),
                report.GetProperty("faults").GetInt32(),
                report.GetProperty("lines").GetArrayLength()
            )
        );
        Assert.Equal(1, (await teacher.Http.ReadAsync($"{url}/members")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task An_invalid_file_of_members_is_refused()
    {
        var (teacher, stranger) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        var url = await ClassTests.MadeAsync(teacher);

        Assert.Equal(
            (400, "format_unknown"),
            await VeritasServer.Refusal(await PostAsync(teacher, url, "format=xml", "[]"))
        );
        Assert.Equal((400, "request_invalid"), await VeritasServer.Refusal(await PostAsync(teacher, url, "", "[]")));
        Assert.Equal(
            (400, "accept_unknown"),
            await VeritasServer.Refusal(
                await PostAsync(teacher, url, "format=csv&accept=some", "email\r\na@example.org")
            )
        );
        Assert.Equal(
            (400, "file_invalid"),
            await VeritasServer.Refusal(await PostAsync(teacher, url, "format=csv", ""))
        );
        Assert.Equal(
            (404, "class_unknown"),
            await VeritasServer.Refusal(await PostAsync(stranger, url, "format=csv", "email\r\na@example.org"))
        );
        using var bytes = new ByteArrayContent([0xff, 0xfe, 0xff]);
        bytes.Headers.ContentType = new("text/csv");
        Assert.Equal(
            (400, "file_invalid"),
            await VeritasServer.Refusal(await teacher.Http.PostAsync($"{url}/members/import?format=csv", bytes))
        );
    }

    [Fact]
    public async Task A_student_number_is_unique()
    {
        using var admin = await server.AdminAsync();
        var (first, second) = (await server.PersonAsync("student"), await server.PersonAsync("student"));
        var (one, two) = ($"/admin/students/{first.Id}/number", $"/admin/students/{second.Id}/number");
        await ClassTests.PutAsync(admin, one, new { number = "N-1" }, "\"1\"");

        Assert.Equal(
            (409, "student_number_taken"),
            await ClassTests.RefusedPutAsync(admin, two, new { number = "n-1" }, "\"1\"")
        );
        Assert.Equal(
            (412, "student_changed"),
            await ClassTests.RefusedPutAsync(admin, one, new { number = "N-2" }, "\"1\"")
        );
        Assert.Equal(
            (400, "student_number_invalid"),
            await ClassTests.RefusedPutAsync(admin, two, new { number = "two words" }, "\"1\"")
        );
        Assert.Equal(
            (404, "student_unknown"),
            await ClassTests.RefusedPutAsync(
                admin,
                $"/admin/students/{Guid.NewGuid()}/number",
                new { number = "N-3" },
                "\"1\""
            )
        );
        Assert.Equal("N-1", (await admin.ReadAsync(one)).GetProperty("number").GetString());
        Assert.Equal(JsonValueKind.Null, (await admin.ReadAsync(two)).GetProperty("number").ValueKind);
    }

    private static Task<HttpResponseMessage> PostAsync(Person teacher, string url, string query, string file) =>
        teacher.Http.PostAsync($"{url}/members/import?{query}", new StringContent(file, Encoding.UTF8, "text/csv"));
}
