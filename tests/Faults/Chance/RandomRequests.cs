using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Faults.Chance;

/// <summary>
/// What happens to an attempt besides the events of its client: the student changes the answers to two questions, and
/// the teacher sets and removes flags.
/// </summary>
public sealed class RandomRequests(HttpClient student, HttpClient teacher, Guid attempt, IReadOnlyList<Guid> questions)
{
    private static readonly int[] Severities = [0, 20, 60, 100];
    private int _revision;

    /// <summary>The questions of a started attempt that <see cref="StepAsync"/> can answer.</summary>
    public static IReadOnlyList<Guid> Questions(JsonElement session) =>
        [
            .. session
                .GetProperty("questions")
                .EnumerateArray()
                .Where(q => q.GetProperty("kind").GetString() is "essay" or "short_text")
                .Select(q => q.GetProperty("id").GetGuid()),
        ];

    /// <summary>Makes a request, and returns its error; null if it succeeded.</summary>
    public async Task<string?> StepAsync(Random random, CancellationToken cancel)
    {
        using var response = random.Next(6) == 0 ? await FlagAsync(random, cancel) : await AnswerAsync(random, cancel);
        return response.IsSuccessStatusCode
            ? null
            : $"{response.RequestMessage?.RequestUri}: {await response.Content.ReadAsStringAsync(cancel)}";
    }

    private Task<HttpResponseMessage> FlagAsync(Random random, CancellationToken cancel)
    {
        var flag = new { severity = Severities[random.Next(Severities.Length)] };
        return teacher.PostAsJsonAsync($"/teacher/attempts/{attempt}/flags", flag, cancel);
    }

    private Task<HttpResponseMessage> AnswerAsync(Random random, CancellationToken cancel)
    {
        var question = questions[random.Next(questions.Count)];
        var answer = new { revision = ++_revision, value = $"answer {_revision}" };
        return student.PutAsJsonAsync($"/student/attempts/{attempt}/answers/{question}", answer, cancel);
    }

    public async Task SubmitAsync() =>
        await ExamApi.Must(await student.PostAsJsonAsync($"/student/attempts/{attempt}/submit", new { }));
}
