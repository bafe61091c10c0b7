using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Accounts;

public sealed class PasswordTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private const string Next = "another horse battery";

    [Fact]
    public async Task A_changed_password_ends_every_session_and_opens_a_new_one()
    {
        var person = await server.PersonAsync("student");
        var other = await server.SignInAsync(person.Email);

        var session = await person.Http.PutAsync(
            "/auth/password",
            new { current_password = VeritasServer.Password, new_password = Next }
        );

        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await person.Http.GetAsync("/auth/me")));
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await other.Http.GetAsync("/auth/me")));
        using var fresh = server.Client(session.GetProperty("access_token").GetString());
        Assert.Equal(HttpStatusCode.OK, (await fresh.GetAsync("/auth/me")).StatusCode);
        Assert.Equal((401, "credentials_wrong"), await LoginAsync(person.Email, VeritasServer.Password));
        await server.Anonymous.PostedAsync("/auth/login", new { email = person.Email, password = Next });
    }

    [Theory]
    [InlineData("wrong password", Next, 401, "credentials_wrong")]
    [InlineData(VeritasServer.Password, VeritasServer.Password, 400, "password_unchanged")]
    [InlineData(VeritasServer.Password, "short", 400, "password_invalid")]
    public async Task An_invalid_change_changes_nothing(string current, string next, int status, string code)
    {
        var person = await server.PersonAsync("student");

        Assert.Equal(
            (status, code),
            await person.Http.RefusedAsync(
                HttpMethod.Put,
                "/auth/password",
                new { current_password = current, new_password = next }
            )
        );

        Assert.Equal(HttpStatusCode.OK, (await person.Http.GetAsync("/auth/me")).StatusCode);
        await server.SignInAsync(person.Email);
    }

    [Fact]
    public async Task Logging_out_everywhere_ends_only_the_callers_sessions()
    {
        var (person, stranger) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        var session = await server.Anonymous.PostedAsync(
            "/auth/login",
            new { email = person.Email, password = VeritasServer.Password }
        );

        Assert.Equal(HttpStatusCode.NoContent, (await person.Http.DeleteAsync("/auth/sessions")).StatusCode);

        using var other = server.Client(session.GetProperty("access_token").GetString());
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await person.Http.GetAsync("/auth/me")));
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await other.GetAsync("/auth/me")));
        Assert.Equal(
            (401, "refresh_invalid"),
            await server.Anonymous.RefusedAsync(
                "/auth/refresh",
                new { refresh_token = session.GetProperty("refresh_token").GetString() }
            )
        );
        Assert.Equal(HttpStatusCode.OK, (await stranger.Http.GetAsync("/auth/me")).StatusCode);
    }

    [Fact]
    public async Task Revocations_of_another_process_take_effect()
    {
        var person = await server.PersonAsync("student");
        Assert.Equal(HttpStatusCode.OK, (await person.Http.GetAsync("/auth/me")).StatusCode);

        await server.Database.ExecuteAsync(
            $"""
            insert into revoked_tokens (jti, user_id, revoked_at, expires_at)
            select access_jti, user_id, now(), access_expires_at from refresh_tokens
                where user_id = '{person.Id}' on conflict do nothing
            """
        );

        await Poll.UntilAsync(
            async () => (await person.Http.GetAsync("/auth/me")).StatusCode,
            s => s == HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task A_one_time_password_only_allows_setting_another()
    {
        var person = await server.PersonAsync("teacher");
        using var admin = await server.AdminAsync();
        var key = await KeyAsync(person);

        var reset = await admin.PostedAsync($"/admin/users/{person.Id}/password-reset", new { });
        var oneTime = reset.GetProperty("password").GetString()!;

        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await person.Http.GetAsync("/auth/me")));
        using (var program = server.Client(key))
        {
            await Poll.UntilAsync(
                async () => (await program.GetAsync("/auth/me")).StatusCode,
                s => s == HttpStatusCode.Unauthorized
            );
        }

        Assert.Equal((401, "credentials_wrong"), await LoginAsync(person.Email, VeritasServer.Password));
        Assert.Equal((403, "password_change_required"), await LoginAsync(person.Email, oneTime));
        Assert.Equal((400, "password_unchanged"), await LoginAsync(person.Email, oneTime, oneTime));
        Assert.Equal((400, "password_invalid"), await LoginAsync(person.Email, oneTime, "short"));
        await server.Anonymous.PostedAsync(
            "/auth/login",
            new
            {
                email = person.Email,
                password = oneTime,
                new_password = Next,
            }
        );
        Assert.Equal((401, "credentials_wrong"), await LoginAsync(person.Email, oneTime, Next));
        Assert.Equal((400, "new_password_unexpected"), await LoginAsync(person.Email, Next, "yet another one"));
    }

    [Fact]
    public async Task A_one_time_password_expires_and_a_reset_needs_a_known_user()
    {
        var person = await server.PersonAsync("student");
        using var admin = await server.AdminAsync();
        var oneTime = (await admin.PostedAsync($"/admin/users/{person.Id}/password-reset", new { }))
            .GetProperty("password")
            .GetString()!;
        await server.Database.ExecuteAsync(
            $"update users set password_expires_at = now() - interval '1 second' where id = '{person.Id}'"
        );

        Assert.Equal((403, "password_expired"), await LoginAsync(person.Email, oneTime, Next));
        Assert.Equal(
            (404, "user_unknown"),
            await admin.RefusedAsync($"/admin/users/{Guid.NewGuid()}/password-reset", new { })
        );
        Assert.Equal(
            (404, "user_unknown"),
            await admin.RefusedAsync(HttpMethod.Delete, $"/admin/users/{Guid.NewGuid()}/sessions", null)
        );
    }

    [Fact]
    public async Task An_admin_ends_the_sessions_of_another_and_reads_accounts_page_by_page()
    {
        var person = await server.PersonAsync("student");
        using var admin = await server.AdminAsync();

        Assert.Equal(
            HttpStatusCode.NoContent,
            (await admin.DeleteAsync($"/admin/users/{person.Id}/sessions")).StatusCode
        );
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await person.Http.GetAsync("/auth/me")));
        Assert.Equal(
            person.Email,
            (await admin.ReadAsync($"/admin/users/{person.Id}")).GetProperty("email").GetString()
        );

        var (seen, cursor) = (new List<Guid>(), "");
        do
        {
            var page = await admin.ReadAsync($"/admin/users?role=student&limit=1{cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(u => u.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("next") is { ValueKind: JsonValueKind.String } next
                ? $"&after={next.GetGuid()}"
                : "";
        } while (cursor.Length > 0);

        Assert.Contains(person.Id, seen);
        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal((400, "limit_invalid"), await VeritasServer.Refusal(await admin.GetAsync("/admin/users?limit=0")));
        Assert.Equal(
            (400, "role_unknown"),
            await VeritasServer.Refusal(await admin.GetAsync("/admin/users?role=guest"))
        );
        Assert.Equal(
            (404, "user_unknown"),
            await VeritasServer.Refusal(await admin.GetAsync($"/admin/users/{Guid.NewGuid()}"))
        );
    }

    private static async Task<string> KeyAsync(Person person) => (
            await person.Http.PostedAsync(
                "/auth/keys",
                new
                {
                    name = "report",
                    scopes = new[] { "teacher:read" },
                    expires_at = TimeProvider.System.GetUtcNow().AddDays(1),
                }
            )
        ).GetProperty("secret").GetString()!;

    private Task<(int Status, string Code)> LoginAsync(string email, string password, string? next = null) =>
        server.Anonymous.RefusedAsync(
            "/auth/login",
            new
            {
                email,
                password,
                new_password = next,
            }
        );
}
