using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Tests.Web.Rooms;

public sealed class AlertHubTriageTests
{
    [Fact]
    public async Task Triage_reaches_every_dashboard()
    {
        await using var server = await HubServer.StartAsync();
        var attempt = await server.Rows.Attempt(server.Exam, await server.Rows.User());
        var alert = await server.Rows.Alert(server.Exam, attempt, server.Time.GetUtcNow());
        await using var one = await server.ConnectAsync();
        await using var two = await server.ConnectAsync();
        await one.Invoke("Watch", server.Exam, null);
        await two.Invoke("Watch", server.Exam, null);

        var seen = await one.Invoke("Acknowledge", alert);
        var judged = await one.Invoke("Resolve", alert, "suspicious", "looked away");

        Assert.Equal(
            ("acknowledged", server.Teacher.UserId),
            (seen.GetProperty("state").GetString(), seen.GetProperty("handled_by").GetGuid())
        );
        Assert.Equal(
            ("resolved", "suspicious", "looked away"),
            (
                judged.GetProperty("state").GetString(),
                judged.GetProperty("verdict").GetString(),
                judged.GetProperty("comment").GetString()
            )
        );
        Assert.Equal("acknowledged", (await two.Next("alert")).GetProperty("state").GetString());
        Assert.Equal("resolved", (await two.Next("alert")).GetProperty("state").GetString());
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await two.Next("room")).GetProperty("open_alerts").GetInt32());
    }

    [Fact]
    public async Task An_alert_can_be_resolved_without_watching_its_room()
    {
        await using var server = await HubServer.StartAsync();
        var attempt = await server.Rows.Attempt(server.Exam, await server.Rows.User());
        var alert = await server.Rows.Alert(server.Exam, attempt, server.Time.GetUtcNow());
        await using var teacher = await server.ConnectAsync();

        Assert.Equal(
            "resolved",
            (await teacher.Invoke("Resolve", alert, "cleared", "")).GetProperty("state").GetString()
        );
        Assert.Equal("alert_resolved", await Refusal(() => teacher.Invoke("Acknowledge", alert)));
        Assert.Equal("alert_unknown", await Refusal(() => teacher.Invoke("Acknowledge", Guid.NewGuid())));
    }

    [Fact]
    public async Task An_alert_that_is_not_stored_yet_is_reported_as_such()
    {
        await using var server = await HubServer.StartAsync();
        await using var teacher = await server.ConnectAsync();
        await teacher.Invoke("Watch", server.Exam, null);
        var alert = await server.Raise(server.Card(Guid.NewGuid(), await server.Rows.User()));
        await teacher.NextAlert();

        Assert.Equal("database_away", await Refusal(() => teacher.Invoke("Acknowledge", alert)));
    }

    [Fact]
    public async Task A_room_without_its_database_is_reported_with_a_code()
    {
        await using var server = await HubServer.StartAsync();
        var attempt = await server.Rows.Attempt(server.Exam, await server.Rows.User());
        var alert = await server.Rows.Alert(server.Exam, attempt, server.Time.GetUtcNow());
        server.Stubs.Rooms[server.Exam] = (_, _) => throw new StorageUnavailableException("NpgsqlException");
        await using var teacher = await server.ConnectAsync();

        Assert.Equal("database_away", await Refusal(() => teacher.Invoke("Acknowledge", alert)));
    }

    [Fact]
    public async Task An_instruction_reaches_every_attempt_with_separate_outcomes()
    {
        await using var server = await HubServer.StartAsync();
        var (good, paused, unknown, unavailable) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var received = new List<Instruct>();
        server.Stubs.Attempts[good] = command =>
        {
            received.Add(command);
            return new Instruction(Guid.NewGuid(), command.Kind, command.Text, null);
        };
        server.Stubs.Attempts[paused] = _ => new Problem(
            ProblemKind.Conflict,
            "already_paused",
            "The attempt is already paused."
        );
        server.Stubs.Attempts[unavailable] = _ => throw new TimeoutException();
        await using var teacher = await server.ConnectAsync();

        var answer = await teacher.Invoke(
            "Instruct",
            new[] { good, paused, unknown, unavailable },
            "message",
            new { text = "Ten minutes left." }
        );

        Assert.Equal(
            [good, paused, unknown, unavailable],
            answer.EnumerateArray().Select(o => o.GetProperty("attempt_id").GetGuid())
        );
        Assert.Equal(
            [true, false, false, false],
            answer.EnumerateArray().Select(o => o.GetProperty("ok").GetBoolean())
        );
        Assert.Equal(
            [null, "already_paused", "attempt_unknown", "attempt_away"],
            answer.EnumerateArray().Select(o => o.GetProperty("code").GetString())
        );
        Assert.Equal(
            new Instruct(server.Teacher, InstructionKind.Message, "Ten minutes left.", 0),
            Assert.Single(received)
        );
    }

    [Fact]
    public async Task Five_hundred_attempts_get_an_instruction_in_one_call()
    {
        await using var server = await HubServer.StartAsync();
        var attempts = Enumerable.Range(0, 500).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var attempt in attempts)
        {
            server.Stubs.Attempts[attempt] = command => new Instruction(
                Guid.NewGuid(),
                command.Kind,
                command.Text,
                null
            );
        }

        await using var teacher = await server.ConnectAsync();
        var answer = await teacher.Invoke("Instruct", attempts, "extend", new { seconds = 300 });

        Assert.Equal(
            attempts,
            answer
                .EnumerateArray()
                .Where(o => o.GetProperty("ok").GetBoolean())
                .Select(o => o.GetProperty("attempt_id").GetGuid())
        );
        Assert.Equal(
            "argument_invalid",
            await Refusal(() =>
                teacher.Invoke("Instruct", attempts.Append(Guid.NewGuid()), "extend", new { seconds = 300 })
            )
        );
    }

    [Fact]
    public async Task A_flag_and_a_note_reach_the_attempt_and_its_refusal_reaches_the_caller()
    {
        await using var server = await HubServer.StartAsync();
        var (good, over, unknown, unavailable) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var received = new List<Annotate>();
        server.Stubs.Annotations[good] = command =>
        {
            received.Add(command);
            return Done.Value;
        };
        server.Stubs.Annotations[over] = _ => new Problem(
            ProblemKind.Conflict,
            "attempt_over",
            "The attempt has ended."
        );
        server.Stubs.Annotations[unavailable] = _ => throw new TimeoutException();
        await using var teacher = await server.ConnectAsync();

        await teacher.Invoke("Flag", good, 75, "Talks.");
        await teacher.Invoke("Flag", good, 0, null);
        await teacher.Invoke("Note", good, "Asked for water.");

        Assert.Equal(
            [
                new Annotate(server.Teacher, AnnotationKind.Flag, 75, "Talks."),
                new Annotate(server.Teacher, AnnotationKind.Flag, 0, ""),
                new Annotate(server.Teacher, AnnotationKind.Note, 0, "Asked for water."),
            ],
            received
        );
        Assert.Equal("attempt_over", await Refusal(() => teacher.Invoke("Note", over, "Late.")));
        Assert.Equal("attempt_unknown", await Refusal(() => teacher.Invoke("Flag", unknown, 50, "")));
        Assert.Equal("database_away", await Refusal(() => teacher.Invoke("Flag", unavailable, 50, "")));
    }

    private static readonly (string Method, string Arguments)[] Bad =
    [
        ("Watch", """["nonsense", null]"""),
        ("Watch", """[null, null]"""),
        ("Watch", """[7, null]"""),
        ("Watch", """["01900000-0000-7000-8000-000000000000", "x"]"""),
        ("Unwatch", """[{}]"""),
        ("Acknowledge", """[[]]"""),
        ("Resolve", """["01900000-0000-7000-8000-000000000000", "guilty", ""]"""),
        ("Resolve", """["01900000-0000-7000-8000-000000000000", 2, ""]"""),
        ("Resolve", """["01900000-0000-7000-8000-000000000000", "cleared", "\u0000"]"""),
        ("Resolve", """["01900000-0000-7000-8000-000000000000", "cleared", "\ud800"]"""),
        ("Instruct", """[[], "message", {"text": "x"}]"""),
        ("Instruct", """[["x"], "message", {"text": "x"}]"""),
        ("Instruct", """[["01900000-0000-7000-8000-000000000000"], "explode", null]"""),
        ("Instruct", """[["01900000-0000-7000-8000-000000000000"], "extend", {"seconds": 1.5}]"""),
        ("Instruct", """[["01900000-0000-7000-8000-000000000000"], "extend", {"seconds": -1}]"""),
        ("Instruct", """[["01900000-0000-7000-8000-000000000000"], "message", {"words": "x"}]"""),
        ("Instruct", """[["01900000-0000-7000-8000-000000000000"], "message", "x"]"""),
        ("Flag", """["x", 50, ""]"""),
        ("Flag", """["01900000-0000-7000-8000-000000000000", 101, ""]"""),
        ("Flag", """["01900000-0000-7000-8000-000000000000", -1, ""]"""),
        ("Flag", """["01900000-0000-7000-8000-000000000000", 2.5, ""]"""),
        ("Flag", """["01900000-0000-7000-8000-000000000000", null, ""]"""),
        ("Flag", """["01900000-0000-7000-8000-000000000000", "50", ""]"""),
        ("Flag", """["01900000-0000-7000-8000-000000000000", 50, 7]"""),
        ("Note", """["x", "text"]"""),
        ("Note", """["01900000-0000-7000-8000-000000000000", "\u0000"]"""),
        ("Note", """["01900000-0000-7000-8000-000000000000", {}]"""),
    ];

    [Fact]
    public async Task Invalid_arguments_are_named_and_the_connection_stays_open()
    {
        await using var server = await HubServer.StartAsync();
        using var teacher = await server.OpenSocketAsync();
        foreach (var (method, arguments) in Bad)
        {
            var refused = await Refusal(() => teacher.InvokeAsync(method, arguments));
            Assert.Equal((arguments, "argument_invalid"), (arguments, refused));
        }

        await teacher.InvokeAsync("Watch", $"""["{server.Exam}", null]""");
    }

    [Fact]
    public async Task Unknown_methods_and_wrong_numbers_of_arguments_are_errors_and_a_huge_message_ends_the_connection()
    {
        await using var server = await HubServer.StartAsync();
        await using var teacher = await server.ConnectAsync();

        await Assert.ThrowsAsync<HubRefusedException>(() => teacher.Invoke("Grade", 1));
        await Assert.ThrowsAsync<HubRefusedException>(() => teacher.Invoke("Watch"));
        await teacher.Invoke("Watch", server.Exam, null);
        await Assert.ThrowsAsync<HubRefusedException>(() => teacher.Invoke("Acknowledge", new string('x', 100_000)));
        await teacher.Ended.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_connection_watches_at_most_twenty_rooms()
    {
        await using var server = await HubServer.StartAsync();
        await using var admin = await server.ConnectAsync(new Actor(await server.Rows.User("admin"), Role.Admin));
        for (var i = 0; i < 20; i++)
        {
            await admin.Invoke("Watch", await server.Rows.Exam(server.Teacher.UserId, $"Exam {i}"), null);
        }

        Assert.Equal("too_many_rooms", await Refusal(() => admin.Invoke("Watch", server.Exam, null)));
    }

    private static async Task<string> Refusal(Func<Task> call) =>
        (await Assert.ThrowsAsync<HubRefusedException>(call)).Code;
}
