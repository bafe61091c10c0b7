using System.Globalization;
using System.Net;
using Veritas.Tests.Web.Monitoring;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Operations;

public sealed class MetricsTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private static readonly string[] Expected =
    [
        "veritas_journal_queued",
        "veritas_journal_fill",
        "veritas_journal_waiting_seconds",
        "veritas_journal_lag_seconds_bucket",
        "dotnet_gc_collections_total",
        "orleans_catalog_activations",
        "orleans_app_requests_latency_milliseconds_count",
    ];

    [Fact]
    public async Task Metrics_reflect_activity()
    {
        var before = await ReadAsync();
        var watched = await WatchedAttempt.StartAsync(server);
        await using var client = await watched.ConnectAsync();
        await watched.SendAsync(client, 1, 7);
        var after = await Poll.UntilAsync(
            ReadAsync,
            m => Sum(m, "veritas_journal_rows_total") >= Sum(before, "veritas_journal_rows_total") + 7
        );

        Assert.True(Sum(after, "veritas_monitor_sockets") >= 1);
        Assert.True(
            Sum(after, "http_server_request_duration_seconds_count")
                > Sum(before, "http_server_request_duration_seconds_count")
        );
        Assert.True(Sum(after, "veritas_journal_batch_count") > Sum(before, "veritas_journal_batch_count"));
        foreach (var name in Expected)
        {
            Assert.True(after.ContainsKey(name), name);
        }

        string[] jobs = ["turns_total", "failures_total", "duration_seconds_bucket"];
        foreach (var name in jobs.Select(j => "veritas_jobs_" + j))
        {
            Assert.True(after.ContainsKey(name), name);
        }
    }

    [Fact]
    public async Task Every_line_has_the_form_that_collectors_read()
    {
        await server.Anonymous.GetAsync("/health");
        var text = await server.Anonymous.GetStringAsync("/metrics");

        Assert.All(
            text.TrimEnd('\n').Split('\n').Where(l => !l.StartsWith('#')),
            line =>
                Assert.Matches(
                    @"^[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-zA-Z_][a-zA-Z0-9_]*=""(\\.|[^""\\])*""(,[a-zA-Z_][a-zA-Z0-9_]*=""(\\.|[^""\\])*"")*\})? (-?[0-9.]+([eE][+-]?[0-9]+)?|NaN|[+-]Inf)$",
                    line
                )
        );
        var heads = text.Split('\n').Where(l => l.StartsWith("# TYPE", StringComparison.Ordinal)).ToList();
        Assert.Equal(heads.Count, heads.Distinct().Count());
    }

    [Fact]
    public async Task Unknown_paths_and_methods_add_no_time_series()
    {
        await AskAsync(0);
        var before = (await server.Anonymous.GetStringAsync("/metrics")).Split('\n').Count(IsOfRequests);

        for (var i = 1; i <= 20; i++)
        {
            await AskAsync(i);
        }

        Assert.True(before > 0);
        Assert.Equal(before, (await server.Anonymous.GetStringAsync("/metrics")).Split('\n').Count(IsOfRequests));

        async Task AskAsync(int i)
        {
            await server.Anonymous.GetAsync($"/nowhere/{i}?q={i}");
            await server.Anonymous.GetAsync($"/teacher/exams/{Guid.NewGuid()}");
            await server.Anonymous.SendAsync(new HttpRequestMessage(new HttpMethod($"METHOD{i}"), "/health"));
        }

        // Other tests of this class add successful requests, so only client errors count.
        static bool IsOfRequests(string line) =>
            line.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal)
            && line.Contains("http_response_status_code=\"4", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_behind_a_proxy_require_a_token()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");

        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await server.Anonymous.SendAsync(request)));
    }

    [Fact]
    public async Task A_configured_token_or_an_admin_reads_metrics()
    {
        await using var own = new VeritasServer
        {
            Settings = { ["Veritas:Operations:MetricsToken"] = "scrape-scrape-scrape" },
        };
        await own.InitializeAsync();
        var student = await own.PersonAsync("student");
        using var admin = await own.AdminAsync();
        using var collector = own.Client("scrape-scrape-scrape");

        Assert.Equal(HttpStatusCode.OK, (await collector.GetAsync("/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/metrics")).StatusCode);
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await own.Anonymous.GetAsync("/metrics")));
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await student.Http.GetAsync("/metrics")));
    }

    private async Task<Dictionary<string, double>> ReadAsync()
    {
        var text = await server.Anonymous.GetStringAsync("/metrics");
        return text.Split('\n')
            .Where(l => l.Length > 0 && l[0] != '#')
            .GroupBy(l => l[..l.IndexOfAny(['{', ' '])])
            .ToDictionary(
                g => g.Key,
                g => g.Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture))
            );
    }

    private static double Sum(Dictionary<string, double> metrics, string name) => metrics.GetValueOrDefault(name);
}
