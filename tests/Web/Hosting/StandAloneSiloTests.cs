using System.Net;
using System.Net.Http.Json;
using Veritas.Tests.Web.Operations.Otlp;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Hosting;

/// <summary>A silo in its own process: health, metrics, log, and a trace that spans the silo and a web host.</summary>
[Collection("Traces")]
public sealed class StandAloneSiloTests(SiloWithWebHost both) : IClassFixture<SiloWithWebHost>
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319d";
    private const string CallerSpan = "b7ad6b7169203331";
    private const string Web = "veritas";
    private const string Silo = "veritas-silo";

    [Fact]
    public async Task One_request_is_one_trace_across_both_processes_in_spans_and_log()
    {
        await SubmitAsync();

        var spans = await SpansAsync(all =>
            all.Exists(IsRequest) && all.Exists(IsSubmit(Web)) && all.Exists(IsSubmit(Silo)) && all.Exists(IsQuery)
        );
        var request = Assert.Single(spans, s => IsRequest(s));
        var called = Assert.Single(spans, s => IsSubmit(Web)(s));
        var served = Assert.Single(spans, s => IsSubmit(Silo)(s));
        Assert.Equal((CallerSpan, request.Id, called.Id), (request.Parent, called.Parent, served.Parent));
        Assert.StartsWith("POST /student/attempts/", request.Name, StringComparison.Ordinal);
        var lines = await Poll.UntilAsync(
            () =>
                Task.FromResult(
                    both.Collector.Lines.Where(l => l.Trace == TraceId && Has(l.Text, "has ended")).ToList()
                ),
            l => l.Count > 0
        );
        Assert.Equal((Silo, "Veritas.Grains.Attempts.AttemptGrain"), (lines[0].Service, lines[0].Category));
        // Background work, such as a periodic database query, starts no trace.
        var roots = both.Collector.Spans.Where(s => s.Parent.Length == 0);
        Assert.All(roots, s => Assert.StartsWith("Microsoft.AspNetCore", s.Source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Both_processes_send_their_metrics()
    {
        await both.Web.Anonymous.GetAsync("/health");

        await Poll.UntilAsync(
            () => Task.FromResult(string.Join('\n', both.Collector.Metrics.Keys.Order())),
            m =>
                Has(m, $"({Silo}, orleans-app-requests-latency)")
                && Has(m, $"({Silo}, veritas.journal.queued)")
                && Has(m, $"({Web}, http.server.request.duration)")
        );
    }

    [Fact]
    public async Task A_silo_serves_its_health_and_metrics_over_http()
    {
        using var http = new HttpClient { BaseAddress = both.Silo.Url };
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        forwarded.Headers.Add("X-Forwarded-For", "192.0.2.7");

        var health = await http.ReadAsync("/health");
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal(0, health.GetProperty("reasons").GetArrayLength());
        Assert.Matches(@"^\d+\.\d+\.\d+", health.GetProperty("version").GetString());
        var checks = health.GetProperty("checks");
        Assert.Equal("ok", checks.GetProperty("database").GetString());
        Assert.Equal("ok", checks.GetProperty("silo").GetString());
        Assert.Equal(0, checks.GetProperty("journal").GetProperty("queued_rows").GetInt64());
        Assert.Equal("ok", (await http.ReadAsync("/health/live")).GetProperty("status").GetString());
        Assert.Equal("ok", (await http.ReadAsync("/health/ready")).GetProperty("status").GetString());
        var metrics = await http.GetStringAsync("/metrics");
        Assert.Contains("orleans_app_requests_latency_milliseconds_count", metrics, StringComparison.Ordinal);
        Assert.Contains("veritas_journal_queued", metrics, StringComparison.Ordinal);
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await http.SendAsync(forwarded)));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/admin/users")).StatusCode);
    }

    [Fact]
    public async Task Metrics_have_no_label_that_changes_with_each_start()
    {
        using var http = new HttpClient { BaseAddress = both.Silo.Url };
        await both.Web.AdminAsync();

        Assert.All(
            [await http.GetStringAsync("/metrics"), await both.Web.Anonymous.GetStringAsync("/metrics")],
            text =>
            {
                Assert.Contains("orleans_messaging_sent_messages_size", text, StringComparison.Ordinal);
                Assert.DoesNotMatch(@"S\d+\.\d+\.\d+\.\d+:\d+:\d+", text);
            }
        );
    }

    [Fact]
    public void A_silo_writes_one_line_when_it_is_up()
    {
        // Grains log user actions at the same level, so they are excluded.
        var written = both
            .Silo.Log.Split('\n')
            .Where(line => Has(line, "info: ") && !Has(line, "info: Veritas.Grains."));

        Assert.Matches($@" is up: http://127\.0\.0\.1:{both.Silo.Port}$", Assert.Single(written));
    }

    private async Task SubmitAsync()
    {
        var exam = await both.Web.PublishedExamAsync(await both.Web.PersonAsync("teacher"));
        var student = await both.Web.PersonAsync("student");
        var attempt = await exam.StartAsync(student);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/student/attempts/{attempt.Id}/submit");
        request.Headers.Add("traceparent", $"00-{TraceId}-{CallerSpan}-01");
        await VeritasServer.Read(await student.Http.SendAsync(request));
    }

    /// <summary>Returns the spans of the trace as soon as all of them have arrived.</summary>
    private Task<List<Span>> SpansAsync(Func<List<Span>, bool> wanted) =>
        Poll.UntilAsync(() => Task.FromResult(both.Collector.Spans.Where(s => s.Trace == TraceId).ToList()), wanted);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);

    private static bool IsQuery(Span span) => span is { Service: Silo, Source: "Npgsql" };

    private static bool IsRequest(Span span) => span is { Service: Web, Source: "Microsoft.AspNetCore" };

    private static Predicate<Span> IsSubmit(string service) =>
        span =>
            span.Service == service
            && span is { Source: "Microsoft.Orleans.Application", Name: "IAttemptGrain/Submit" };
}
