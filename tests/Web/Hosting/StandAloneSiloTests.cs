using System.Net;
using System.Net.Http.Json;
using Veritas.Tests.Web.Operations.Otlp;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Hosting;

/// <summary>A silo as a process of its own, with a web host as its client: its health, its metrics, and one trace through both.</summary>
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
        await ImportAsync();

        var spans = await Until.HoldsAsync(
            () => Task.FromResult(both.Collector.Spans.Where(s => s.Trace == TraceId).ToList()), s => s.Exists(IsImport(Silo)) && s.Exists(IsImport(Web)) && s.Exists(IsRequest));
        var request = Assert.Single(spans, s => IsRequest(s));
        var called = Assert.Single(spans, s => IsImport(Web)(s));
        var served = Assert.Single(spans, s => IsImport(Silo)(s));
        Assert.Equal((CallerSpan, request.Id, called.Id), (request.Parent, called.Parent, served.Parent));
        Assert.StartsWith("POST /teacher/classes/", request.Name, StringComparison.Ordinal);
        await Until.HoldsAsync(
            () => Task.FromResult(both.Collector.Spans.ToList()), all => all.Exists(s => s is { Service: Silo, Source: "Npgsql", Trace: TraceId }));
        var line = (await Until.HoldsAsync(
            () => Task.FromResult(both.Collector.Lines.Where(l => l.Trace == TraceId && l.Text.Contains("imported", StringComparison.Ordinal)).ToList()), l => l.Count > 0))[0];
        Assert.Equal((Silo, "Veritas.Grains.Classes.ClassesGrain"), (line.Service, line.Category));
        Assert.DoesNotContain(both.Collector.Spans, s => s.Parent.Length == 0 && !s.Source.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Both_processes_send_their_metrics()
    {
        await both.Web.Nobody.GetAsync("/health");

        await Until.HoldsAsync(() => Task.FromResult(string.Join('\n', both.Collector.Metrics.Keys.Order())), m =>
            m.Contains($"({Silo}, orleans-app-requests-latency)", StringComparison.Ordinal) && m.Contains($"({Silo}, veritas.journal.queued)", StringComparison.Ordinal)
            && m.Contains($"({Web}, http.server.request.duration)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_silo_tells_of_its_health_and_its_metrics_over_http()
    {
        using var http = new HttpClient { BaseAddress = both.Silo.Url };
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        forwarded.Headers.Add("X-Forwarded-For", "192.0.2.7");

        var health = await http.ReadAsync("/health");
        Assert.Equal(("ok", 0), (health.GetProperty("status").GetString(), health.GetProperty("reasons").GetArrayLength()));
        Assert.Matches(@"^\d+\.\d+\.\d+", health.GetProperty("version").GetString());
        Assert.Equal(("ok", "ok"), (health.GetProperty("checks").GetProperty("database").GetString(), health.GetProperty("checks").GetProperty("silo").GetString()));
        Assert.Equal(0, health.GetProperty("checks").GetProperty("journal").GetProperty("queued_rows").GetInt64());
        Assert.Equal("ok", (await http.ReadAsync("/health/live")).GetProperty("status").GetString());
        Assert.Equal("ok", (await http.ReadAsync("/health/ready")).GetProperty("status").GetString());
        var metrics = await http.GetStringAsync("/metrics");
        Assert.Contains("orleans_app_requests_latency_milliseconds_count", metrics, StringComparison.Ordinal);
        Assert.Contains("veritas_journal_queued", metrics, StringComparison.Ordinal);
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await http.SendAsync(forwarded)));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/admin/users")).StatusCode);
    }

    [Fact]
    public void A_silo_writes_one_line_when_it_is_up()
    {
        // What people do is told beside it, by the grains.
        var told = both.Silo.Log.Split('\n').Where(line => line.Contains("info: ", StringComparison.Ordinal) && !line.Contains("info: Veritas.Grains.", StringComparison.Ordinal));

        Assert.Matches($@" is up: http://127\.0\.0\.1:{both.Silo.Port}$", Assert.Single(told));
    }

    private async Task ImportAsync()
    {
        var (teacher, student) = (await both.Web.PersonAsync("teacher"), await both.Web.PersonAsync("student"));
        var made = (await teacher.Http.PostedAsync("/teacher/classes", new { name = "9b" })).GetProperty("id").GetGuid();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/teacher/classes/{made}/members/import?format=json")
        {
            Content = JsonContent.Create(new[] { new { email = student.Email } }),
        };
        request.Headers.Add("traceparent", $"00-{TraceId}-{CallerSpan}-01");
        await VeritasServer.Read(await teacher.Http.SendAsync(request));
    }

    private static bool IsRequest(Span span) => span is { Service: Web, Source: "Microsoft.AspNetCore" };

    private static Predicate<Span> IsImport(string service) => span =>
        span.Service == service && span.Source == "Microsoft.Orleans.Application" && span.Name == "IClassesGrain/ImportMembers";
}
