using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Faults.Load;

/// <summary>An attempt with some answers that its student submits.</summary>
/// <param name="student">The student's client.</param>
/// <param name="attempt">The attempt's id.</param>
public sealed class HandIn(HttpClient student, Guid attempt)
{
    /// <summary>Number of answered questions.</summary>
    public const int Answers = 2;

    public Guid Attempt => attempt;

    /// <summary>Whether the server has confirmed the submission.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Number of responses with the code try_later.</summary>
    public int Refused { get; private set; }

    /// <summary>Number of connections that broke before the response.</summary>
    public int Cut { get; private set; }

    /// <summary>Starts the exam and answers a single choice and a true/false question.</summary>
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
    /// Submits the attempt once. Returns false if the connection broke or the server responded with try_later; fails
    /// for any other error.
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
