using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Attempts;

public sealed class StartTests : IAsyncLifetime
{
    private static readonly object Agreed = new { notice_version = 1 };
    private VeritasServer _server = null!;
    private ManualTime _time = null!;

    public async ValueTask InitializeAsync() => (_server, _time) = await VeritasServer.WithClockAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_started_attempt_has_its_questions_without_keys_and_a_way_to_be_monitored()
    {
        var (exam, student, _) = await ReadyAsync();

        var session = (await exam.StartAsync(student)).Session;

        Assert.Equal(("in_progress", 2), (Text(session, "status"), session.GetProperty("questions").GetArrayLength()));
        Assert.Equal(_time.GetUtcNow().AddHours(1), session.GetProperty("deadline").GetDateTimeOffset());
        Assert.Equal(_time.GetUtcNow(), session.GetProperty("server_time").GetDateTimeOffset());
        Assert.EndsWith(
            "/ws/monitor",
            session.GetProperty("monitor").GetProperty("url").GetString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("\"key\"", session.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deadline_is_at_most_the_exams_end()
    {
        var (exam, student, _) = await ReadyAsync();
        _time.Advance(TimeSpan.FromHours(23.5));
        student = await _server.SignInAsync(student.Email);

        var session = (await exam.StartAsync(student)).Session;

        Assert.Equal(TimeSpan.FromMinutes(30), session.GetProperty("deadline").GetDateTimeOffset() - _time.GetUtcNow());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public async Task A_start_requires_consent_to_the_notice(int version)
    {
        var (exam, student, _) = await ReadyAsync();

        Assert.Equal(
            (400, "consent_missing"),
            await student.Http.RefusedAsync($"/student/exams/{exam.Id}/start", new { notice_version = version })
        );
        Assert.Equal((400, "body_invalid"), await student.Http.RefusedAsync($"/student/exams/{exam.Id}/start", "{}"));

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task An_exam_starts_within_its_window_while_it_is_published()
    {
        var (exam, student, teacher) = await ReadyAsync(opensIn: TimeSpan.FromMinutes(5));
        var draft = (await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(_time.GetUtcNow())))
            .GetProperty("id")
            .GetGuid();
        var start = $"/student/exams/{exam.Id}/start";

        Assert.Equal((409, "exam_not_open"), await student.Http.RefusedAsync($"/student/exams/{draft}/start", Agreed));
        Assert.Equal(
            (404, "exam_unknown"),
            await student.Http.RefusedAsync($"/student/exams/{Guid.NewGuid()}/start", Agreed)
        );
        Assert.Equal((409, "exam_not_open"), await student.Http.RefusedAsync(start, Agreed));
        _time.Advance(TimeSpan.FromDays(1));
        student = await _server.SignInAsync(student.Email);
        Assert.Equal((409, "exam_not_open"), await student.Http.RefusedAsync(start, Agreed));

        var (closed, other, owner) = await ReadyAsync();
        await owner.Http.PostedAsync($"/teacher/exams/{closed.Id}/close");
        Assert.Equal(
            (409, "exam_not_open"),
            await other.Http.RefusedAsync($"/student/exams/{closed.Id}/start", Agreed)
        );
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_second_start_names_the_first_attempt_live_or_used()
    {
        var (exam, student, _) = await ReadyAsync();
        var first = await exam.StartAsync(student);

        Assert.Equal(("attempt_live", first.Id), await AgainAsync(exam, student));
        await student.Http.PostedAsync($"/student/attempts/{first.Id}/submit");
        Assert.Equal(("attempt_used", first.Id), await AgainAsync(exam, student));

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Concurrent_starts_create_one_attempt()
    {
        var (exam, student, _) = await ReadyAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => student.Http.PostAsJsonAsync($"/student/exams/{exam.Id}/start", Agreed))
        );

        var made = JsonElement
            .Parse(await answers.Single(a => a.StatusCode == HttpStatusCode.Created).Content.ReadAsStringAsync())
            .GetProperty("attempt_id")
            .GetGuid();
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Equal(
                made,
                JsonElement.Parse(await refused.Content.ReadAsStringAsync()).GetProperty("subject").GetGuid()
            );
        }

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Attempts_of_others_are_not_found()
    {
        var (exam, student, _) = await ReadyAsync();
        var attempt = await exam.StartAsync(student);
        var other = await _server.PersonAsync("student");
        var url = $"/student/attempts/{attempt.Id}";

        Assert.Equal((404, "attempt_unknown"), await other.Http.RefusedAsync(HttpMethod.Get, url, null));
        Assert.Equal(
            (404, "attempt_unknown"),
            await other.Http.RefusedAsync(
                HttpMethod.Put,
                $"{url}/answers/{exam.Choice}",
                new { revision = 1, value = "a" }
            )
        );
        Assert.Equal((404, "attempt_unknown"), await other.Http.RefusedAsync(url + "/ticket"));
        Assert.Equal((404, "attempt_unknown"), await other.Http.RefusedAsync(url + "/submit"));
        Assert.Equal(
            (404, "attempt_unknown"),
            await student.Http.RefusedAsync($"/student/attempts/{Guid.NewGuid()}/submit")
        );

        Assert.Equal("in_progress", Text(await student.Http.ReadAsync(url), "status"));
    }

    private async Task<(PublishedExam Exam, Person Student, Person Teacher)> ReadyAsync(TimeSpan? opensIn = null)
    {
        var teacher = await _server.PersonAsync("teacher");
        return (
            await _server.PublishedExamAsync(teacher, opensIn: opensIn),
            await _server.PersonAsync("student"),
            teacher
        );
    }

    private Task<long> CountAsync() => _server.Database.ScalarAsync<long>("select count(*) from exam_attempts");

    private static async Task<(string Code, Guid Subject)> AgainAsync(PublishedExam exam, Person student)
    {
        var refused = await student.Http.PostAsJsonAsync($"/student/exams/{exam.Id}/start", Agreed);
        var problem = JsonElement.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        return (Text(problem, "code"), problem.GetProperty("subject").GetGuid());
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
