using System.Net.Http.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Accounts;

public sealed class RegisterRefusalTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private const string Good = "\"password\":\"correct horse battery\",\"full_name\":\"Ada\"";

    [Theory]
    [InlineData("""{"email":"a@example.org","full_name":"Ada"}""", 400, "body_invalid")]
    [InlineData("""{"email":"a@example.org","password":null,"full_name":"Ada"}""", 400, "body_invalid")]
    [InlineData("""{"email":7,"password":"correct horse battery","full_name":"Ada"}""", 400, "body_invalid")]
    [InlineData(
        """{"email":["a@example.org"],"password":"correct horse battery","full_name":"Ada"}""",
        400,
        "body_invalid"
    )]
    [InlineData("{\"email\":\"a@example.org\",\"role\":\"admin\"," + Good + "}", 400, "field_unknown")]
    [InlineData("{\"Email\":\"a@example.org\"," + Good + "}", 400, "field_unknown")]
    [InlineData("not json", 400, "body_invalid")]
    [InlineData("[]", 400, "body_invalid")]
    [InlineData("null", 400, "request_invalid")]
    [InlineData("", 400, "request_invalid")]
    [InlineData("{\"email\":\"\\ud800@example.org\"," + Good + "}", 400, "body_invalid")]
    [InlineData("{\"email\":\"a\\u0000@example.org\"," + Good + "}", 400, "email_invalid")]
    [InlineData("{\"email\":\"nobody\"," + Good + "}", 400, "email_invalid")]
    [InlineData("{\"email\":\"\"," + Good + "}", 400, "email_invalid")]
    [InlineData("""{"email":"a@example.org","password":"short","full_name":"Ada"}""", 400, "password_invalid")]
    [InlineData(
        """{"email":"a@example.org","password":"correct horse\u0000battery","full_name":"Ada"}""",
        400,
        "password_invalid"
    )]
    [InlineData(
        """{"email":"a@example.org","password":"correct horse battery","full_name":" "}""",
        400,
        "full_name_invalid"
    )]
    [InlineData(
        """{"email":"a@example.org","password":"correct horse battery","full_name":"A\u0000da"}""",
        400,
        "full_name_invalid"
    )]
    public async Task An_invalid_registration_creates_no_account(string body, int status, string code)
    {
        Assert.Equal((status, code), await server.Anonymous.RefusedAsync("/auth/register", body));

        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>(
                "select count(*) from users where email like 'a%' and role = 'student'"
            )
        );
    }

    [Fact]
    public async Task Addresses_are_unique_ignoring_case_even_concurrently()
    {
        object Body(string email) =>
            new
            {
                email,
                password = VeritasServer.Password,
                full_name = "Ada",
            };
        string[] spellings = ["twice@example.org", "TWICE@example.org", " Twice@Example.ORG", "twice@EXAMPLE.org"];

        var answers = await Task.WhenAll(
            spellings.Select(s => server.Anonymous.PostAsJsonAsync("/auth/register", Body(s)))
        );

        Assert.Single(answers, a => a.IsSuccessStatusCode);
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode))
        {
            Assert.Equal((409, "email_taken"), await VeritasServer.Refusal(refused));
        }

        Assert.Equal(
            1,
            await server.Database.ScalarAsync<long>(
                "select count(*) from users where lower(email) = 'twice@example.org'"
            )
        );
    }

    [Theory]
    [InlineData("/auth/register", 73, "x", 400, "password_invalid")]
    [InlineData("/auth/register", 37, "é", 400, "password_invalid")]
    [InlineData("/auth/register", 1 << 20, "x", 413, "body_too_large")]
    [InlineData("/auth/login", 1 << 20, "x", 413, "body_too_large")]
    public async Task A_password_longer_than_bcrypt_reads_is_refused(
        string route,
        int length,
        string letter,
        int status,
        string code
    )
    {
        var password = string.Concat(Enumerable.Repeat(letter, length));
        var body =
            route == "/auth/login"
                ? (object)new { email = "long@example.org", password }
                : new
                {
                    email = "long@example.org",
                    password,
                    full_name = "Ada",
                };

        Assert.Equal((status, code), await server.Anonymous.RefusedAsync(route, body));

        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>("select count(*) from users where email = 'long@example.org'")
        );
    }

    [Fact]
    public async Task Bytes_after_the_72nd_are_not_ignored()
    {
        var password = new string('x', 72);
        await server.Anonymous.PostedAsync(
            "/auth/register",
            new
            {
                email = "whole@example.org",
                password,
                full_name = "Ada",
            }
        );

        Assert.Equal(
            (401, "credentials_wrong"),
            await server.Anonymous.RefusedAsync(
                "/auth/login",
                new { email = "whole@example.org", password = password + "y" }
            )
        );
        await server.Anonymous.PostedAsync("/auth/login", new { email = "whole@example.org", password });
    }
}
