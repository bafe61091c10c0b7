using System.Net;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Pages;

/// <summary>Pages are under <c>/app</c>, the API is everywhere else, regardless of the Accept header.</summary>
public sealed class PagesTests(PageFiles pages) : IClassFixture<PageFiles>
{
    private const string Id = "00000000-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("/", "/app/")]
    [InlineData("/?from=mail", "/app/?from=mail")]
    [InlineData("/student", "/app/student")]
    [InlineData("/student/", "/app/student/")]
    [InlineData("/teacher?x=%2F", "/app/teacher?x=%2F")]
    [InlineData("/teacher/exams/new", "/app/teacher/exams/new")]
    [InlineData($"/teacher/exams/{Id}/room?attempt=7", $"/app/teacher/exams/{Id}/room?attempt=7")]
    public async Task The_root_and_old_page_addresses_redirect_to_the_pages(string address, string page)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var answer = await pages.Browser.SendAsync(new HttpRequestMessage(method, address));

            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Equal(page, answer.Headers.Location?.OriginalString);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        }
    }

    [Theory]
    [InlineData("/app")]
    [InlineData("/app/")]
    [InlineData("/app/index.html")]
    [InlineData("/app/nowhere?x=1")]
    [InlineData("/app/nowhere.txt")]
    [InlineData("/app/..%2fsecret.json")]
    [InlineData($"/app/student/attempts/{Id}")]
    public async Task An_address_of_a_page_shows_the_index_which_is_looked_up_each_time(string address)
    {
        var answer = await pages.Browser.GetAsync(address);

        Assert.Equal(PageFiles.Index, await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asset_is_cached_permanently()
    {
        var answer = await pages.Browser.GetAsync(PageFiles.Script);
        using var again = new HttpRequestMessage(HttpMethod.Get, PageFiles.Script);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        var unchanged = await pages.Browser.SendAsync(again);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        foreach (var headers in new[] { answer.Headers, unchanged.Headers })
        {
            Assert.Equal("public, max-age=31536000, immutable", headers.CacheControl?.ToString());
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Theory]
    [InlineData("GET", "/app/assets/index-0000.js")]
    [InlineData("GET", "/app/assets/..%2f..%2fsecret.json")]
    [InlineData("POST", "/app/")]
    [InlineData("POST", "/")]
    [InlineData("GET", "/assets/index-1a2b3c4d.js")]
    [InlineData("GET", "/index.html")]
    [InlineData("GET", "/api/app/")]
    [InlineData("GET", "/api/")]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/student")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/application")]
    [InlineData("GET", "//evil.example/app/")]
    public async Task An_unknown_address_is_a_problem_and_not_cached(string method, string address)
    {
        // Concatenated as text: as a relative URI, two leading slashes would address another server.
        var url = pages.Server.Url.AbsoluteUri.TrimEnd('/') + address;
        var answer = await pages.Browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), url));

        Assert.Equal((404, "route_unknown"), await VeritasServer.Refusal(answer));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData($"/student/exams/{Id}")]
    [InlineData($"/student/attempts/{Id}")]
    [InlineData("/teacher/exams")]
    [InlineData($"/teacher/exams/{Id}/attempts")]
    [InlineData("/admin/users")]
    public async Task A_browser_that_opens_a_route_gets_the_API_response(string address) =>
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await pages.Browser.GetAsync(address)));
}
