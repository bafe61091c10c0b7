using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Web.Rooms;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Attempts;

/// <summary>Flags and notes of teachers, over HTTP and over the hub.</summary>
public sealed class AnnotationTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_flag_raises_the_risk_and_a_note_does_not_and_both_are_among_the_events()
    {
        var (teacher, attempt) = await StartAsync();

        Assert.Equal(204, await PostAsync(teacher, attempt, "notes", new { text = "Asked for water." }));
        Assert.Equal(0, (await MonitoringAsync(teacher, attempt)).GetProperty("score").GetProperty("risk").GetDouble());
        Assert.Equal(204, await PostAsync(teacher, attempt, "flags", new { severity = 75, text = "Talks." }));
        Assert.True((await MonitoringAsync(teacher, attempt)).GetProperty("score").GetProperty("risk").GetDouble() > 0);
        Assert.Equal(204, await PostAsync(teacher, attempt, "flags", new { severity = 0 }));

        var monitoring = await MonitoringAsync(teacher, attempt);
        Assert.Equal(0, monitoring.GetProperty("score").GetProperty("risk").GetDouble());
        Assert.Equal(
            [("proctor.note", "", "Asked for water."), ("proctor.flag", "75", "Talks."), ("proctor.flag", "0", "")],
            Events(monitoring)
        );
        Assert.All(
            monitoring.GetProperty("events").EnumerateArray(),
            e => Assert.Equal(teacher.Id, e.GetProperty("data").GetProperty("by").GetGuid())
        );
    }

    [Fact]
    public async Task The_hub_records_the_same()
    {
        var (teacher, attempt) = await StartAsync();
        await using (var hub = await HubClient.ConnectAsync(server.Url, teacher.Token))
        {
            await hub.Invoke("Flag", attempt.Id, 50, "Talks.");
            await hub.Invoke("Flag", attempt.Id, 25, null);
            await hub.Invoke("Note", attempt.Id, "Asked for water.");
        }

        Assert.Equal(
            [("proctor.flag", "50", "Talks."), ("proctor.flag", "25", ""), ("proctor.note", "", "Asked for water.")],
            Events(await MonitoringAsync(teacher, attempt))
        );
        Assert.Equal(["HUB Note", "HUB Flag", "HUB Flag"], await ActionsAsync(attempt, 3));
    }

    [Fact]
    public async Task Requests_are_audited_with_the_attempt_and_a_retry_is_recorded_once()
    {
        var (teacher, attempt) = await StartAsync();

        var first = await SendAsync(teacher, attempt, "notes", new { text = "Once." }, key: "note-1");
        var again = await SendAsync(teacher, attempt, "notes", new { text = "Once." }, key: "note-1");
        await PostAsync(teacher, attempt, "flags", new { severity = 25 });

        Assert.Equal((204, 204), ((int)first.StatusCode, (int)again.StatusCode));
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("", await again.Content.ReadAsStringAsync());
        Assert.Equal(
            [("proctor.note", "", "Once."), ("proctor.flag", "25", "")],
            Events(await MonitoringAsync(teacher, attempt))
        );
        Assert.Equal(
            [
                "POST /teacher/attempts/{attempt_id}/flags",
                "POST /teacher/attempts/{attempt_id}/notes",
                "POST /student/exams/{exam_id}/start",
            ],
            await ActionsAsync(attempt, 10)
        );
    }

    [Theory]
    [InlineData("flags", """{"severity":101}""", 400, "severity_invalid")]
    [InlineData("flags", """{"severity":-1}""", 400, "severity_invalid")]
    [InlineData("flags", """{"severity":2.5}""", 400, "body_invalid")]
    [InlineData("flags", "{}", 400, "body_invalid")]
    [InlineData("flags", """{"severity":50,"text":"a\u0000b"}""", 400, "text_invalid")]
    [InlineData("notes", """{"text":" "}""", 400, "text_missing")]
    [InlineData("notes", """{"text":null}""", 400, "body_invalid")]
    [InlineData("notes", "{}", 400, "body_invalid")]
    [InlineData("notes", """{"text":"a\u0000b"}""", 400, "text_invalid")]
    public async Task An_invalid_body_is_refused(string route, string body, int status, string code)
    {
        var (teacher, attempt) = await StartAsync();

        Assert.Equal((status, code), await teacher.Http.RefusedAsync(Url(attempt.Id, route), body));

        Assert.Empty(Events(await MonitoringAsync(teacher, attempt)));
    }

    [Fact]
    public async Task A_text_has_at_most_2000_characters()
    {
        var (teacher, attempt) = await StartAsync();

        Assert.Equal(204, await PostAsync(teacher, attempt, "notes", new { text = new string('ü', 2_000) }));
        Assert.Equal(
            (400, "text_too_long"),
            await teacher.Http.RefusedAsync(Url(attempt.Id, "notes"), new { text = new string('ü', 2_001) })
        );
    }

    [Fact]
    public async Task They_need_the_permission_to_proctor_and_a_live_attempt()
    {
        var (teacher, exam, student) = await ExamAsync();
        var attempt = await exam.StartAsync(student);
        var (viewer, stranger) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        await teacher.Http.PutAsync(
            $"/teacher/exams/{exam.Id}/permissions",
            new { email = viewer.Email, level = "view" }
        );

        Assert.Equal([(404, "attempt_unknown"), (404, "attempt_unknown")], await RefusalsAsync(stranger, attempt.Id));
        Assert.Equal([(403, "not_permitted"), (403, "not_permitted")], await RefusalsAsync(viewer, attempt.Id));
        Assert.Equal([(403, "role_required"), (403, "role_required")], await RefusalsAsync(student, attempt.Id));
        Assert.Equal([(404, "attempt_unknown"), (404, "attempt_unknown")], await RefusalsAsync(teacher, exam.Id));
        Assert.Equal(["attempt_unknown", "attempt_unknown"], await HubRefusalsAsync(stranger, attempt.Id));
        Assert.Equal(["not_permitted", "not_permitted"], await HubRefusalsAsync(viewer, attempt.Id));
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        Assert.Equal([(409, "attempt_over"), (409, "attempt_over")], await RefusalsAsync(teacher, attempt.Id));
        Assert.Equal(["attempt_over", "attempt_over"], await HubRefusalsAsync(teacher, attempt.Id));

        Assert.Empty(Events(await MonitoringAsync(teacher, attempt)));
    }

    private static string Url(Guid attempt, string route) => $"/teacher/attempts/{attempt}/{route}";

    private async Task<(Person Teacher, PublishedExam Exam, Person Student)> ExamAsync()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        return (teacher, await server.PublishedExamAsync(teacher), student);
    }

    private async Task<(Person Teacher, StartedAttempt Attempt)> StartAsync()
    {
        var (teacher, exam, student) = await ExamAsync();
        return (teacher, await exam.StartAsync(student));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        Person teacher,
        StartedAttempt attempt,
        string route,
        object body,
        string? key = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url(attempt.Id, route))
        {
            Content = JsonContent.Create(body),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await teacher.Http.SendAsync(request);
    }

    private static async Task<int> PostAsync(Person teacher, StartedAttempt attempt, string route, object body) =>
        (int)(await SendAsync(teacher, attempt, route, body)).StatusCode;

    private static async Task<(int, string)[]> RefusalsAsync(Person caller, Guid attempt) =>
        [
            await caller.Http.RefusedAsync(Url(attempt, "flags"), new { severity = 50 }),
            await caller.Http.RefusedAsync(Url(attempt, "notes"), new { text = "text" }),
        ];

    private async Task<string[]> HubRefusalsAsync(Person teacher, Guid attempt)
    {
        await using var hub = await HubClient.ConnectAsync(server.Url, teacher.Token);
        return
        [
            (await Assert.ThrowsAsync<HubRefusedException>(() => hub.Invoke("Flag", attempt, 50, ""))).Code,
            (await Assert.ThrowsAsync<HubRefusedException>(() => hub.Invoke("Note", attempt, "text"))).Code,
        ];
    }

    private static Task<JsonElement> MonitoringAsync(Person teacher, StartedAttempt attempt) =>
        teacher.Http.ReadAsync(Url(attempt.Id, "monitoring"));

    /// <summary>Type, severity and text in the order they were recorded.</summary>
    private static IEnumerable<(string, string, string)> Events(JsonElement monitoring) =>
        monitoring
            .GetProperty("events")
            .EnumerateArray()
            .OrderByDescending(e => e.GetProperty("seq").GetInt64())
            .Select(e => (e.GetProperty("type").GetString()!, e.GetProperty("data")))
            .Select(e =>
                (
                    e.Item1,
                    e.Item2.TryGetProperty("severity", out var severity) ? severity.GetRawText() : "",
                    e.Item2.GetProperty("text").GetString()!
                )
            );

    private async Task<string?[]> ActionsAsync(StartedAttempt attempt, int most)
    {
        using var admin = await server.AdminAsync();
        var rows = await admin.ReadAsync($"/admin/audit?subject_id={attempt.Id}");
        return
        [
            .. rows.GetProperty("items").EnumerateArray().Take(most).Select(r => r.GetProperty("action").GetString()),
        ];
    }
}
