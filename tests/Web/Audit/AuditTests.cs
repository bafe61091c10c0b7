using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Web.Rooms;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Audit;

public sealed class AuditTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_change_is_audited_with_actor_and_state_before_and_after()
    {
        var teacher = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(teacher);

        var rows = await RowsAsync($"subject_id={exam.Id}");

        Assert.Equal(
            ["POST /teacher/exams/{exam_id}/publish", "POST /teacher/exams"],
            rows.Select(r => r.GetProperty("action").GetString())
        );
        var (published, made) = (rows[0], rows[1]);
        Assert.Equal(
            (teacher.Id, "teacher", 200),
            (
                published.GetProperty("actor_id").GetGuid(),
                published.GetProperty("actor_role").GetString(),
                published.GetProperty("status").GetInt32()
            )
        );
        Assert.Equal(("draft", "published"), (State(published, "before"), State(published, "after")));
        Assert.Equal(
            (JsonValueKind.Null, "draft", 201),
            (made.GetProperty("before").ValueKind, State(made, "after"), made.GetProperty("status").GetInt32())
        );
        Assert.Equal("127.0.0.0/24", made.GetProperty("address").GetString());
        Assert.NotEmpty(made.GetProperty("request_id").GetString()!);
    }

    [Fact]
    public async Task Successful_and_failed_sign_ins_are_audited_without_secrets()
    {
        var student = await server.PersonAsync("student");
        await server.Anonymous.RefusedAsync("/auth/login", new { email = student.Email, password = "wrong password" });

        var rows = await RowsAsync($"actor_id={student.Id}");

        Assert.Equal(
            ["POST /auth/login 401", "POST /auth/login 200", "POST /auth/register 201"],
            rows.Select(r => $"{r.GetProperty("action").GetString()} {r.GetProperty("status").GetInt32()}")
        );
        Assert.Equal(student.Id, rows[1].GetProperty("after").GetProperty("id").GetGuid());
        Assert.All(rows, r => Assert.DoesNotContain("password_hash", r.GetRawText(), StringComparison.Ordinal));
        Assert.All(
            rows,
            r =>
                Assert.DoesNotContain(
                    "totp",
                    string.Join(' ', r.GetProperty("after").EnumerateObject().Select(p => p.Name))
                        .Replace("totp_confirmed_at", "", StringComparison.Ordinal),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task A_refused_request_leaves_no_row_and_no_pending_change()
    {
        var (teacher, other) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        var exam = await server.PublishedExamAsync(teacher);
        await other.Http.RefusedAsync($"/teacher/exams/{exam.Id}/close");
        await teacher.Http.RefusedAsync("/teacher/exams", "not json");

        Assert.DoesNotContain(
            "POST /teacher/exams/{exam_id}/close",
            (await RowsAsync($"subject_id={exam.Id}")).Select(r => r.GetProperty("action").GetString())
        );
        await Poll.UntilAsync(
            () =>
                server.Database.ScalarAsync<long>(
                    $"select count(*) from audit_pending where actor_id in ('{teacher.Id}', '{other.Id}')"
                ),
            n => n == 0
        );
    }

    [Fact]
    public async Task Saved_answers_and_hub_calls_are_audited()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await server.PublishedExamAsync(teacher);
        var attempt = await exam.StartAsync(student);
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Choice}",
            new { revision = 1, value = "a" }
        );
        await using (var hub = await HubClient.ConnectAsync(server.Url, teacher.Token))
        {
            await hub.Invoke("Instruct", new[] { attempt.Id }, "message", new { text = "Look here" });
        }

        var rows = await RowsAsync($"subject_id={attempt.Id}");

        Assert.Equal(
            [
                "HUB Instruct",
                "PUT /student/attempts/{attempt_id}/answers/{question_id}",
                "POST /student/exams/{exam_id}/start",
            ],
            rows.Select(r => r.GetProperty("action").GetString())
        );
        Assert.Contains("Look here", rows[0].GetProperty("detail").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(teacher.Id, rows[0].GetProperty("actor_id").GetGuid());
        Assert.Equal("a", rows[1].GetProperty("after").GetProperty("value").GetString());
    }

    /// <summary>
    /// Valid JSON that PostgreSQL cannot store must be refused by the hub, not fail in the audit log.
    /// </summary>
    [Theory]
    [InlineData("Acknowledge", """["\udc00\ud800"]""")]
    [InlineData("Resolve", """["{attempt}","cleared","\ud800"]""")]
    [InlineData("Instruct", """[["{attempt}"],"message",{"text":"a\u0000b"}]""")]
    [InlineData("Instruct", """[["{attempt}"],"message",{"\ud800":"a"}]""")]
    [InlineData("Instruct", """[["{attempt}"],"extend",{"seconds":1e999999}]""")]
    [InlineData("Flag", """["{attempt}",1e999999,""]""")]
    [InlineData("Flag", """["{attempt}",50,"\ud800"]""")]
    [InlineData("Note", """["{attempt}","a\u0000b"]""")]
    public async Task An_unstorable_hub_call_is_refused_as_invalid(string method, string arguments)
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var attempt = await (await server.PublishedExamAsync(teacher)).StartAsync(student);
        using var hub = await HubSocket.ConnectAsync(server.Url, teacher.Token);

        var sent = arguments.Replace("{attempt}", attempt.Id.ToString(), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<HubRefusedException>(() => hub.InvokeAsync(method, sent));

        Assert.Equal("argument_invalid", refused.Code);
    }

    [Fact]
    public async Task An_escaped_NUL_in_text_is_stored_unchanged()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var attempt = await (await server.PublishedExamAsync(teacher)).StartAsync(student);
        await using (var hub = await HubClient.ConnectAsync(server.Url, teacher.Token))
        {
            await hub.Invoke("Instruct", new[] { attempt.Id }, "message", new { text = "\\u0000" });
        }

        var row = (await RowsAsync($"subject_id={attempt.Id}"))[0];
        Assert.Equal("\\u0000", row.GetProperty("detail")[2].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Pages_have_no_gaps()
    {
        var teacher = await server.PersonAsync("teacher");
        for (var i = 0; i < 5; i++)
        {
            await VeritasServer.Read(
                await teacher.Http.PostAsJsonAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow()))
            );
        }

        using var admin = await server.AdminAsync();
        var seen = new List<long>();
        var cursor = "";
        do
        {
            var page = await admin.ReadAsync($"/admin/audit?actor_id={teacher.Id}&limit=2{cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("seq").GetInt64()));
            cursor = page.GetProperty("next") is { ValueKind: JsonValueKind.Number } next
                ? $"&before={next.GetInt64()}"
                : "";
        } while (cursor.Length > 0);

        Assert.Equal(6, seen.Count);
        Assert.Equal(seen.OrderDescending(), seen);
        Assert.Equal(5, (await RowsAsync($"actor_id={teacher.Id}&action=POST%20%2Fteacher%2Fexams")).Count);
    }

    [Theory]
    [InlineData("/admin/audit?limit=0", "limit_invalid")]
    [InlineData("/admin/audit?limit=501", "limit_invalid")]
    [InlineData("/admin/audit?since=yesterday", "request_invalid")]
    [InlineData("/admin/audit/verify?after=-1", "after_invalid")]
    [InlineData("/admin/audit/verify?after=999999999", "after_invalid")]
    public async Task An_invalid_audit_query_is_refused(string url, string code)
    {
        using var admin = await server.AdminAsync();

        Assert.Equal((400, code), await VeritasServer.Refusal(await admin.GetAsync(url)));
    }

    private async Task<List<JsonElement>> RowsAsync(string query)
    {
        using var admin = await server.AdminAsync();
        return [.. (await admin.ReadAsync($"/admin/audit?{query}")).GetProperty("items").EnumerateArray()];
    }

    private static string? State(JsonElement row, string when) =>
        row.GetProperty(when).GetProperty("status").GetString();
}
