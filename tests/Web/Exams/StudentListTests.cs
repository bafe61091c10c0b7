using System.Text.Json;
using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Exams;

public sealed class StudentListTests : IAsyncLifetime
{
    private VeritasServer _server = null!;
    private ManualTime _time = null!;

    public async ValueTask InitializeAsync() => (_server, _time) = await VeritasServer.WithClockAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_student_lists_upcoming_open_and_taken_exams()
    {
        var (teacher, student) = (await _server.PersonAsync("teacher"), await _server.PersonAsync("student"));
        await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(_time.GetUtcNow()));
        var exam = await _server.PublishedExamAsync(teacher, opensIn: TimeSpan.FromMinutes(10));

        Assert.Equal("upcoming", State(await OnlyAsync(student)));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("open", State(await OnlyAsync(student)));
        var attempt = await exam.StartAsync(student);
        var live = await OnlyAsync(student);
        Assert.Equal(("live", attempt.Id), (State(live), live.GetProperty("attempt").GetProperty("id").GetGuid()));
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        var done = await OnlyAsync(student);
        Assert.Equal(
            ("done", "submitted"),
            (State(done), done.GetProperty("attempt").GetProperty("status").GetString())
        );

        var other = await _server.PersonAsync("student");
        Assert.Equal("open", State(await OnlyAsync(other)));
        await teacher.Http.PostedAsync($"/teacher/exams/{exam.Id}/close");
        Assert.Empty(await ListAsync(other));
        Assert.Equal("done", State(await OnlyAsync(student)));
    }

    [Fact]
    public async Task The_notice_lists_what_is_collected_and_a_draft_has_none()
    {
        var (teacher, student) = (await _server.PersonAsync("teacher"), await _server.PersonAsync("student"));
        var exam = await _server.PublishedExamAsync(teacher);
        var draft = await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(_time.GetUtcNow()));

        var notice = await student.Http.ReadAsync($"/student/exams/{exam.Id}/notice");

        Assert.Equal(
            (1, 180),
            (notice.GetProperty("version").GetInt32(), notice.GetProperty("retention_days").GetInt32())
        );
        Assert.Contains(
            notice.GetProperty("collects").EnumerateArray(),
            c => c.GetProperty("type").GetString() == "tab.hidden"
        );
        foreach (var id in new[] { draft.GetProperty("id").GetGuid(), Guid.NewGuid() })
        {
            Assert.Equal(
                (404, "exam_unknown"),
                await VeritasServer.Refusal(await student.Http.GetAsync($"/student/exams/{id}/notice"))
            );
        }
    }

    private static async Task<JsonElement[]> ListAsync(Person student) =>
        [.. (await student.Http.ReadAsync("/student/exams")).GetProperty("items").EnumerateArray()];

    private static async Task<JsonElement> OnlyAsync(Person student) => Assert.Single(await ListAsync(student));

    private static string State(JsonElement exam) => exam.GetProperty("state").GetString()!;
}
