using System.Net.Http.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

/// <summary>An exam with one submitted attempt and its monitoring events.</summary>
internal sealed record SubmittedAttempt(
    VeritasServer Server,
    PublishedExam Exam,
    StartedAttempt Attempt,
    Person Student,
    Person Teacher
)
{
    /// <summary>Answers the choice, sends the given events and submits.</summary>
    public static async Task<SubmittedAttempt> InAsync(
        VeritasServer server,
        string choice = "a",
        params (string Type, int Ms)[] events
    )
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await server.PublishedExamAsync(teacher);
        var attempt = await exam.StartAsync(student);
        var submitted = new SubmittedAttempt(server, exam, attempt, student, teacher);
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Choice}",
            new { revision = 1, value = choice }
        );
        if (events.Length > 0)
        {
            var at = server.Time.GetUtcNow().AddSeconds(-1);
            await VeritasServer.Read(
                await student.Http.PostAsJsonAsync(
                    "/monitor/events?wait=durable",
                    new
                    {
                        attempt_id = attempt.Id,
                        seq = 1,
                        events = events.Select(e => new
                        {
                            type = e.Type,
                            at,
                            ms = e.Ms,
                        }),
                    }
                )
            );
        }

        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        return submitted;
    }

    /// <summary>Closes the exam, which releases its results.</summary>
    public Task CloseAsync() => Teacher.Http.PostedAsync($"/teacher/exams/{Exam.Id}/close");

    /// <summary>Creates another teacher with that permission.</summary>
    public async Task<Person> ColleagueAsync(string level)
    {
        var other = await Server.PersonAsync("teacher");
        await Teacher.Http.PutAsync($"/teacher/exams/{Exam.Id}/permissions", new { email = other.Email, level });
        return other;
    }
}
