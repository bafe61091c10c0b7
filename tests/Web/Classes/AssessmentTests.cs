using System.Text;
using System.Text.Json;
using Veritas.Tests.Web.Analysis;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Classes;

public sealed class AssessmentTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private static readonly object Report = new
    {
        title = "Lab report",
        kind = "practical",
        points = 17.5,
        max_points = 20,
        held_on = "2020-05-31",
    };

    [Fact]
    public async Task An_assessment_is_visible_to_the_student_once_published()
    {
        var (teacher, other, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        await FeedbackTests.TaughtAsync(student, teacher, other);
        var list = $"/teacher/students/{student.Id}/assessments";

        var draft = await teacher.Http.PostedAsync(list, Report);
        var url = $"{list}/{draft.GetProperty("id").GetGuid()}";
        Assert.Equal(
            (87.5, "entered", "2020-05-31"),
            (
                draft.GetProperty("percent").GetDouble(),
                draft.GetProperty("source").GetString(),
                draft.GetProperty("held_on").GetString()
            )
        );
        Assert.Equal(
            (0, 0),
            (
                await FeedbackTests.CountAsync(student, "/student/assessments"),
                await FeedbackTests.CountAsync(other, list)
            )
        );
        Assert.Equal((404, "assessment_unknown"), await other.Http.RefusedAsync(HttpMethod.Get, url, null));

        var published = new
        {
            title = "Lab report",
            kind = "practical",
            points = 18,
            max_points = 20,
            held_on = "2020-05-31",
            state = "published",
        };
        await ClassTests.PutAsync(teacher.Http, url, published, "\"1\"");
        Assert.Equal(
            (412, "assessment_changed"),
            await ClassTests.RefusedPutAsync(teacher.Http, url, published, "\"1\"")
        );
        Assert.Equal(
            (409, "assessment_published"),
            await ClassTests.RefusedPutAsync(teacher.Http, url, new { state = "draft" }, "\"2\"")
        );
        Assert.Equal((403, "not_author"), await ClassTests.RefusedPutAsync(other.Http, url, published, "\"2\""));
        Assert.Equal((403, "not_author"), await other.Http.RefusedAsync(HttpMethod.Delete, url, null));
        Assert.Equal(
            (1, 1),
            (
                await FeedbackTests.CountAsync(student, "/student/assessments"),
                await FeedbackTests.CountAsync(other, list)
            )
        );
        Assert.Equal(204, (int)(await teacher.Http.DeleteAsync(url)).StatusCode);
        Assert.Equal(0, await FeedbackTests.CountAsync(student, "/student/assessments"));
    }

    [Fact]
    public async Task Released_results_are_in_the_log()
    {
        var submitted = await SubmittedAttempt.InAsync(server);
        await submitted.Teacher.Http.PostedAsync($"/teacher/students/{submitted.Student.Id}/assessments", Report);
        await submitted.CloseAsync();

        var log = await Poll.UntilAsync(
            () => submitted.Teacher.Http.ReadAsync($"/teacher/students/{submitted.Student.Id}/assessments"),
            l => l.GetProperty("items").GetArrayLength() == 2
        );
        var page = await submitted.Teacher.Http.ReadAsync(
            $"/teacher/students/{submitted.Student.Id}/assessments?limit=1"
        );
        var rest = await submitted.Teacher.Http.ReadAsync(
            $"/teacher/students/{submitted.Student.Id}/assessments?limit=1&after={page.GetProperty("next").GetString()}"
        );

        var entries = log.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["veritas", "entered"], entries.Select(e => e.GetProperty("source").GetString()));
        Assert.Equal(
            (submitted.Attempt.Id, 40.0, JsonValueKind.Null),
            (
                entries[0].GetProperty("id").GetGuid(),
                entries[0].GetProperty("percent").GetDouble(),
                entries[0].GetProperty("author").ValueKind
            )
        );
        Assert.Equal(
            entries.Select(e => e.GetProperty("id").GetGuid()),
            new[] { page, rest }.Select(p => p.GetProperty("items")[0].GetProperty("id").GetGuid())
        );
        Assert.Equal(
            ["veritas"],
            (await submitted.Student.Http.ReadAsync("/student/assessments"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(e => e.GetProperty("source").GetString())
        );
    }

    [Theory]
    [InlineData("title", "\"\"", "assessment_invalid")]
    [InlineData("kind", "\"lunch\"", "body_invalid")]
    [InlineData("points", "21", "assessment_invalid")]
    [InlineData("points", "-1", "assessment_invalid")]
    [InlineData("points", "\"many\"", "body_invalid")]
    [InlineData("max_points", "0", "assessment_invalid")]
    [InlineData("held_on", "\"1066-10-14\"", "assessment_invalid")]
    [InlineData("held_on", "\"someday\"", "body_invalid")]
    [InlineData("shoe", "1", "field_unknown")]
    public async Task An_invalid_assessment_is_refused_and_not_stored(string field, string value, string code)
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        await FeedbackTests.TaughtAsync(student, teacher);
        var fields = JsonSerializer
            .SerializeToElement(Report)
            .EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetRawText());
        fields[field] = value;

        var body = $"{{{string.Join(",", fields.Select(f => $"\"{f.Key}\":{f.Value}"))}}}";

        Assert.Equal((400, code), await teacher.Http.RefusedAsync($"/teacher/students/{student.Id}/assessments", body));
        Assert.Equal(0, await FeedbackTests.CountAsync(teacher, $"/teacher/students/{student.Id}/assessments"));
    }

    [Fact]
    public async Task A_file_of_a_class_is_imported_line_by_line()
    {
        var (teacher, student, outsider) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student"),
            await server.PersonAsync("student")
        );
        var url = await FeedbackTests.TaughtAsync(student, teacher);
        const string Header = "email,title,kind,points,max_points,held_on\r\n";
        var good = $"{student.Email},Poem,homework,3,5,2020-01-02\r\n";
        var bad =
            $"{outsider.Email},Poem,homework,3,5,2020-01-02\r\n{student.Email},Poem,lunch,3,5,2020-01-02\r\n{student.Email},Poem,homework,NaN,5,2020-01-02\r\n{student.Email},Poem,homework,3,5,2.1.2020\r\n";

        using var refused = await ImportAsync(
            teacher,
            $"{url}/assessments/import?format=csv&state=published",
            Header + good + bad
        );
        var problem = JsonElement.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal((400, "file_invalid"), ((int)refused.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal(
            [3, 4, 5, 6],
            problem.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("line").GetInt32())
        );
        Assert.Equal(0, await FeedbackTests.CountAsync(student, "/student/assessments"));

        var report = await VeritasServer.Read(
            await ImportAsync(
                teacher,
                $"{url}/assessments/import?format=csv&state=published&accept=good",
                Header + good + bad
            )
        );
        Assert.Equal((1, 4), (report.GetProperty("imported").GetInt32(), report.GetProperty("faults").GetInt32()));
        Assert.Equal(
            "imported",
            (await student.Http.ReadAsync("/student/assessments"))
                .GetProperty("items")[0]
                .GetProperty("source")
                .GetString()
        );
        Assert.Equal(
            (400, "state_unknown"),
            await VeritasServer.Refusal(
                await ImportAsync(teacher, $"{url}/assessments/import?format=csv&state=x", Header + good)
            )
        );
        Assert.Equal(
            (404, "class_unknown"),
            await VeritasServer.Refusal(
                await ImportAsync(
                    teacher,
                    $"/teacher/classes/{Guid.NewGuid()}/assessments/import?format=csv",
                    Header + good
                )
            )
        );
    }

    private static Task<HttpResponseMessage> ImportAsync(Person teacher, string url, string file) =>
        teacher.Http.PostAsync(url, new StringContent(file, Encoding.UTF8, "text/csv"));
}
