using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Exams;

public sealed class AccommodationTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task More_time_applies_to_a_live_attempt_and_less_never_ends_it_in_the_past()
    {
        var (teacher, student, exam) = await ExamAsync();
        var attempt = await exam.StartAsync(student);
        var begun = attempt.Session.GetProperty("deadline").GetDateTimeOffset();

        await AllowAsync(teacher, exam, student, new { extra_s = 600, factor = 1.5 });
        Assert.Equal(TimeSpan.FromSeconds(600 + 1_800), await DeadlineAsync(student, attempt) - begun);
        Assert.Equal(
            1,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from attempt_instructions where attempt_id = '{attempt.Id}' and kind = "
                    + "'extend' and seconds = 2400"
            )
        );

        await AllowAsync(teacher, exam, student, new { extra_s = 600, factor = 1.5 });
        await AllowAsync(teacher, exam, student, new { extra_s = 60, factor = 1 });
        Assert.Equal(TimeSpan.FromSeconds(60), await DeadlineAsync(student, attempt) - begun);
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Choice}",
            new { revision = 1, value = "a" }
        );
    }

    [Fact]
    public async Task An_exempt_type_no_longer_counts_in_a_live_attempt()
    {
        var (teacher, student, exam) = await ExamAsync();
        var attempt = await exam.StartAsync(student);
        var at = server.Time.GetUtcNow();
        var events = Enumerable
            .Range(0, 6)
            .Select(i => new
            {
                type = "clipboard.paste_external",
                at = at.AddSeconds(i),
                ms = 0,
                data = new { len = 400 },
            });
        await student.Http.PostedAsync(
            $"/monitor/events?ticket={attempt.Ticket}&wait=durable",
            new { seq = 1, events }
        );
        Assert.True(await IntegrityAsync(teacher, attempt) < 100);

        await AllowAsync(teacher, exam, student, new { extra_s = 0, exempt = new[] { "clipboard.paste_external" } });

        Assert.Equal(100, await IntegrityAsync(teacher, attempt));
        await student.Http.PostedAsync(
            $"/monitor/events?ticket={attempt.Ticket}&wait=durable",
            new
            {
                seq = 7,
                events = new[]
                {
                    new
                    {
                        type = "tab.hidden",
                        at = at.AddSeconds(7),
                        ms = 60_000,
                    },
                },
            }
        );
        Assert.True(await IntegrityAsync(teacher, attempt) < 100);
        Assert.Equal(
            7,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from monitoring_events where attempt_id = '{attempt.Id}' and seq > 0"
            )
        );
    }

    [Fact]
    public async Task A_break_stops_the_clock_for_at_most_the_granted_time()
    {
        var (teacher, student, exam) = await ExamAsync();
        var attempt = await exam.StartAsync(student);
        var url = $"/student/attempts/{attempt.Id}";
        Assert.Equal((409, "break_used"), await student.Http.RefusedAsync(url + "/break"));
        await AllowAsync(teacher, exam, student, new { extra_s = 0, break_s = 600 });

        Assert.Equal("paused", (await student.Http.PostedAsync(url + "/break")).GetProperty("status").GetString());
        Assert.Equal("paused", (await student.Http.PostedAsync(url + "/break")).GetProperty("status").GetString());
        Assert.Equal(
            (409, "attempt_paused"),
            await student.Http.RefusedAsync(
                HttpMethod.Put,
                $"{url}/answers/{exam.Choice}",
                new { revision = 1, value = "a" }
            )
        );
        var resumed = await VeritasServer.Read(
            await student.Http.DeleteAsync(new Uri(url + "/break", UriKind.Relative))
        );
        Assert.Equal("in_progress", resumed.GetProperty("status").GetString());
        Assert.True(
            resumed.GetProperty("deadline").GetDateTimeOffset()
                > attempt.Session.GetProperty("deadline").GetDateTimeOffset()
        );
        Assert.True(
            await server.Database.ScalarAsync<double>(
                $"select break_used_s from exam_attempts where id = '{attempt.Id}'"
            ) > 0
        );

        var other = await server.PersonAsync("student");
        Assert.Equal((404, "attempt_unknown"), await other.Http.RefusedAsync(url + "/break"));
        await student.Http.PostedAsync(url + "/submit");
        Assert.Equal((409, "attempt_over"), await student.Http.RefusedAsync(url + "/break"));
    }

    [Theory]
    [InlineData("""{"extra_s":0,"factor":0.5}""")]
    [InlineData("""{"extra_s":0,"factor":4.1}""")]
    [InlineData("""{"extra_s":0,"break_s":-1}""")]
    [InlineData("""{"extra_s":0,"break_s":86401}""")]
    public async Task An_accommodation_out_of_range_is_refused(string body)
    {
        var (teacher, student, exam) = await ExamAsync();

        Assert.Equal(
            (400, "allowance_invalid"),
            await teacher.Http.RefusedAsync(HttpMethod.Put, $"/teacher/exams/{exam.Id}/allowances/{student.Id}", body)
        );
    }

    private async Task<(Person Teacher, Person Student, PublishedExam Exam)> ExamAsync()
    {
        var teacher = await server.PersonAsync("teacher");
        return (teacher, await server.PersonAsync("student"), await server.PublishedExamAsync(teacher));
    }

    private static Task<JsonElement> AllowAsync(Person teacher, PublishedExam exam, Person student, object body) =>
        teacher.Http.PutAsync($"/teacher/exams/{exam.Id}/allowances/{student.Id}", body);

    private static async Task<DateTimeOffset> DeadlineAsync(Person student, StartedAttempt attempt) =>
        (await student.Http.ReadAsync($"/student/attempts/{attempt.Id}")).GetProperty("deadline").GetDateTimeOffset();

    private static async Task<double> IntegrityAsync(Person teacher, StartedAttempt attempt) =>
        (await teacher.Http.ReadAsync($"/teacher/attempts/{attempt.Id}/monitoring"))
            .GetProperty("score")
            .GetProperty("integrity_score")
            .GetDouble();
}
