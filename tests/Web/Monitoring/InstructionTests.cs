using System.Text.Json;
using Veritas.Tests.Support;
using Veritas.Tests.Web.Rooms;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>Instructions from a teacher's hub connection to a student's socket and their results.</summary>
public sealed class InstructionTests : IAsyncLifetime
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(5);
    private VeritasServer _server = null!;
    private ManualTime _time = null!;

    public async ValueTask InitializeAsync() => (_server, _time) = await VeritasServer.WithClockAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_message_is_sent_again_until_it_is_done_and_not_after()
    {
        var watched = await WatchedAttempt.StartAsync(_server);
        await using var client = await watched.ConnectAsync();
        await client.NextAsync("welcome");
        await InstructAsync(watched, "message", new { text = "Please sit down." });

        var first = (await client.NextAsync("instruction"))!.Value;
        Assert.Equal(("message", "Please sit down."), (Text(first, "kind"), Text(first, "text")));
        _time.Advance(Pulse);
        Assert.Equal(Text(first, "id"), Text((await client.NextAsync("instruction"))!.Value, "id"));

        await client.SendAsync($$"""{"t":"done","id":"{{Text(first, "id")}}"}""");
        await Poll.UntilAsync(
            () =>
                _server.Database.ScalarAsync<long>(
                    "select count(*) from attempt_instructions where done_at is not null"
                ),
            n => n == 1
        );
        _time.Advance(Pulse);
        _time.Advance(Pulse);
        Assert.Empty(await InstructionsUntilPongAsync(client));
    }

    [Fact]
    public async Task A_reconnected_client_receives_unfinished_instructions()
    {
        var watched = await WatchedAttempt.StartAsync(_server);
        await InstructAsync(watched, "message", new { text = "one" });
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await InstructAsync(watched, "lock", null);
        await _server.RestartAsync();

        await using var client = await watched.ConnectAsync();

        Assert.Equal("one", Text((await client.NextAsync("instruction"))!.Value, "text"));
        Assert.Equal("lock", Text((await client.NextAsync("instruction"))!.Value, "kind"));
        using var http = _server.Client(watched.Student.Token);
        Assert.True((await http.ReadAsync($"/student/attempts/{watched.Id}")).GetProperty("locked").GetBoolean());
    }

    [Fact]
    public async Task A_pause_stops_the_clock_and_is_credited()
    {
        var watched = await WatchedAttempt.StartAsync(_server);
        await using var client = await watched.ConnectAsync();
        var deadline = watched.Attempt.Session.GetProperty("deadline").GetDateTimeOffset();
        var url = $"/student/attempts/{watched.Id}";
        _time.Advance(TimeSpan.FromSeconds(20));
        await InstructAsync(watched, "pause", null);

        Assert.Equal(
            (409, "attempt_paused"),
            await watched.Student.Http.RefusedAsync(
                HttpMethod.Put,
                $"{url}/answers/{watched.Exam.Choice}",
                new { revision = 1, value = "a" }
            )
        );
        Assert.Equal((409, "attempt_paused"), await watched.Student.Http.RefusedAsync(url + "/submit"));
        Assert.Equal("already_paused", await RefusedAsync(watched, "pause", null));
        await watched.SendAsync(client, 1, 2);

        _time.Advance(TimeSpan.FromSeconds(100));
        await InstructAsync(watched, "resume", null);

        await using var back = await watched.ConnectAsync();
        var resume = (await back.NextAsync("instruction", i => Text(i, "kind") == "resume"))!.Value;
        Assert.Equal(deadline.AddSeconds(100), resume.GetProperty("until").GetDateTimeOffset());
        var session = await watched.Student.Http.ReadAsync(url);
        Assert.Equal(
            ("in_progress", deadline.AddSeconds(100)),
            (Text(session, "status"), session.GetProperty("deadline").GetDateTimeOffset())
        );
        Assert.Equal("not_paused", await RefusedAsync(watched, "resume", null));
    }

    [Fact]
    public async Task A_paused_attempt_does_not_expire_and_is_abandoned_after_a_day()
    {
        var watched = await WatchedAttempt.StartAsync(_server);
        await InstructAsync(watched, "pause", null);

        _time.Advance(TimeSpan.FromHours(23.9));
        Assert.Equal("paused", Text(await watched.Student.Http.ReadAsync($"/student/attempts/{watched.Id}"), "status"));
        _time.Advance(TimeSpan.FromHours(0.1));

        Assert.Equal(
            "abandoned",
            await Poll.UntilAsync(
                () => _server.Database.ScalarAsync<string>("select status from exam_attempts"),
                s => s != "paused"
            )
        );
    }

    [Fact]
    public async Task Extra_time_moves_the_deadline_and_a_lock_hides_the_page()
    {
        var watched = await WatchedAttempt.StartAsync(_server);
        await using var client = await watched.ConnectAsync();
        var deadline = watched.Attempt.Session.GetProperty("deadline").GetDateTimeOffset();

        await InstructAsync(watched, "extend", new { seconds = 300 });
        Assert.Equal(
            deadline.AddSeconds(300),
            (await client.NextAsync("instruction"))!.Value.GetProperty("until").GetDateTimeOffset()
        );
        await InstructAsync(watched, "lock", new { text = "Wait.", seconds = 0 });
        Assert.Equal(
            "Wait.",
            Text((await client.NextAsync("instruction", i => Text(i, "kind") == "lock"))!.Value, "text")
        );

        var session = await watched.Student.Http.ReadAsync($"/student/attempts/{watched.Id}");
        Assert.Equal(
            (true, deadline.AddSeconds(300)),
            (session.GetProperty("locked").GetBoolean(), session.GetProperty("deadline").GetDateTimeOffset())
        );
        await InstructAsync(watched, "resume", null);
        Assert.False(
            (await watched.Student.Http.ReadAsync($"/student/attempts/{watched.Id}")).GetProperty("locked").GetBoolean()
        );
    }

    [Fact]
    public async Task Ending_an_attempt_needs_a_reason_which_the_student_reads()
    {
        var watched = await WatchedAttempt.StartAsync(_server);
        await using var client = await watched.ConnectAsync();
        Assert.Equal("reason_missing", await RefusedAsync(watched, "terminate", null));
        Assert.Equal("reason_missing", await RefusedAsync(watched, "terminate", new { text = "  " }));

        await InstructAsync(watched, "terminate", new { text = "Left the room." });

        Assert.Equal("Left the room.", Text((await client.NextAsync("instruction"))!.Value, "text"));
        Assert.Equal(4409, await client.ClosedAsync());
        var session = await watched.Student.Http.ReadAsync($"/student/attempts/{watched.Id}");
        Assert.Equal(("terminated", "Left the room."), (Text(session, "status"), Text(session, "end_reason")));
        Assert.Equal("attempt_over", await RefusedAsync(watched, "message", new { text = "again" }));
    }

    [Theory]
    [InlineData("message", null, "text_missing")]
    [InlineData("extend", null, "seconds_invalid")]
    [InlineData("extend", """{"seconds":0}""", "seconds_invalid")]
    [InlineData("resume", null, "not_paused")]
    public async Task An_invalid_instruction_is_refused_and_not_sent(string kind, string? args, string code)
    {
        var watched = await WatchedAttempt.StartAsync(_server);

        Assert.Equal(code, await RefusedAsync(watched, kind, args is null ? null : JsonElement.Parse(args)));

        Assert.Equal(0, await _server.Database.ScalarAsync<long>("select count(*) from attempt_instructions"));
    }

    [Fact]
    public async Task Instructions_require_the_permission_to_proctor_and_fail_independently()
    {
        var (mine, other) = (await WatchedAttempt.StartAsync(_server), await WatchedAttempt.StartAsync(_server));
        var viewer = await _server.PersonAsync("teacher");
        await mine.Teacher.Http.PutAsync(
            $"/teacher/exams/{mine.Exam.Id}/permissions",
            new { email = viewer.Email, level = "view" }
        );

        Assert.Equal(["not_permitted"], await CodesAsync(viewer, [mine.Id]));
        Assert.Equal(["attempt_unknown", "attempt_unknown"], await CodesAsync(viewer, [other.Id, Guid.NewGuid()]));
        Assert.Equal(["", "attempt_unknown"], await CodesAsync(mine.Teacher, [mine.Id, other.Id]));
        await Assert.ThrowsAnyAsync<Exception>(() => HubClient.ConnectAsync(_server.Url, mine.Student.Token));

        Assert.Equal(1, await _server.Database.ScalarAsync<long>("select count(*) from attempt_instructions"));
    }

    private async Task<string[]> CodesAsync(Person teacher, Guid[] attempts)
    {
        await using var hub = await HubClient.ConnectAsync(_server.Url, teacher.Token);
        var outcomes = await hub.Invoke("Instruct", attempts, "message", new { text = "hello" });
        return [.. outcomes.EnumerateArray().Select(o => o.GetProperty("ok").GetBoolean() ? "" : Text(o, "code"))];
    }

    private async Task<JsonElement> SendAsync(WatchedAttempt watched, string kind, object? args)
    {
        await using var hub = await HubClient.ConnectAsync(_server.Url, watched.Teacher.Token);
        return (await hub.Invoke("Instruct", new[] { watched.Id }, kind, args))[0];
    }

    private async Task InstructAsync(WatchedAttempt watched, string kind, object? args)
    {
        var outcome = await SendAsync(watched, kind, args);
        Assert.True(outcome.GetProperty("ok").GetBoolean(), outcome.GetRawText());
    }

    private async Task<string> RefusedAsync(WatchedAttempt watched, string kind, object? args) =>
        Text(await SendAsync(watched, kind, args), "code");

    /// <summary>The frames that arrive before the response to a ping sent now.</summary>
    private static async Task<IReadOnlyList<JsonElement>> InstructionsUntilPongAsync(MonitorClient client)
    {
        await client.SendAsync("""{"t":"ping","at":"now"}""");
        var seen = new List<JsonElement>();
        while (await client.ReceiveAsync() is { } frame && Text(frame, "t") != "pong")
        {
            seen.Add(frame);
        }

        return [.. seen.Where(f => Text(f, "t") == "instruction")];
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
