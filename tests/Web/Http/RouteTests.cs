using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>Takes all routes from the host, so that a new one is always included.</summary>
public sealed partial class RouteTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    /// <summary>Routes without authentication. The two monitoring routes take a ticket instead.</summary>
    private static readonly string[] Open =
    [
        "POST /auth/register",
        "POST /auth/login",
        "POST /auth/refresh",
        "POST /auth/two-factor/setup",
        "POST /auth/two-factor/confirm",
        "POST /auth/two-factor/disable",
        "GET /health",
        "GET /health/live",
        "GET /health/ready",
        "GET /metrics",
        "GET /ws/monitor",
        "POST /monitor/events",
        "GET /openapi/v1.json",
    ];

    private static readonly string[] Nonsense = ["""{"nonsense":1}""", "[]", "7", "not json", "{\"a\":"];

    [Fact]
    public void Only_the_listed_routes_are_public() =>
        Assert.Equal(
            Open.Order(),
            Routes().Where(r => r.Policies is null).Select(r => $"{r.Method} {r.Pattern}").Distinct().Order()
        );

    [Fact]
    public async Task A_protected_route_checks_the_token_first()
    {
        var wrong = new List<string>();
        foreach (var route in Routes().Where(r => r.Policies is not null))
        {
            var refusal = await server.Anonymous.RefusedAsync(new HttpMethod(route.Method), route.Url, null);
            wrong.AddRange(refusal == (401, "token_invalid") ? [] : [$"{route.Method} {route.Pattern}: {refusal}"]);
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_protected_route_refuses_other_roles()
    {
        var people = new Dictionary<string, Person>
        {
            ["student"] = await server.PersonAsync("student"),
            ["teacher"] = await server.PersonAsync("teacher"),
            ["admin"] = await server.SignInAsync("admin@example.org"),
        };
        var wrong = new List<string>();
        var called = 0;
        foreach (var route in Routes().Where(r => r.Policies is { Length: > 0 }))
        {
            foreach (var role in people.Keys.Except(route.Policies!.SelectMany(RolesOf)))
            {
                called++;
                var refusal = await people[role].Http.RefusedAsync(new HttpMethod(route.Method), route.Url, null);
                wrong.AddRange(
                    refusal == (403, "role_required") ? [] : [$"{role} on {route.Method} {route.Pattern}: {refusal}"]
                );
            }
        }

        Assert.Empty(wrong);
        Assert.True(called >= 30, $"only {called} pairs of route and role were called");
    }

    [Fact]
    public async Task An_invalid_body_is_never_a_server_error()
    {
        using var admin = await server.AdminAsync();
        var student = await server.PersonAsync("student");
        var wrong = new List<string>();
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 1_000)) + "1" + new string('}', 1_000);
        // Ending one's own sessions has neither a body nor an id, so nothing can be invalid.
        foreach (
            var route in Routes()
                .Where(r =>
                    r.Method is "POST" or "PUT" or "DELETE"
                    && !r.Pattern.StartsWith("/hubs", StringComparison.Ordinal)
                    && r.Pattern != "/auth/sessions"
                )
        )
        {
            var http = route.Policies is ["student"] ? student.Http : admin;
            foreach (var body in Nonsense.Append(deep).Append($$"""{"a":"{{new string('x', 300_000)}}"}"""))
            {
                var (status, code) = await http.RefusedAsync(new HttpMethod(route.Method), route.Url, body);
                wrong.AddRange(
                    status is >= 400 and < 500
                        ? []
                        : [$"{route.Method} {route.Pattern}: {status} {code} for {body[..Math.Min(20, body.Length)]}"]
                );
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("GET", "/teacher/exams/not-an-id", 404, "route_unknown")]
    [InlineData("GET", "/nowhere", 404, "route_unknown")]
    [InlineData("GET", "/teacher/students?query=%00", 200, "")]
    [InlineData("GET", "/teacher/students", 400, "request_invalid")]
    [InlineData("PATCH", "/teacher/exams", 405, "method_not_allowed")]
    [InlineData("TRACE", "/auth/login", 405, "method_not_allowed")]
    [InlineData(
        "GET",
        "/teacher/attempts/00000000-0000-0000-0000-000000000001/monitoring?limit=x",
        400,
        "request_invalid"
    )]
    public async Task An_invalid_url_is_never_a_server_error(string method, string url, int status, string code)
    {
        using var admin = await server.AdminAsync();
        using var response = await admin.SendAsync(new HttpRequestMessage(new HttpMethod(method), url));

        Assert.Equal(status, (int)response.StatusCode);
        if (code.Length > 0)
        {
            Assert.Equal((status, code), await VeritasServer.Refusal(response));
        }
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=nothing")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_of_another_content_type_is_refused(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/login")
        {
            Content = new ByteArrayContent("{}"u8.ToArray()),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        Assert.Equal(
            (415, "content_type_unsupported"),
            await VeritasServer.Refusal(await server.Anonymous.SendAsync(request))
        );
    }

    private static string[] RolesOf(string policy) =>
        policy switch
        {
            "student" => ["student"],
            "teacher" => ["teacher", "admin"],
            "admin" => ["admin"],
            _ => throw new InvalidOperationException($"the test does not know the policy {policy}"),
        };

    private IEnumerable<(string Method, string Pattern, string Url, string[]? Policies)> Routes() =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        let needed = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods
            ? methods
            : ["GET"]
        select (
            method,
            pattern,
            AnId().Replace(pattern, Some),
            needed.Count == 0 ? null : needed.Select(n => n.Policy).OfType<string>().ToArray()
        );

    [GeneratedRegex(@"\{[a-z_]+(:guid)?\}")]
    private static partial Regex AnId();

    private const string Some = "00000000-0000-7000-8000-000000000001";
}
