using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Web.Analysis;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Privacy;

public sealed class ExportTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task An_export_contains_points_and_scores_once_released()
    {
        var submitted = await SubmittedAttempt.InAsync(
            server,
            "a",
            ("tab.hidden", 30_000),
            ("clipboard.paste_external", 0)
        );
        var (student, teacher, attempt) = (submitted.Student, submitted.Teacher, submitted.Attempt.Id);
        await teacher.Http.PutAsync(
            $"/teacher/exams/{submitted.Exam.Id}/allowances/{student.Id}",
            new { extra_s = 60 }
        );
        await teacher.Http.PostedAsync(
            $"/teacher/students/{student.Id}/feedback",
            new
            {
                title = "For you",
                text = "Well done.",
                state = "published",
            }
        );
        await teacher.Http.PostedAsync(
            $"/teacher/students/{student.Id}/feedback",
            new { title = "Not yet", text = "A draft." }
        );
        await teacher.Http.PostedAsync(
            $"/teacher/attempts/{attempt}/verdicts",
            new { verdict = "suspicious", comment = "Look at the paste." }
        );
        await student.Http.PostedAsync(
            "/auth/keys",
            new
            {
                name = "my program",
                scopes = new[] { "student:read" },
                expires_at = server.Time.GetUtcNow().AddDays(1),
            }
        );

        var before = await ReadAsync(student);
        Assert.Equal(student.Email, Only(before, "account").GetProperty("email").GetString());
        Assert.Equal(attempt, Only(before, "attempts").GetProperty("id").GetGuid());
        Assert.False(Only(before, "attempts").GetProperty("released").GetBoolean());
        Assert.False(Only(before, "attempts").TryGetProperty("integrity_score", out _));
        Assert.Equal("a", Only(before, "answers").GetProperty("value").GetString());
        Assert.False(Only(before, "answers").TryGetProperty("points", out _));
        Assert.Equal("For you", Only(before, "feedback").GetProperty("title").GetString());
        Assert.Equal(60, Only(before, "allowances").GetProperty("extra_s").GetInt32());
        Assert.Equal("my program", Only(before, "api_keys").GetProperty("name").GetString());
        Assert.All(
            ["events", "alerts", "verdicts", "second_marks", "agreements", "risk", "questions"],
            name => Assert.Equal(0, before.GetProperty(name).GetArrayLength())
        );
        Assert.True(before.GetProperty("audit").GetArrayLength() >= 4);
        Assert.NotEqual(0, before.GetProperty("sessions").GetArrayLength());
        Assert.All(
            ["password_hash", "key_hash", "token_hash", "totp_secret", "Not yet", "Look at the paste"],
            secret => Assert.DoesNotContain(secret, before.GetRawText(), StringComparison.Ordinal)
        );

        await submitted.CloseAsync();
        var after = await ReadAsync(student);
        Assert.True(Only(after, "attempts").GetProperty("released").GetBoolean());
        Assert.Equal(2, Only(after, "answers").GetProperty("points").GetDouble());
        Assert.Equal("Look at the paste.", Only(after, "verdicts").GetProperty("comment").GetString());
        Assert.Equal(
            await server.Database.ScalarAsync<long>(
                $"select count(*) from monitoring_events where attempt_id = '{attempt}'"
            ),
            after.GetProperty("events").GetArrayLength()
        );
        Assert.Equal(
            await server.Database.ScalarAsync<long>($"select count(*) from alerts where attempt_id = '{attempt}'"),
            after.GetProperty("alerts").GetArrayLength()
        );
    }

    [Fact]
    public async Task Long_histories_are_exported_completely_and_in_order()
    {
        var submitted = await SubmittedAttempt.InAsync(server, "a", ("tab.hidden", 100));
        await submitted.CloseAsync();
        await server.Database.ExecuteAsync(
            $"""
            insert into monitoring_events (started_on, attempt_id, seq, type, at, received_at, ms)
            select started_on, id, i, 'tab.hidden', started_at, started_at, 1 from exam_attempts cross
                join generate_series(1000, 5999) i where id = '{submitted.Attempt.Id}'
            """
        );

        var seqs = (await ReadAsync(submitted.Student))
            .GetProperty("events")
            .EnumerateArray()
            .Select(e => e.GetProperty("seq").GetInt64())
            .ToList();

        Assert.Equal(
            await server.Database.ScalarAsync<long>(
                $"select count(*) from monitoring_events where attempt_id = '{submitted.Attempt.Id}'"
            ),
            seqs.Count
        );
        Assert.Equal(seqs.Order(), seqs);
        Assert.Equal(5_000, seqs.Count(s => s >= 1_000));
    }

    [Fact]
    public async Task An_export_contains_only_the_callers_data()
    {
        var submitted = await SubmittedAttempt.InAsync(server, "b");
        await submitted.CloseAsync();
        var stranger = await server.PersonAsync("student");

        var export = await ReadAsync(stranger);
        Assert.Equal(0, export.GetProperty("attempts").GetArrayLength());
        Assert.DoesNotContain(submitted.Attempt.Id.ToString(), export.GetRawText(), StringComparison.Ordinal);

        var teacher = await ReadAsync(submitted.Teacher);
        Assert.Equal(submitted.Exam.Id, Only(teacher, "exams").GetProperty("exam_id").GetGuid());
        Assert.Contains(
            "POST /teacher/exams/{exam_id}/close",
            teacher.GetProperty("audit").EnumerateArray().Select(r => r.GetProperty("action").GetString())
        );
        Assert.DoesNotContain(submitted.Student.Email, teacher.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            (401, "token_invalid"),
            await VeritasServer.Refusal(await server.Anonymous.GetAsync("/privacy/export"))
        );
    }

    private static async Task<JsonElement> ReadAsync(Person person)
    {
        using var response = await person.Http.GetAsync("/privacy/export");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"veritas-{person.Id:N}.json", response.Content.Headers.ContentDisposition?.FileName);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    private static JsonElement Only(JsonElement document, string section) =>
        Assert.Single(document.GetProperty(section).EnumerateArray());
}
