using System.Net;
using System.Text.RegularExpressions;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>Every API response has no-store and security headers, for every status.</summary>
public sealed partial class AnswerHeaderTests(StillServer still) : IClassFixture<StillServer>
{
    private const string Some = "00000000-0000-7000-8000-000000000001";

    /// <summary>Headers and their values; for the content security policy, the start of its value.</summary>
    private static readonly (string Name, string Value)[] Expected =
    [
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Content-Security-Policy", "default-src 'self'"),
    ];

    private readonly VeritasServer _server = still.Server;

    [Fact]
    public async Task Every_route_sends_the_headers_to_every_role()
    {
        using var admin = await _server.AdminAsync();
        var (student, teacher) = (await _server.PersonAsync("student"), await _server.PersonAsync("teacher"));
        HttpClient[] everybody = [_server.Anonymous, student.Http, teacher.Http, admin];
        var wrong = new List<string>();
        var statuses = new HashSet<int>();
        foreach (var route in await ApiRoute.AllAsync(_server))
        {
            // The requests have no body, so they change nothing, except that logging out would end the sessions.
            foreach (var http in route.Name == "DELETE /auth/sessions" ? [_server.Anonymous] : everybody)
            {
                var url = Parameter().Replace(route.Pattern, Some);
                using var request = new HttpRequestMessage(new HttpMethod(route.Method), url);
                using var answer = await http.SendAsync(request);
                statuses.Add((int)answer.StatusCode);
                wrong.AddRange(Wrong(answer).Select(w => $"{route.Name} {(int)answer.StatusCode}: {w}"));
            }
        }

        Assert.Empty(wrong);
        Assert.Superset(new HashSet<int>([200, 400, 401, 403, 404]), statuses);
    }

    [Theory]
    [InlineData("GET", "/nowhere", null, 404)]
    [InlineData("PATCH", "/auth/login", null, 405)]
    [InlineData("POST", "/auth/login", "not json", 400)]
    [InlineData("POST", "/auth/login", "charset", 415)]
    [InlineData("POST", "/auth/login", "large", 413)]
    [InlineData("GET", "/ws/monitor", null, 400)]
    [InlineData("GET", "/hubs/alerts", null, 401)]
    [InlineData("GET", "/openapi/v1.json", null, 200)]
    [InlineData("GET", "/docs/index.html", null, 200)]
    public async Task Unknown_routes_send_the_headers(string method, string url, string? body, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        request.Content = body switch
        {
            null => null,
            "charset" => new StringContent("{}", System.Text.Encoding.Unicode, "application/json"),
            "large" => Body.Raw($$"""{"email":"{{new string('x', 300_000)}}"}"""),
            _ => Body.Raw(body),
        };

        using var answer = await _server.Anonymous.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(Wrong(answer));
    }

    [Fact]
    public async Task Rate_limited_responses_send_the_headers()
    {
        await using var server = new VeritasServer();
        server.Settings["Veritas:Limits:RequestsPerSecondPerAddress"] = "1";
        await server.InitializeAsync();

        for (var i = 0; i < 1_000; i++)
        {
            using var answer = await server.Anonymous.GetAsync("/health");
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.Empty(Wrong(answer));
                return;
            }
        }

        Assert.Fail("no request was refused");
    }

    [Fact]
    public async Task Responses_with_an_ETag_send_the_headers()
    {
        var teacher = await _server.PersonAsync("teacher");
        var exam = await _server.PublishedExamAsync(teacher);

        using var answer = await teacher.Http.GetAsync($"/teacher/exams/{exam.Id}");

        Assert.NotNull(answer.Headers.ETag);
        Assert.Empty(Wrong(answer));
    }

    private static IEnumerable<string> Wrong(HttpResponseMessage answer)
    {
        foreach (var (name, start) in Expected)
        {
            var seen = answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "none";
            if (name == "Content-Security-Policy" ? !seen.StartsWith(start, StringComparison.Ordinal) : seen != start)
            {
                yield return $"{name} is {seen}";
            }
        }
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
