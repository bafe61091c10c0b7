using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Faults.Load;

/// <summary>A student who has answered some questions of an exam and hands in.</summary>
/// <param name="student">The student's client.</param>
/// <param name="attempt">The attempt's id.</param>
public sealed class HandIn(HttpClient student, Guid attempt)
{
    /// <summary>How many questions are answered.</summary>
    public const int Answers = 2;

    public Guid Attempt => attempt;

    /// <summary>The server has said that the attempt is submitted.</summary>
    public bool IsDone { get; private set; }

    /// <summary>How often the server said to try later.</summary>
    public int Refused { get; private set; }

    /// <summary>How often the connection broke before the answer.</summary>
    public int Cut { get; private set; }

    /// <summary>Starts the exam and answers two of its questions, a single choice and a true or false.</summary>
    public static async Task<HandIn> StartAsync(HttpClient student, Guid exam)
    {
        var started = await student.PostAsJsonAsync($"/student/exams/{exam}/start", new { notice_version = 1 });
        var session = await ExamApi.Must(started);
        var (attempt, questions) = (session.GetProperty("attempt_id").GetGuid(), session.GetProperty("questions"));
        foreach (var (kind, value) in new (string, object)[] { ("single_choice", "b"), ("true_false", true) })
        {
            var question = questions.EnumerateArray().First(q => q.GetProperty("kind").GetString() == kind);
            var url = $"/student/attempts/{attempt}/answers/{question.GetProperty("id").GetGuid()}";
            await ExamApi.Must(await student.PutAsJsonAsync(url, new { revision = 1, value }));
        }

        return new HandIn(student, attempt);
    }

    /// <summary>
    /// Sends it once. True when it was taken; false when the connection broke or the server said to try later. Anything
    /// else is an error.
    /// </summary>
    public async Task<bool> TryAsync()
    {
        try
        {
            using var response = await student.PostAsync($"/student/attempts/{attempt}/submit", null);
            var body = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == HttpStatusCode.OK)
            {
                Assert.Equal("submitted", JsonElement.Parse(body).GetProperty("status").GetString());
                return IsDone = true;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("try_later", JsonElement.Parse(body).GetProperty("code").GetString());
            Assert.NotNull(response.Headers.RetryAfter);
            Refused++;
            return false;
        }
        catch (HttpRequestException)
        {
            Cut++;
            return false;
        }
    }
}
