using System.Net;
using System.Net.Http.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Privacy;

public sealed class HoldTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_hold_is_placed_listed_and_lifted_once()
    {
        using var admin = await server.AdminAsync();
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await server.PublishedExamAsync(teacher);
        var first = await admin.PostedAsync("/admin/holds", new { exam_id = exam.Id, reason = " A case. " });
        var second = await admin.PostedAsync("/admin/holds", new { student_id = student.Id, reason = "Another." });
        Assert.Equal("A case.", first.GetProperty("reason").GetString());
        Assert.Equal(exam.Id, first.GetProperty("exam_id").GetGuid());

        var page = await admin.ReadAsync("/admin/holds?limit=1");
        Assert.Equal(Id(second), Id(page.GetProperty("items")[0]));
        var next = await admin.ReadAsync($"/admin/holds?limit=1&after={page.GetProperty("next").GetString()}");
        Assert.Equal(Id(first), Id(next.GetProperty("items")[0]));

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/admin/holds/{Id(first)}")).StatusCode);
        var lifted = (await admin.ReadAsync("/admin/holds?lifted=true"))
            .GetProperty("items")
            .EnumerateArray()
            .Single(h => Id(h) == Id(first));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/admin/holds/{Id(first)}")).StatusCode);
        var again = (await admin.ReadAsync("/admin/holds?lifted=true"))
            .GetProperty("items")
            .EnumerateArray()
            .Single(h => Id(h) == Id(first));
        Assert.Equal(lifted.GetRawText(), again.GetRawText());
        Assert.DoesNotContain(
            Id(first),
            (await admin.ReadAsync("/admin/holds")).GetProperty("items").EnumerateArray().Select(Id)
        );

        var log = await admin.ReadAsync($"/admin/audit?subject_id={Id(first)}");
        Assert.Equal(
            ["DELETE /admin/holds/{hold_id}", "DELETE /admin/holds/{hold_id}", "POST /admin/holds"],
            log.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("action").GetString())
        );
        Assert.DoesNotContain("A case.", log.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retried_request_creates_one_hold()
    {
        using var admin = await server.AdminAsync();
        var exam = await server.PublishedExamAsync(await server.PersonAsync("teacher"));
        var answers = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/holds")
            {
                Content = JsonContent.Create(new { exam_id = exam.Id, reason = "A case." }),
            };
            request.Headers.Add("Idempotency-Key", $"hold-{exam.Id}");
            answers.Add((await VeritasServer.Read(await admin.SendAsync(request))).GetRawText());
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(
            1,
            await server.Database.ScalarAsync<long>($"select count(*) from legal_holds where exam_id = '{exam.Id}'")
        );
    }

    [Fact]
    public async Task An_invalid_hold_is_refused_and_not_stored()
    {
        using var admin = await server.AdminAsync();
        var teacher = await server.PersonAsync("teacher");
        var (known, before) = (
            Guid.NewGuid(),
            await server.Database.ScalarAsync<long>("select count(*) from legal_holds")
        );

        Assert.Equal((400, "hold_invalid"), await admin.RefusedAsync("/admin/holds", new { reason = "A case." }));
        Assert.Equal(
            (400, "hold_invalid"),
            await admin.RefusedAsync(
                "/admin/holds",
                new
                {
                    exam_id = known,
                    student_id = known,
                    reason = "A case.",
                }
            )
        );
        Assert.Equal(
            (400, "hold_invalid"),
            await admin.RefusedAsync("/admin/holds", new { exam_id = known, reason = "  " })
        );
        Assert.Equal(
            (400, "hold_invalid"),
            await admin.RefusedAsync("/admin/holds", new { exam_id = known, reason = new string('x', 2_001) })
        );
        Assert.Equal(
            (400, "body_invalid"),
            await admin.RefusedAsync("/admin/holds", "{\"exam_id\":\"x\",\"reason\":\"A case.\"}")
        );
        Assert.Equal(
            400,
            (
                await admin.RefusedAsync(
                    "/admin/holds",
                    new
                    {
                        exam_id = known,
                        reason = "A case.",
                        more = 1,
                    }
                )
            ).Status
        );
        Assert.Equal(
            (404, "exam_unknown"),
            await admin.RefusedAsync("/admin/holds", new { exam_id = known, reason = "A case." })
        );
        Assert.Equal(
            (404, "student_unknown"),
            await admin.RefusedAsync("/admin/holds", new { student_id = known, reason = "A case." })
        );
        Assert.Equal(
            (404, "student_unknown"),
            await admin.RefusedAsync("/admin/holds", new { student_id = teacher.Id, reason = "A case." })
        );
        Assert.Equal((404, "hold_unknown"), await admin.RefusedAsync(HttpMethod.Delete, $"/admin/holds/{known}", null));
        Assert.Equal(
            (403, "role_required"),
            await teacher.Http.RefusedAsync("/admin/holds", new { exam_id = known, reason = "A case." })
        );
        foreach (var list in new[] { "/admin/holds", "/admin/deletions", "/admin/archives" })
        {
            Assert.Equal((400, "cursor_invalid"), await VeritasServer.Refusal(await admin.GetAsync(list + "?limit=0")));
            Assert.Equal(
                (400, "cursor_invalid"),
                await VeritasServer.Refusal(await admin.GetAsync(list + "?after=%21"))
            );
        }

        Assert.Equal(before, await server.Database.ScalarAsync<long>("select count(*) from legal_holds"));
    }

    private static Guid Id(System.Text.Json.JsonElement hold) => hold.GetProperty("id").GetGuid();
}
