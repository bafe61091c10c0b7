using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Web.Monitoring;
using Veritas.Tests.Web.Rooms;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Operations;

/// <summary>A caller's traceparent appears in the response and in the log.</summary>
[Collection("Traces")]
public sealed class TraceTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string Traceparent = $"00-{TraceId}-b7ad6b7169203331-01";

    [Fact]
    public async Task A_trace_goes_from_the_request_into_the_lines_of_the_services_and_into_errors()
    {
        using var log = new TracedLog();
        await using var server = new VeritasServer { Log = log };
        await server.InitializeAsync();
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var url =
            $"/teacher/classes/{(await teacher.Http.PostedAsync("/teacher/classes", new { name = "9b" })).GetProperty("id").GetGuid()}";

        await VeritasServer.Read(
            await SendAsync(teacher, $"{url}/members/import?format=json", new[] { new { email = student.Email } })
        );
        var refused = await SendAsync(teacher, $"{url}/members", new { email = "nobody@example.org" });
        await teacher.Http.PostedAsync($"{url}/members/import?format=json", new[] { new { email = student.Email } });

        Assert.Equal(404, (int)refused.StatusCode);
        Assert.Contains(
            TraceId,
            JsonElement.Parse(await refused.Content.ReadAsStringAsync()).GetProperty("trace_id").GetString(),
            StringComparison.Ordinal
        );
        var traceIds = log
            .Lines.Where(l =>
                l.Category.EndsWith(".ClassesService", StringComparison.Ordinal)
                && l.Text.Contains("imported", StringComparison.Ordinal)
            )
            .Select(l => l.TraceId)
            .ToList();
        Assert.Equal(2, traceIds.Count);
        Assert.Equal(TraceId, traceIds[0]);
        // Another request has its own trace.
        Assert.Equal(32, traceIds[1]?.Length);
        Assert.NotEqual(TraceId, traceIds[1]);
    }

    [Fact]
    public async Task Socket_frames_have_no_trace_and_no_activity()
    {
        var started = new ConcurrentQueue<Activity>();
        using var listener = Listen(started, ActivitySamplingResult.None);
        await using var server = new VeritasServer();
        await server.InitializeAsync();
        var watched = await WatchedAttempt.StartAsync(server);
        var ticket = watched.Attempt.Ticket;
        await using var client = await MonitorClient.OpenAsync(server, ticket, traceparent: Traceparent);
        for (var seq = 1; seq <= 3; seq++)
        {
            await watched.SendAsync(client, seq, 1);
        }

        // Requests do create activities, so the listener works.
        Assert.NotEmpty(started);
        Assert.DoesNotContain(started, a => a.TraceId.ToHexString() == TraceId);
        Assert.DoesNotContain(started, a => a.ParentSpanId == default);
    }

    [Fact]
    public async Task Each_hub_call_has_its_own_trace()
    {
        var started = new ConcurrentQueue<Activity>();
        using var listener = Listen(started, ActivitySamplingResult.AllData);
        await using var server = new VeritasServer();
        await server.InitializeAsync();
        var watched = await WatchedAttempt.StartAsync(server);
        await using var hub = await HubClient.ConnectAsync(server.Url, watched.Teacher.Token);
        started.Clear();

        await hub.Invoke("Watch", watched.Exam.Id, null);
        await hub.Invoke("Watch", watched.Exam.Id, null);

        // The listener also sees activities of other tests in this process.
        var exam = watched.Exam.Id.ToString("N");
        var calls = started
            .Where(a => a is { OperationName: "IExamGrain/PermissionOf", Kind: ActivityKind.Client })
            .Where(a => a.GetTagItem("orleans.rpc.target_id") is string i && i.EndsWith(exam, StringComparison.Ordinal))
            .ToList();
        Assert.Equal(2, calls.Count);
        Assert.NotEqual(calls[0].TraceId, calls[1].TraceId);
    }

    /// <summary>Records the activities of grain calls. Samples only those with a parent.</summary>
    private static ActivityListener Listen(ConcurrentQueue<Activity> started, ActivitySamplingResult sampled)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.Orleans.Application",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == default ? ActivitySamplingResult.None : sampled,
            ActivityStarted = started.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static Task<HttpResponseMessage> SendAsync(Person who, string url, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(body) };
        request.Headers.Add("traceparent", Traceparent);
        return who.Http.SendAsync(request);
    }
}
