using System.Net;
using System.Net.Http.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Accounts;

public sealed class ApiKeyTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_key_acts_for_its_owner_within_its_scopes()
    {
        var teacher = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(teacher);
        var foreign = await server.PublishedExamAsync(await server.PersonAsync("teacher"));
        using var program = server.Client(await KeyAsync(teacher, "teacher:read"));

        Assert.Equal(teacher.Id, (await program.ReadAsync("/auth/me")).GetProperty("id").GetGuid());
        Assert.Equal(exam.Id, (await program.ReadAsync($"/teacher/exams/{exam.Id}")).GetProperty("id").GetGuid());
        Assert.Equal(
            (404, "exam_unknown"),
            await VeritasServer.Refusal(await program.GetAsync($"/teacher/exams/{foreign.Id}"))
        );
        Assert.Equal((403, "scope_required"), await program.RefusedAsync($"/teacher/exams/{exam.Id}/close"));
        Assert.Equal((403, "role_required"), await VeritasServer.Refusal(await program.GetAsync("/admin/audit")));
        Assert.Equal((403, "scope_required"), await VeritasServer.Refusal(await program.GetAsync("/auth/keys")));
        Assert.Equal((403, "scope_required"), await program.RefusedAsync(HttpMethod.Delete, "/auth/sessions", null));
        Assert.Equal(
            (403, "scope_required"),
            await program.RefusedAsync("/auth/login", new { email = teacher.Email, password = VeritasServer.Password })
        );
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_write_by_a_key_says_so_in_the_audit_log()
    {
        var teacher = await server.PersonAsync("teacher");
        using var program = server.Client(await KeyAsync(teacher, "teacher:write"));
        var exam = await VeritasServer.Read(
            await program.PostAsJsonAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow()))
        );
        using var admin = await server.AdminAsync();

        var row = Assert.Single(
            (await admin.ReadAsync($"/admin/audit?subject_id={exam.GetProperty("id").GetGuid()}"))
                .GetProperty("items")
                .EnumerateArray()
        );

        var key = Assert.Single((await teacher.Http.ReadAsync("/auth/keys")).GetProperty("items").EnumerateArray());
        Assert.Equal(key.GetProperty("id").GetGuid(), row.GetProperty("key_id").GetGuid());
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, key.GetProperty("last_used_at").ValueKind);
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_only_its_hash_is_kept()
    {
        var teacher = await server.PersonAsync("teacher");
        var secret = await KeyAsync(teacher, "teacher:read");

        var list = (await teacher.Http.ReadAsync("/auth/keys")).GetRawText();

        Assert.StartsWith("vk_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.Contains(secret[..11], list, StringComparison.Ordinal);
        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>($"select count(*) from api_keys k where k::text like '%{secret}%'")
        );
        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from audit_log a where a::text like '%{secret[3..]}%'"
            )
        );
    }

    [Fact]
    public async Task Revoked_expired_and_unknown_keys_are_refused()
    {
        var (teacher, other) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        using var revoked = server.Client(await KeyAsync(teacher, "teacher:read"));
        using var expired = server.Client(await KeyAsync(other, "teacher:read"));
        using var unknown = server.Client("vk_" + new string('x', 43));
        var id = (await teacher.Http.ReadAsync("/auth/keys")).GetProperty("items")[0].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await revoked.GetAsync("/auth/me")).StatusCode);

        Assert.Equal((404, "key_unknown"), await other.Http.RefusedAsync(HttpMethod.Delete, $"/auth/keys/{id}", null));
        Assert.Equal(HttpStatusCode.NoContent, (await teacher.Http.DeleteAsync($"/auth/keys/{id}")).StatusCode);
        await server.Database.ExecuteAsync(
            "update api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' "
                + $"where user_id = '{other.Id}'"
        );

        foreach (var program in new[] { revoked, expired, unknown })
        {
            Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await program.GetAsync("/auth/me")));
        }
    }

    [Theory]
    [InlineData("student", "teacher:read", "x", 1, "scopes_invalid")]
    [InlineData("teacher", "admin:read", "x", 1, "scopes_invalid")]
    [InlineData("teacher", "everything", "x", 1, "scopes_invalid")]
    [InlineData("teacher", "teacher:read", "", 1, "name_invalid")]
    [InlineData("teacher", "teacher:read", "x\0", 1, "name_invalid")]
    [InlineData("teacher", "teacher:read", "x", -1, "expires_at_invalid")]
    [InlineData("teacher", "teacher:read", "x", 367, "expires_at_invalid")]
    public async Task An_invalid_key_is_refused(string role, string scope, string name, int days, string code)
    {
        var person = await server.PersonAsync(role);

        Assert.Equal(
            (400, code),
            await person.Http.RefusedAsync(
                "/auth/keys",
                new
                {
                    name,
                    scopes = new[] { scope },
                    expires_at = server.Time.GetUtcNow().AddDays(days),
                }
            )
        );
        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>($"select count(*) from api_keys where user_id = '{person.Id}'")
        );
    }

    private async Task<string> KeyAsync(Person person, string scope) => (
            await person.Http.PostedAsync(
                "/auth/keys",
                new
                {
                    name = "report",
                    scopes = new[] { scope },
                    expires_at = server.Time.GetUtcNow().AddDays(1),
                }
            )
        ).GetProperty("secret").GetString()!;
}
