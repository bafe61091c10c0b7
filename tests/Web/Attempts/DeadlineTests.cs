using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Attempts;

public sealed class DeadlineTests : IAsyncLifetime
{
    private VeritasServer _server = null!;
    private ManualTime _time = null!;

    public async ValueTask InitializeAsync() => (_server, _time) = await VeritasServer.WithClockAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_answer_at_the_deadline_is_refused_before_the_attempt_has_ended()
    {
        var (exam, attempt, student) = await StartedAsync(durationS: 60);
        var url = $"/student/attempts/{attempt.Id}/answers/{exam.Choice}";
        _time.Advance(TimeSpan.FromSeconds(59));
        await student.Http.PutAsync(url, new { revision = 1, value = "a" });

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(
            (409, "attempt_over"),
            await student.Http.RefusedAsync(HttpMethod.Put, url, new { revision = 2, value = "b" })
        );
        Assert.Equal(
            "\"a\"",
            await _server.Database.ScalarAsync<string>(
                $"select value::text from attempt_answers where attempt_id = '{attempt.Id}'"
            )
        );
    }

    [Theory]
    [InlineData(600, "expired")]
    [InlineData(3_600, "abandoned")]
    public async Task An_attempt_ends_at_its_deadline_without_connections(int durationS, string status)
    {
        var (exam, attempt, student) = await StartedAsync(durationS);
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Choice}",
            new { revision = 1, value = "a" }
        );

        _time.Advance(TimeSpan.FromSeconds(durationS));

        await EndsAsync(attempt, status);
        Assert.Equal(
            2,
            (await student.Http.ReadAsync($"/student/attempts/{attempt.Id}"))
                .GetProperty("grade")
                .GetProperty("points")
                .GetDouble()
        );
    }

    [Theory]
    [InlineData(600, "expired")]
    [InlineData(3_600, "abandoned")]
    public async Task A_deadline_passed_during_downtime_applies_at_the_next_start(int durationS, string status)
    {
        var (exam, attempt, student) = await StartedAsync(durationS);
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Choice}",
            new { revision = 1, value = "a" }
        );

        await _server.RestartAsync(() => _time.Advance(TimeSpan.FromSeconds(durationS)));

        await EndsAsync(attempt, status);
        using var http = _server.Client(student.Token);
        Assert.Equal(
            2,
            (await http.ReadAsync($"/student/attempts/{attempt.Id}"))
                .GetProperty("grade")
                .GetProperty("points")
                .GetDouble()
        );
        Assert.Equal(
            (409, "attempt_used"),
            await http.RefusedAsync($"/student/exams/{exam.Id}/start", new { notice_version = 1 })
        );
    }

    [Fact]
    public async Task A_live_attempt_survives_a_restart_of_the_host()
    {
        var (exam, attempt, student) = await StartedAsync(600);
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Choice}",
            new { revision = 1, value = "a" }
        );

        await _server.RestartAsync(() => _time.Advance(TimeSpan.FromSeconds(599)));

        using var http = _server.Client(student.Token);
        var session = await http.ReadAsync($"/student/attempts/{attempt.Id}");
        Assert.Equal(
            ("in_progress", "a"),
            (
                session.GetProperty("status").GetString(),
                session.GetProperty("answers")[0].GetProperty("value").GetString()
            )
        );
        Assert.Equal(
            "submitted",
            (await http.PostedAsync($"/student/attempts/{attempt.Id}/submit")).GetProperty("status").GetString()
        );
    }

    [Fact]
    public async Task Handing_in_after_the_deadline_changes_nothing()
    {
        var (_, attempt, student) = await StartedAsync(600);
        _time.Advance(TimeSpan.FromSeconds(600));
        await EndsAsync(attempt, "expired");

        Assert.Equal(
            "expired",
            (await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit")).GetProperty("status").GetString()
        );
    }

    private async Task EndsAsync(StartedAttempt attempt, string status)
    {
        var ended = await Poll.UntilAsync(
            () => _server.Database.ScalarAsync<string>($"select status from exam_attempts where id = '{attempt.Id}'"),
            s => s != "in_progress"
        );
        Assert.Equal(status, ended);
    }

    private async Task<(PublishedExam Exam, StartedAttempt Attempt, Person Student)> StartedAsync(int durationS)
    {
        var (teacher, student) = (await _server.PersonAsync("teacher"), await _server.PersonAsync("student"));
        var exam = await _server.PublishedExamAsync(teacher, durationS);
        return (exam, await exam.StartAsync(student), student);
    }
}
