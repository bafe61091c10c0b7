using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Veritas.Tests.Web.Monitoring;
using Veritas.Tests.Web.Rooms;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Http;

namespace Veritas.Tests.Web.Http;

/// <summary>
/// A route can be called with and without the prefix <c>/api</c> and a trailing slash. All forms reach the same
/// endpoint.
/// </summary>
public sealed partial class PathFormTests(StillServer still) : IClassFixture<StillServer>
{
    private const string Matched = "Microsoft.AspNetCore.Routing.EndpointMatched";
    private const string Some = "00000000-0000-7000-8000-000000000001";
    private const string Mark = "X-Form";

    private static readonly (string Method, string Pattern)[] Undocumented =
    [
        ("GET", "/ws/monitor"),
        ("GET", "/hubs/alerts"),
        ("POST", "/hubs/alerts/negotiate"),
        ("GET", "/openapi/v1.json"),
    ];

    private readonly VeritasServer _server = still.Server;

    [Fact]
    public async Task The_four_forms_of_every_route_reach_one_endpoint()
    {
        var reached = new ConcurrentDictionary<string, Endpoint>();
        using var listening = Listen(reached);
        var wrong = new List<string>();
        var routes = (await ApiRoute.AllAsync(_server)).Select(r => (r.Method, r.Pattern));
        foreach (var (method, pattern) in routes.Concat(Undocumented))
        {
            var all = new List<(Endpoint? Endpoint, int Status)>();
            foreach (var form in Forms(pattern))
            {
                var mark = $"{method} {form}";
                using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(form, Some));
                request.Headers.Add(Mark, mark);
                using var answer = await _server.Anonymous.SendAsync(request);
                all.Add((reached.GetValueOrDefault(mark), (int)answer.StatusCode));
            }

            var seen = all.Distinct().ToList();
            var same = seen is [(RouteEndpoint one, not 404)] && PermissionRoutes.Plain(one.RoutePattern) == pattern;
            wrong.AddRange(same ? [] : [$"{method} {pattern}: {string.Join(", ", seen)}"]);
        }

        Assert.Empty(wrong);
    }

    /// <summary>
    /// Such a route would be unreachable: the prefix api is removed from paths, and app serves the pages.
    /// </summary>
    [Fact]
    public void No_route_begins_with_api_or_app()
    {
        var endpoints = _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

        var first = endpoints.Select(e => PermissionRoutes.Plain(e.RoutePattern).Split('/')[1]).ToHashSet();

        Assert.Contains("teacher", first);
        Assert.DoesNotContain(first, name => name.ToUpperInvariant() is "API" or "APP");
    }

    [Fact]
    public async Task Api_is_removed_once()
    {
        var answer = await _server.Anonymous.GetAsync("/api/api/health");

        Assert.Equal((404, "route_unknown"), await VeritasServer.Refusal(answer));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/api")]
    public async Task The_returned_monitoring_url_keeps_the_path_prefix_and_opens_a_socket(string form)
    {
        var watched = await WatchedAttempt.StartAsync(_server);
        var ticket = await watched.Student.Http.PostedAsync($"{form}/student/attempts/{watched.Id}/ticket/");
        var url = new Uri($"{ticket.GetProperty("url").GetString()}?ticket={ticket.GetProperty("ticket").GetString()}");
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("veritas.monitor.v1");

        await socket.ConnectAsync(url, CancellationToken.None);

        Assert.Equal($"{form}/ws/monitor", url.AbsolutePath);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Theory]
    [InlineData("/api/hubs/alerts")]
    [InlineData("/api/hubs/alerts/")]
    public async Task The_hub_accepts_the_token_in_the_query_with_every_path_form(string path)
    {
        var watched = await WatchedAttempt.StartAsync(_server);
        await using var hub = await HubClient.ConnectAsync(_server.Url, watched.Teacher.Token, path);

        var room = await hub.Invoke("Watch", watched.Exam.Id, null);

        Assert.Equal(watched.Exam.Id, room.GetProperty("exam").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task The_audit_log_contains_the_route_and_Location_is_valid()
    {
        var teacher = await _server.PersonAsync("teacher");
        var draft = ExamSetUp.Draft(_server.Time.GetUtcNow());
        using var made = await teacher.Http.PostAsJsonAsync("/api/teacher/exams/", draft);
        var exam = await VeritasServer.Read(await teacher.Http.GetAsync(made.Headers.Location));
        using var admin = await _server.AdminAsync();

        var rows = await admin.ReadAsync($"/admin/audit?subject_id={exam.GetProperty("id").GetGuid()}");

        var row = Assert.Single(rows.GetProperty("items").EnumerateArray());
        Assert.Equal("POST /teacher/exams", row.GetProperty("action").GetString());
    }

    private static string[] Forms(string path) => [path, path + "/", "/api" + path, "/api" + path + "/"];

    /// <summary>Records the endpoint of every marked request.</summary>
    private IDisposable Listen(ConcurrentDictionary<string, Endpoint> reached)
    {
        var diagnostics = _server.Services.GetRequiredService<DiagnosticListener>();
        return diagnostics.Subscribe(new Endpoints(reached), name => name == Matched);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    private sealed class Endpoints(ConcurrentDictionary<string, Endpoint> reached)
        : IObserver<KeyValuePair<string, object?>>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: Matched, Value: HttpContext http } && http.Request.Headers[Mark] is [{ } mark])
            {
                reached[mark] = http.GetEndpoint()!;
            }
        }
    }
}
