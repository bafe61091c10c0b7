using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Accounts;

public sealed class SessionTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Registering_opens_a_students_session()
    {
        var session = await server.Anonymous.PostedAsync(
            "/auth/register",
            new
            {
                email = " New.Student@Example.org ",
                password = VeritasServer.Password,
                full_name = "Ada",
            }
        );
        using var http = server.Client(Text(session, "access_token"));

        var me = await http.ReadAsync("/auth/me");

        Assert.Equal(
            ("new.student@example.org", "Ada", "student"),
            (Text(me, "email"), Text(me, "full_name"), Text(me, "role"))
        );
        Assert.Equal(("Bearer", 86_400), (Text(session, "token_type"), session.GetProperty("expires_in").GetInt32()));
        Assert.DoesNotContain("password", me.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_takes_the_address_in_any_case()
    {
        var person = await server.PersonAsync("student");

        var session = await server.Anonymous.PostedAsync(
            "/auth/login",
            new { email = person.Email.ToUpperInvariant(), password = VeritasServer.Password }
        );

        Assert.Equal(person.Id, session.GetProperty("user").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_refresh_token_is_valid_once()
    {
        var first = await SessionAsync();

        var second = await RefreshAsync(first);
        var third = await RefreshAsync(second);

        Assert.Equal(3, new[] { first, second, third }.Select(s => Text(s, "refresh_token")).Distinct().Count());
        Assert.Equal(3, new[] { first, second, third }.Select(s => Text(s, "access_token")).Distinct().Count());
        using var http = server.Client(Text(third, "access_token"));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/auth/me")).StatusCode);
    }

    [Fact]
    public async Task A_refresh_token_used_again_ends_the_whole_family()
    {
        var first = await SessionAsync();
        var second = await RefreshAsync(first);
        var other = await server.SignInAsync(Text(first.GetProperty("user"), "email"));

        Assert.Equal((401, "refresh_reused"), await RefusedRefreshAsync(first));

        Assert.Equal((401, "refresh_invalid"), await RefusedRefreshAsync(second));
        foreach (var session in new[] { first, second })
        {
            using var http = server.Client(Text(session, "access_token"));
            await Poll.UntilAsync(
                async () => (await http.GetAsync("/auth/me")).StatusCode,
                s => s == HttpStatusCode.Unauthorized
            );
        }

        Assert.Equal(HttpStatusCode.OK, (await other.Http.GetAsync("/auth/me")).StatusCode);
    }

    [Fact]
    public async Task Concurrent_refreshes_open_one_session()
    {
        var first = await SessionAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    server.Anonymous.PostAsJsonAsync(
                        "/auth/refresh",
                        new { refresh_token = Text(first, "refresh_token") }
                    )
                )
        );

        Assert.Single(answers, a => a.IsSuccessStatusCode);
        Assert.All(
            answers.Where(a => !a.IsSuccessStatusCode),
            a => Assert.Equal(HttpStatusCode.Unauthorized, a.StatusCode)
        );
        var next = await answers.Single(a => a.IsSuccessStatusCode).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((401, "refresh_invalid"), await RefusedRefreshAsync(next));
    }

    [Fact]
    public async Task Logging_out_ends_only_this_session_at_once()
    {
        var mine = await SessionAsync();
        var other = await server.SignInAsync(Text(mine.GetProperty("user"), "email"));
        using var http = server.Client(Text(mine, "access_token"));

        var left = await http.PostAsJsonAsync("/auth/logout", new { refresh_token = Text(mine, "refresh_token") });

        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await http.GetAsync("/auth/me")));
        Assert.Equal((401, "refresh_invalid"), await RefusedRefreshAsync(mine));
        Assert.Equal(HttpStatusCode.OK, (await other.Http.GetAsync("/auth/me")).StatusCode);
    }

    [Fact]
    public async Task Logging_out_with_anothers_refresh_token_does_not_end_their_session()
    {
        var (mine, theirs) = (await SessionAsync(), await SessionAsync());
        using var http = server.Client(Text(mine, "access_token"));

        await http.PostAsJsonAsync("/auth/logout", new { refresh_token = Text(theirs, "refresh_token") });

        Assert.Equal(
            Text(theirs.GetProperty("user"), "email"),
            Text((await RefreshAsync(theirs)).GetProperty("user"), "email")
        );
    }

    [Fact]
    public async Task A_logout_survives_a_restart()
    {
        await using var own = new VeritasServer();
        await own.InitializeAsync();
        var (signedOut, signedIn) = (await own.PersonAsync("student"), await own.PersonAsync("student"));
        await signedOut.Http.PostAsJsonAsync("/auth/logout", new { refresh_token = "some other" });

        await own.RestartAsync();

        using var http = own.Client(signedOut.Token);
        await Poll.UntilAsync(
            async () => (await http.GetAsync("/auth/me")).StatusCode,
            s => s == HttpStatusCode.Unauthorized
        );
        using var still = own.Client(signedIn.Token);
        Assert.Equal(HttpStatusCode.OK, (await still.GetAsync("/auth/me")).StatusCode);
    }

    [Fact]
    public async Task Only_an_admin_creates_teachers()
    {
        using var admin = await server.AdminAsync();
        var body = new
        {
            email = "made@example.org",
            password = VeritasServer.Password,
            full_name = "Grace",
            role = "teacher",
        };

        foreach (var role in new[] { "student", "teacher" })
        {
            Assert.Equal(
                (403, "role_required"),
                await (await server.PersonAsync(role)).Http.RefusedAsync("/admin/users", body)
            );
        }

        Assert.Equal("teacher", Text(await admin.PostedAsync("/admin/users", body), "role"));
        Assert.Equal((409, "email_taken"), await admin.RefusedAsync("/admin/users", body));
        Assert.Equal(
            HttpStatusCode.OK,
            (await (await server.SignInAsync("made@example.org")).Http.GetAsync("/teacher/exams")).StatusCode
        );
    }

    private async Task<JsonElement> SessionAsync()
    {
        var person = await server.PersonAsync("student");
        return await server.Anonymous.PostedAsync(
            "/auth/login",
            new { email = person.Email, password = VeritasServer.Password }
        );
    }

    private Task<JsonElement> RefreshAsync(JsonElement session) =>
        server.Anonymous.PostedAsync("/auth/refresh", new { refresh_token = Text(session, "refresh_token") });

    private Task<(int Status, string Code)> RefusedRefreshAsync(JsonElement session) =>
        server.Anonymous.RefusedAsync("/auth/refresh", new { refresh_token = Text(session, "refresh_token") });

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
