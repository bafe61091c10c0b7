using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Exams;

public sealed class PermissionTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private static readonly string[] Levels = ["none", "view", "proctor", "grade", "edit", "own"];

    /// <summary>
    /// The permission that each route requires. R is the exam's URL, A the URL of one of its attempts.
    /// </summary>
    public static TheoryData<string, string, string, string> Needs =>
        new()
        {
            { "GET", "R", "view", "" },
            { "GET", "R/permissions", "view", "" },
            { "GET", "R/attempts", "view", "" },
            { "GET", "A", "view", "" },
            { "GET", "A/monitoring", "proctor", "" },
            { "GET", "R/analytics", "view", "" },
            { "GET", "R/export/results", "view", "" },
            { "GET", "R/export/events", "proctor", "" },
            { "GET", "R/flagged", "proctor", "" },
            { "GET", "R/alerts", "proctor", "" },
            {
                "POST",
                "R/alerts/resolve",
                "proctor",
                """{"alert_ids":["00000000-0000-7000-8000-000000000001"],"verdict":"cleared"}"""
            },
            { "GET", "A/verdicts", "proctor", "" },
            { "POST", "A/verdicts", "proctor", """{"verdict":"cleared"}""" },
            { "GET", "R/rescorings", "proctor", "" },
            {
                "POST",
                "R/rescorings",
                "edit",
                """{"policy":{"version":2,"collect":[],"types":{},"categories":{},"bands":{},"require_fullscreen":false,"retention_days":30}}"""
            },
            { "PUT", "A/grades/Q", "grade", """{"points":1,"comment":"good"}""" },
            { "POST", "R/questions", "edit", """{"kind":"essay","text":"?","points":1}""" },
            { "PUT", "R/allowances/S", "edit", """{"extra_s":60,"exempt":[],"scale":{},"factor":1,"break_s":0}""" },
            { "POST", "R/publish", "edit", "" },
            { "PUT", "R/permissions", "own", """{"email":"nobody@example.org","level":"view"}""" },
            { "POST", "R/clone", "view", "{}" },
            { "GET", "R/results", "view", "" },
            { "GET", "R/results/changes", "view", "" },
            { "GET", "R/second-marks", "view", "" },
            {
                "POST",
                "R/results/changes",
                "grade",
                """{"question_id":"00000000-0000-0000-0000-000000000001","key":"a","reason":"?"}"""
            },
            { "PUT", "A/second-marks/Q", "grade", """{"points":1}""" },
            { "POST", "R/results/publish", "edit", "" },
            { "POST", "R/results/changes/S/decision", "edit", """{"approve":false}""" },
            { "POST", "R/regrade", "edit", "" },
            { "PUT", "R/questions/Q/key", "edit", """{"key":"a"}""" },
            { "POST", "R/questions/from-bank", "edit", """{"question_ids":[]}""" },
            { "POST", "R/results/freeze", "own", "" },
            {
                "PUT",
                "R/schedule",
                "edit",
                """{"opens_at":"2031-01-01T00:00:00Z","closes_at":"2031-01-02T00:00:00Z"}"""
            },
            { "DELETE", "R/permissions/S", "own", "" },
            { "POST", "R/close", "edit", "" },
        };

    [Theory]
    [MemberData(nameof(Needs))]
    public async Task A_route_requires_its_permission_and_hides_the_exam_without_any(
        string method,
        string route,
        string needed,
        string body
    )
    {
        var owner = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(owner);
        var student = await server.PersonAsync("student");
        var attempt = await exam.StartAsync(student);
        var url = route
            .Replace("R", $"/teacher/exams/{exam.Id}", StringComparison.Ordinal)
            .Replace("A", $"/teacher/attempts/{attempt.Id}", StringComparison.Ordinal)
            .Replace("Q", exam.Essay.ToString(), StringComparison.Ordinal)
            .Replace("S", student.Id.ToString(), StringComparison.Ordinal);
        var other = await server.PersonAsync("teacher");

        foreach (var level in Levels)
        {
            await GiveAsync(owner, exam, other, level);
            using var request = new HttpRequestMessage(new HttpMethod(method), url)
            {
                Content = body.Length > 0 ? Body.Raw(body) : null,
            };
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            var status = (int)(await other.Http.SendAsync(request)).StatusCode;

            if (level == "none")
            {
                Assert.True(status == 404, $"{level}: {status}");
            }
            else if (Array.IndexOf(Levels, level) < Array.IndexOf(Levels, needed))
            {
                Assert.True(status == 403, $"{level}: {status}");
            }
            else
            {
                Assert.True(status != 403, $"{level}: {status}");
            }
        }
    }

    [Fact]
    public async Task An_exam_keeps_an_owner_and_only_teachers_get_permissions()
    {
        var (owner, other, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        var exam = await server.PublishedExamAsync(owner);
        var url = $"/teacher/exams/{exam.Id}/permissions";

        Assert.Equal(
            (409, "last_owner"),
            await owner.Http.RefusedAsync(HttpMethod.Put, url, new { email = owner.Email, level = "view" })
        );
        Assert.Equal(
            (409, "last_owner"),
            await owner.Http.RefusedAsync(HttpMethod.Put, url, new { email = owner.Email, level = "none" })
        );
        Assert.Equal(
            (404, "teacher_unknown"),
            await owner.Http.RefusedAsync(HttpMethod.Put, url, new { email = student.Email, level = "view" })
        );
        Assert.Equal(
            (404, "teacher_unknown"),
            await owner.Http.RefusedAsync(HttpMethod.Put, url, new { email = "nobody", level = "view" })
        );
        Assert.Equal(
            (400, "body_invalid"),
            await owner.Http.RefusedAsync(HttpMethod.Put, url, new { email = other.Email, level = "all" })
        );

        await GiveAsync(owner, exam, other, "own");
        var left = await owner.Http.PutAsync(url, new { email = owner.Email, level = "none" });

        Assert.Equal(
            other.Email,
            Assert.Single(left.GetProperty("items").EnumerateArray()).GetProperty("email").GetString()
        );
        Assert.Equal(
            (404, "exam_unknown"),
            await VeritasServer.Refusal(await owner.Http.GetAsync($"/teacher/exams/{exam.Id}"))
        );
    }

    [Fact]
    public async Task An_admin_owns_every_exam()
    {
        var exam = await server.PublishedExamAsync(await server.PersonAsync("teacher"));
        using var admin = await server.AdminAsync();

        Assert.Equal("own", (await admin.ReadAsync($"/teacher/exams/{exam.Id}")).GetProperty("permission").GetString());
        Assert.Contains(exam.Id, Ids(await admin.ReadAsync("/teacher/exams")));
    }

    [Fact]
    public async Task A_teacher_lists_only_exams_with_a_permission()
    {
        var (owner, other) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        var (mine, shared) = (await server.PublishedExamAsync(owner), await server.PublishedExamAsync(owner));
        await shared.StartAsync(await server.PersonAsync("student"));
        await GiveAsync(owner, shared, other, "view");

        var seen = Assert.Single((await other.Http.ReadAsync("/teacher/exams")).GetProperty("items").EnumerateArray());

        Assert.Equal(
            (shared.Id, "view", 1, 1),
            (
                seen.GetProperty("id").GetGuid(),
                seen.GetProperty("permission").GetString(),
                seen.GetProperty("live").GetInt32(),
                seen.GetProperty("attempts").GetInt32()
            )
        );
        Assert.Equal([mine.Id, shared.Id], Ids(await owner.Http.ReadAsync("/teacher/exams")).Order());
    }

    [Theory]
    [InlineData("""{"extra_s":-1}""", 400, "allowance_invalid")]
    [InlineData("""{"extra_s":86401}""", 400, "allowance_invalid")]
    [InlineData("""{"extra_s":0,"exempt":["nothing.known"]}""", 400, "allowance_invalid")]
    [InlineData("""{"extra_s":0,"exempt":[null]}""", 400, "allowance_invalid")]
    [InlineData("""{"extra_s":0,"scale":{"tab.hidden":1.5}}""", 400, "allowance_invalid")]
    [InlineData("""{"extra_s":0,"scale":{"nothing.known":0.5}}""", 400, "allowance_invalid")]
    public async Task An_invalid_accommodation_is_refused(string body, int status, string refusal)
    {
        var owner = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(owner);
        var student = await server.PersonAsync("student");

        var refused = await owner.Http.RefusedAsync(
            HttpMethod.Put,
            $"/teacher/exams/{exam.Id}/allowances/{student.Id}",
            body
        );

        Assert.Equal((status, refusal), refused);
        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>($"select count(*) from exam_allowances where exam_id = '{exam.Id}'")
        );
    }

    [Fact]
    public async Task Extra_time_moves_the_deadline_and_exempt_types_appear_in_the_score()
    {
        var owner = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(owner);
        var student = await server.PersonAsync("student");
        var url = $"/teacher/exams/{exam.Id}/allowances/";
        Assert.Equal(
            (404, "student_unknown"),
            await owner.Http.RefusedAsync(HttpMethod.Put, url + owner.Id, """{"extra_s":60}""")
        );
        await owner.Http.PutAsync(url + student.Id, new { extra_s = 600, exempt = new[] { "tab.hidden" } });

        var session = (await exam.StartAsync(student)).Session;

        Assert.Equal(
            TimeSpan.FromSeconds(3_600 + 600),
            session.GetProperty("deadline").GetDateTimeOffset() - session.GetProperty("started_at").GetDateTimeOffset()
        );
        Assert.Equal(
            "[\"tab.hidden\"]",
            await server.Database.ScalarAsync<string>(
                $"select (accommodation -> 'exempt')::text from exam_attempts where exam_id = '{exam.Id}'"
            )
        );
    }

    private static Task GiveAsync(Person owner, PublishedExam exam, Person to, string level) =>
        owner.Http.PutAsync($"/teacher/exams/{exam.Id}/permissions", new { email = to.Email, level });

    private static IEnumerable<Guid> Ids(JsonElement list) =>
        list.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("id").GetGuid());
}
