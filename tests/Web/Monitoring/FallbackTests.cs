using System.Net;
using System.Text;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Monitoring;

/// <summary><c>POST /monitor/events</c>, for a closing page and for simple clients.</summary>
public sealed class FallbackTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_batch_over_HTTP_is_followed_by_the_socket()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        await using var client = await watched.ConnectAsync();
        await watched.SendAsync(client, 1, 2);
        using var beacon = new StringContent(Batch(3, 2), Encoding.UTF8, "text/plain");

        var answer = await server.Anonymous.PostAsync($"/monitor/events?ticket={watched.Attempt.Ticket}", beacon);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(4, (await VeritasServer.Read(answer)).GetProperty("accepted").GetInt64());
        await watched.SendAsync(client, 5, 1);
        Assert.Equal(5, (await watched.RowsAsync()).Split('\n').Length);
    }

    [Fact]
    public async Task An_event_with_a_students_token_can_wait_for_durability()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        var body =
            $$"""{"attempt_id":"{{watched.Id}}","seq":1,"type":"tab.hidden","at":"{{server.Time.GetUtcNow():O}}","ms":4000,"data":{"part":0} }""";

        var answer = await watched.Student.Http.PostAsync("/monitor/events?wait=durable", Body.Raw(body));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, (await VeritasServer.Read(answer)).GetProperty("durable").GetInt64());
        Assert.Contains("tab.hidden", await watched.RowsAsync(), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Accepted,
            (await watched.Student.Http.PostAsync("/monitor/events", Body.Raw(body))).StatusCode
        );
        Assert.Single((await watched.RowsAsync()).Split('\n'));
    }

    [Fact]
    public async Task Only_the_attempts_student_can_send_events()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        var body = Batch(1, 1, watched.Id);

        Assert.Equal(
            (404, "attempt_unknown"),
            await (await server.PersonAsync("student")).Http.RefusedAsync("/monitor/events", body)
        );
        Assert.Equal((401, "ticket_invalid"), await watched.Teacher.Http.RefusedAsync("/monitor/events", body));
        Assert.Equal((401, "ticket_invalid"), await server.Anonymous.RefusedAsync("/monitor/events", body));
        Assert.Equal((400, "attempt_missing"), await watched.Student.Http.RefusedAsync("/monitor/events", Batch(1, 1)));
        Assert.Equal(
            (404, "attempt_unknown"),
            await watched.Student.Http.RefusedAsync("/monitor/events", Batch(1, 1, Guid.NewGuid()))
        );

        Assert.Equal("", await watched.RowsAsync());
    }

    [Theory]
    [InlineData("hello", 400, "malformed")]
    [InlineData("{}", 400, "frame_unknown")]
    [InlineData("""{"t":"ping"}""", 400, "events_missing")]
    [InlineData("""{"seq":1,"events":[]}""", 400, "events_missing")]
    [InlineData("""{"seq":1,"type":"tab.unknown","at":"2031-01-01T00:00:00Z"}""", 400, "type_unknown")]
    [InlineData("""{"seq":1,"type":"tab.hidden"}""", 400, "at_invalid")]
    [InlineData("""{"seq":1,"type":"tab.hidden","at":"9998-01-01T00:00:00Z"}""", 400, "at_future")]
    [InlineData("""{"seq":1,"type":"tab.hidden","at":"1969-01-01T00:00:00Z"}""", 400, "at_ancient")]
    [InlineData("""{"seq":2,"type":"tab.hidden","at":"@now"}""", 409, "seq_gap")]
    [InlineData("big", 413, "body_too_large")]
    [InlineData("many", 413, "too_many_events")]
    public async Task An_invalid_body_changes_nothing(string body, int status, string code)
    {
        var watched = await WatchedAttempt.StartAsync(server);
        var score = await watched.ScoreAsync();
        var sent = body switch
        {
            "big" => Batch(1, 2_000),
            "many" => Many(),
            _ => body.Replace("@now", server.Time.GetUtcNow().ToString("O"), StringComparison.Ordinal),
        };

        Assert.Equal(
            (status, code),
            await server.Anonymous.RefusedAsync($"/monitor/events?ticket={watched.Attempt.Ticket}", sent)
        );

        Assert.Equal(("", score), (await watched.RowsAsync(), await watched.ScoreAsync()));
        await VeritasServer.Read(
            await server.Anonymous.PostAsync(
                $"/monitor/events?wait=durable&ticket={watched.Attempt.Ticket}",
                Body.Raw(Batch(1, 1))
            )
        );
    }

    [Fact]
    public async Task An_ended_attempt_accepts_no_events()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        await watched.Student.Http.PostedAsync($"/student/attempts/{watched.Id}/submit");

        Assert.Equal(
            (409, "attempt_over"),
            await server.Anonymous.RefusedAsync($"/monitor/events?ticket={watched.Attempt.Ticket}", Batch(1, 1))
        );
        Assert.Equal(
            (409, "attempt_over"),
            await watched.Student.Http.RefusedAsync("/monitor/events?wait=durable", Batch(1, 1, watched.Id))
        );
        Assert.Equal("", await watched.RowsAsync());
    }

    private string Batch(long seq, int count, Guid? attempt = null)
    {
        var one = $$"""{"type":"tab.hidden","at":"{{server.Time.GetUtcNow():O}}","ms":4000}""";
        var named = attempt is { } id ? $"\"attempt_id\":\"{id}\"," : "";
        return $$"""{{{named}}"seq":{{seq}},"events":[{{string.Join(',', Enumerable.Repeat(one, count))}}]}""";
    }

    private static string Many() =>
        $$"""{"seq":1,"events":[{{string.Join(',', Enumerable.Repeat("""{"type":"tab.hidden","at":"2031-01-01T00:00:00Z"}""", 501))}}]}""";
}
