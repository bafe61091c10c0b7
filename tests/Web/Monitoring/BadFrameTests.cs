using System.Net.WebSockets;
using System.Text;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>
/// Invalid frames. Each leaves the rows and the score of the attempt unchanged. The next valid frame is accepted, on
/// the same socket if it stays open (close 0) and otherwise on a new one.
/// </summary>
public sealed class BadFrameTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private const string Now = "@now";

    public static TheoryData<string, string, string, int> Frames =>
        new()
        {
            { "cut", """{"t":"events","seq":4,"events":[{""", "malformed", 4400 },
            { "no JSON", "hello", "malformed", 4400 },
            { "empty", "", "malformed", 4400 },
            { "an array", "[1]", "malformed", 4400 },
            { "a text", "\"events\"", "malformed", 4400 },
            { "two objects", """{"t":"ping"}{"t":"ping"}""", "malformed", 4400 },
            { "a NUL byte", "{\"t\":\"ping\"\0}", "malformed", 4400 },
            { "a comment", """{"t":"ping"/* */}""", "malformed", 4400 },
            { "unknown frame", """{"t":"hello"}""", "frame_unknown", 4400 },
            { "no t", "{}", "frame_unknown", 4400 },
            { "t is a number", """{"t":7}""", "frame_unknown", 4400 },
            { "no events", """{"t":"events","seq":4,"events":[]}""", "events_missing", 4400 },
            { "events missing", """{"t":"events","seq":4}""", "events_missing", 4400 },
            { "events is no array", """{"t":"events","seq":4,"events":7}""", "malformed", 4400 },
            { "event is no object", """{"t":"events","seq":4,"events":[7]}""", "malformed", 4400 },
            { "seq 0", Events(0), "seq_invalid", 4400 },
            { "seq negative", Events(-1), "seq_invalid", 4400 },
            { "seq huge", Events(long.MaxValue), "seq_invalid", 4400 },
            {
                "seq a text",
                """{"t":"events","seq":"4","events":[{"type":"tab.hidden","at":"@now"}]}""",
                "seq_invalid",
                4400
            },
            { "gap", Events(5), "seq_gap", 0 },
            { "changed content", Events(3), "seq_conflict", 0 },
            {
                "changed content, then new",
                """{"t":"events","seq":3,"events":[{"type":"tab.hidden","at":"@now","ms":9},{"type":"tab.hidden","at":"@now"}]}""",
                "seq_conflict",
                0
            },
            { "unknown type", Event("""{"type":"tab.unknown","at":"@now"}"""), "type_unknown", 0 },
            { "the server's type", Event("""{"type":"heartbeat.missed","at":"@now"}"""), "type_unknown", 0 },
            { "the teacher's type", Event("""{"type":"proctor.flag","at":"@now"}"""), "type_unknown", 0 },
            { "no type", Event("""{"at":"@now"}"""), "type_unknown", 0 },
            { "no at", Event("""{"type":"tab.hidden"}"""), "at_invalid", 0 },
            { "at without zone", Event("""{"type":"tab.hidden","at":"2031-01-01T00:00:00"}"""), "at_invalid", 0 },
            { "at a number", Event("""{"type":"tab.hidden","at":1900000000}"""), "at_invalid", 0 },
            { "at in the future", Event("""{"type":"tab.hidden","at":"9998-01-01T00:00:00Z"}"""), "at_future", 0 },
            { "at ancient", Event("""{"type":"tab.hidden","at":"1969-01-01T00:00:00Z"}"""), "at_ancient", 0 },
            { "negative ms", Event("""{"type":"tab.hidden","at":"@now","ms":-1}"""), "ms_invalid", 0 },
            { "ms over a day", Event("""{"type":"tab.hidden","at":"@now","ms":86400001}"""), "ms_invalid", 0 },
            { "ms a text", Event("""{"type":"tab.hidden","at":"@now","ms":"1"}"""), "ms_invalid", 0 },
            { "ms a fraction", Event("""{"type":"tab.hidden","at":"@now","ms":1.5}"""), "ms_invalid", 0 },
            { "NUL in data", Data("{\"a\":\"\\u0000\"}"), "data_invalid", 0 },
            { "NUL in a name", Data("{\"a\\u0000\":1}"), "data_invalid", 0 },
            { "lone surrogate", Data("{\"a\":\"\\ud800\"}"), "data_invalid", 0 },
            { "number out of range", Data("{\"a\":1e999}"), "data_invalid", 0 },
            { "data is a text", Data("\"a\""), "data_invalid", 0 },
            { "data too large", Data("{\"a\":\"" + new string('x', 5_000) + "\"}"), "data_too_large", 0 },
            {
                "nested 1,000 deep",
                Data(string.Concat(Enumerable.Repeat("{\"a\":", 1_000)) + "1" + new string('}', 1_000)),
                "malformed",
                4400
            },
            { "501 events", Many(501), "too_many_events", 4413 },
            { "10,000 events", Many(10_000), "frame_too_large", 4413 },
            { "1 MB", new string(' ', 1 << 20), "frame_too_large", 4413 },
            {
                "the second of two is bad",
                """{"t":"events","seq":4,"events":[{"type":"tab.hidden","at":"@now"},{"type":"tab.hidden","at":"@now","ms":-1}]}""",
                "ms_invalid",
                0
            },
        };

    [Theory]
    [MemberData(nameof(Frames))]
    public async Task A_bad_frame_gets_a_clear_error_and_changes_nothing(
        string what,
        string frame,
        string code,
        int close
    )
    {
        var (watched, client, rows, score) = await ReadyAsync();
        await using var first = client;

        await client.SendAsync(frame.Replace(Now, server.Time.GetUtcNow().ToString("O"), StringComparison.Ordinal));

        Assert.Equal(code, WatchedAttempt.Code(await client.NextAsync("error")));
        await ContinuesAsync(watched, client, close, rows, score, what);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_binary_frame_is_refused(bool empty)
    {
        var (watched, client, rows, score) = await ReadyAsync();
        await using var first = client;

        await client.SendAsync(empty ? [] : Encoding.UTF8.GetBytes(Events(4)), WebSocketMessageType.Binary);

        Assert.Equal("binary", WatchedAttempt.Code(await client.NextAsync("error")));
        await ContinuesAsync(watched, client, 4400, rows, score, "binary");
    }

    [Fact]
    public async Task A_frame_that_is_not_UTF_8_only_closes_the_socket()
    {
        var (watched, client, rows, score) = await ReadyAsync();
        await using var first = client;

        await client.SendAsync([.. "{\"t\":\"ping\",\"at\":\""u8, 0xC3, 0x28, .. "\"}"u8], WebSocketMessageType.Text);

        Assert.Equal((int)WebSocketCloseStatus.InvalidPayloadData, await client.ClosedAsync());
        await using var next = await watched.ConnectAsync();
        await ContinuesAsync(watched, next, 0, rows, score, "not UTF-8");
    }

    [Fact]
    public async Task A_client_that_sends_pings_without_reading_is_told_that_it_is_too_fast()
    {
        var (_, client, _, _) = await ReadyAsync();
        await using var first = client;

        for (var i = 0; i < 3_000 && client.State == WebSocketState.Open; i++)
        {
            await client.SendAsync("""{"t":"ping","at":"x"}""");
        }

        Assert.Equal("too_fast", WatchedAttempt.Code(await client.NextAsync("error")));
        Assert.Equal(4429, await client.ClosedAsync());
    }

    [Fact]
    public async Task Repeated_gaps_are_reported_and_lose_no_event()
    {
        var (watched, client, _, _) = await ReadyAsync();
        await using var first = client;
        for (var i = 0; i < 3; i++)
        {
            await client.SendEventsAsync(9, 1, server.Time.GetUtcNow());
            Assert.Equal("seq_gap", WatchedAttempt.Code(await client.NextAsync("error")));
        }

        await watched.SendAsync(client, 4, 1);

        Assert.Equal(
            1,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from monitoring_events where attempt_id = '{watched.Id}' and type = 'client.tampered'"
            )
        );
    }

    private async Task<(WatchedAttempt, MonitorClient, string Rows, string Score)> ReadyAsync()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        var client = await watched.ConnectAsync();
        await watched.SendAsync(client, 1, 3);
        return (watched, client, await watched.RowsAsync(), await watched.ScoreAsync());
    }

    private static async Task ContinuesAsync(
        WatchedAttempt watched,
        MonitorClient client,
        int close,
        string rows,
        string score,
        string what
    )
    {
        if (close != 0)
        {
            Assert.Equal(close, await client.ClosedAsync());
        }

        Assert.Equal((what, rows), (what, await watched.RowsAsync()));
        Assert.Equal((what, score), (what, await watched.ScoreAsync()));
        await using var next = close == 0 ? client : await watched.ConnectAsync();
        await watched.SendAsync(next, 4, 2);
        Assert.StartsWith(rows, await watched.RowsAsync(), StringComparison.Ordinal);
    }

    private static string Events(long seq) =>
        $$"""{"t":"events","seq":{{seq}},"events":[{"type":"tab.hidden","at":"@now","ms":7}]}""";

    private static string Event(string one) => $$"""{"t":"events","seq":4,"events":[{{one}}]}""";

    private static string Data(string data) => Event($$"""{"type":"tab.hidden","at":"@now","data":{{data}}}""");

    private static string Many(int count) =>
        $$"""{"t":"events","seq":4,"events":[{{string.Join(',', Enumerable.Repeat("""{"type":"tab.hidden","at":"@now"}""", count))}}]}""";
}
