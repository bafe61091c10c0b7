using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Operations;

/// <summary>Whoever calls with a traceparent finds its trace in the answer and in the log.</summary>
public sealed class TraceTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task A_trace_goes_from_the_request_into_the_lines_of_the_grains_and_into_errors()
    {
        using var log = new TracedLog();
        await using var server = new VeritasServer { Log = log };
        await server.InitializeAsync();
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var url = $"/teacher/classes/{(await teacher.Http.PostedAsync("/teacher/classes", new { name = "9b" })).GetProperty("id").GetGuid()}";

        await VeritasServer.Read(await SendAsync(teacher, $"{url}/members/import?format=json", new[] { new { email = student.Email } }));
        var refused = await SendAsync(teacher, $"{url}/members", new { email = "nobody@example.org" });
        await teacher.Http.PostedAsync($"{url}/members/import?format=json", new[] { new { email = student.Email } });

        Assert.Equal(404, (int)refused.StatusCode);
        Assert.Contains(TraceId, JsonElement.Parse(await refused.Content.ReadAsStringAsync()).GetProperty("trace_id").GetString(), StringComparison.Ordinal);
        var told = log.Lines.Where(l => l.Category.EndsWith(".ClassesGrain", StringComparison.Ordinal) && l.Text.Contains("imported", StringComparison.Ordinal)).Select(l => l.TraceId).ToList();
        Assert.Equal(2, told.Count);
        Assert.Equal(TraceId, told[0]);
        // Another request has another trace of its own.
        Assert.Equal(32, told[1]?.Length);
        Assert.NotEqual(TraceId, told[1]);
    }

    private static Task<HttpResponseMessage> SendAsync(Person who, string url, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(body) };
        request.Headers.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");
        return who.Http.SendAsync(request);
    }
}
