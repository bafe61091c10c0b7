using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Veritas.Tests.Web.Hosting;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Operations;

/// <summary>The Orleans dashboard is for admins only and is registered only if enabled.</summary>
public sealed class GrainDashboardTests(GrainDashboardTests.Server on) : IClassFixture<GrainDashboardTests.Server>
{
    private const string Page = "/admin/orleans/";
    private const string Counters = "/admin/orleans/DashboardCounters";
    private const string Session = "/admin/orleans/session";

    /// <summary>A server with the dashboard.</summary>
    public sealed class Server : IAsyncLifetime
    {
        public VeritasServer Host { get; } = new() { Settings = { ["Veritas:Dashboard:Enabled"] = "true" } };

        /// <summary>
        /// The health check activates the journal's grain. The dashboard counts grains at most once a second, so the
        /// grain must be active before the first request.
        /// </summary>
        public async ValueTask InitializeAsync()
        {
            await Host.InitializeAsync();
            using var admin = await Host.AdminAsync();
            await admin.ReadAsync("/health");
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    [Fact]
    public async Task A_disabled_dashboard_is_not_registered()
    {
        await using var off = new VeritasServer();
        await off.InitializeAsync();
        using var admin = await off.AdminAsync();
        var filters = off.Services.GetServices<IIncomingGrainCallFilter>().Select(f => f.GetType().Namespace);

        Assert.Equal((404, "route_unknown"), await VeritasServer.Refusal(await admin.GetAsync(Page)));
        Assert.Equal((404, "route_unknown"), await admin.RefusedAsync(Session));
        Assert.DoesNotContain(filters, name => name?.StartsWith("Orleans.Dashboard", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData(Counters)]
    public async Task The_dashboard_requires_an_admin(string url)
    {
        using var admin = await on.Host.AdminAsync();
        var teacher = await on.Host.PersonAsync("teacher");

        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await on.Host.Anonymous.GetAsync(url)));
        Assert.Equal((403, "role_required"), await VeritasServer.Refusal(await teacher.Http.GetAsync(url)));
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task The_dashboard_shows_the_grains_of_this_silo()
    {
        using var admin = await on.Host.AdminAsync();

        var counters = await admin.ReadAsync(Counters);

        var stats = counters.GetProperty("simpleGrainStats").GetRawText();
        Assert.Contains("JournalGrain", stats, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_opens_it_with_the_cookie_of_a_session_which_opens_nothing_else_and_ends_with_it()
    {
        using var admin = await on.Host.AdminAsync();
        var opened = await admin.PostAsync(Session, null);
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        using var browser = on.Host.Client(null);
        browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        browser.DefaultRequestHeaders.Add("Accept", "text/html");

        Assert.Equal(HttpStatusCode.NoContent, opened.StatusCode);
        Assert.EndsWith(
            "; max-age=900; path=/admin/orleans; samesite=strict; httponly",
            cookie,
            StringComparison.Ordinal
        );
        Assert.Contains("Orleans Dashboard", await browser.GetStringAsync(Page), StringComparison.Ordinal);
        Assert.Equal((401, "token_invalid"), await browser.RefusedAsync(Session));
        browser.DefaultRequestHeaders.Remove("Accept");
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await browser.GetAsync("/admin/users")));
        // The cookie is not valid as an access token either.
        using var bearer = on.Host.Client(cookie.Split(';')[0].Split('=')[1]);
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await bearer.GetAsync("/admin/users")));

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync("/auth/sessions")).StatusCode);
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await browser.GetAsync(Page)));
    }

    [Fact]
    public async Task Only_an_admin_with_a_session_gets_the_cookie()
    {
        var teacher = await on.Host.PersonAsync("teacher");
        using var admin = await on.Host.AdminAsync();
        var ends = on.Host.Time.GetUtcNow().AddDays(1);
        var made = await admin.PostedAsync(
            "/auth/keys",
            new
            {
                name = "watch",
                scopes = new[] { "admin:read", "admin:write" },
                expires_at = ends,
            }
        );
        using var key = on.Host.Client(made.GetProperty("secret").GetString());

        Assert.Equal((403, "role_required"), await teacher.Http.RefusedAsync(Session));
        Assert.Equal((403, "session_required"), await key.RefusedAsync(Session));
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync(Page)).StatusCode);
    }

    [Theory]
    [InlineData("Dashboard:Enabled", "perhaps")]
    [InlineData("Silo:Role", "client")]
    public async Task An_invalid_setting_is_named(string key, string value)
    {
        var wrong = await Assert.ThrowsAsync<OrleansConfigurationException>(() =>
            HostBuild.TryAsync(on.Host.Database, ("Silo:Cluster", "c"), ("Dashboard:Enabled", "true"), (key, value))
        );

        Assert.Contains("Veritas:Dashboard:Enabled", wrong.Message, StringComparison.Ordinal);
    }
}
