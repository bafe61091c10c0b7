using System.Net.Http.Json;
using System.Text.Json;

namespace Veritas.Tests.Web.Server;

/// <summary>Creates exams over HTTP as a teacher.</summary>
public static class ExamSetUp
{
    /// <summary>The body of a draft exam that is open for a day.</summary>
    public static object Draft(DateTimeOffset now, int durationS = 3_600, TimeSpan? opensIn = null) =>
        new
        {
            title = "Algebra",
            subject = "Mathematics",
            duration_s = durationS,
            opens_at = now + (opensIn ?? TimeSpan.FromMinutes(-5)),
            closes_at = now.AddDays(1),
            pass_mark = 50,
        };

    /// <summary>Publishes an exam with one choice (2 points) and one essay (3 points).</summary>
    public static async Task<PublishedExam> PublishedExamAsync(
        this VeritasServer server,
        Person teacher,
        int durationS = 3_600,
        TimeSpan? opensIn = null
    )
    {
        var exam = await VeritasServer.Read(
            await teacher.Http.PostAsJsonAsync("/teacher/exams", Draft(server.Time.GetUtcNow(), durationS, opensIn))
        );
        var id = exam.GetProperty("id").GetGuid();
        var choice = await VeritasServer.Read(
            await teacher.Http.PostAsJsonAsync(
                $"/teacher/exams/{id}/questions",
                new
                {
                    kind = "single_choice",
                    text = "1 + 1?",
                    points = 2,
                    options = new[] { new { id = "a", text = "2" }, new { id = "b", text = "3" } },
                    key = "a",
                }
            )
        );
        var essay = await VeritasServer.Read(
            await teacher.Http.PostAsJsonAsync(
                $"/teacher/exams/{id}/questions",
                new
                {
                    kind = "essay",
                    text = "Why?",
                    points = 3,
                }
            )
        );
        await VeritasServer.Read(await teacher.Http.PostAsync($"/teacher/exams/{id}/publish", null));
        return new PublishedExam(id, choice.GetProperty("id").GetGuid(), essay.GetProperty("id").GetGuid());
    }

    /// <summary>Starts the exam as that student.</summary>
    public static async Task<StartedAttempt> StartAsync(this PublishedExam exam, Person student)
    {
        var session = await VeritasServer.Read(
            await student.Http.PostAsJsonAsync($"/student/exams/{exam.Id}/start", new { notice_version = 1 })
        );
        return new StartedAttempt(
            session.GetProperty("attempt_id").GetGuid(),
            session.GetProperty("monitor").GetProperty("ticket").GetString()!,
            session
        );
    }
}

/// <summary>A published exam and its questions.</summary>
public sealed record PublishedExam(Guid Id, Guid Choice, Guid Essay);

/// <summary>A started attempt.</summary>
public sealed record StartedAttempt(Guid Id, string Ticket, JsonElement Session);
