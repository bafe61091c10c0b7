using System.Net;
using System.Text.Json;

namespace Veritas.Bench.Students.Day;

/// <summary>A student who types: one question after the other, each saved some times.</summary>
internal sealed class DayAnswers(DayContext day, Api api, Guid attempt, JsonElement[] questions, Random random)
{
    private const int SavesOfAQuestion = 6;
    private readonly Dictionary<Guid, SavedAnswer> _saved = [];
    private readonly Dictionary<Guid, int> _revisions = [];

    /// <summary>What the server has confirmed, the latest of each question.</summary>
    public IReadOnlyList<SavedAnswer> Saved => [.. _saved.Values];

    /// <summary>
    /// A save is due however long the one before takes. One that falls into a pause or an outage is not made.
    /// </summary>
    public async Task Type(double from, double to, MonitorClient monitor, CancellationToken cancel)
    {
        var every = day.Plan.SaveEverySeconds;
        var at = from + (random.NextDouble() * every);
        for (var save = 0; every > 0 && at < to; save++)
        {
            var due = await day.Clock.Until(at, cancel);
            if (!monitor.IsPaused && !monitor.Offline)
            {
                await Save(questions[save / SavesOfAQuestion % questions.Length], due, cancel);
            }

            at += every * (0.5 + random.NextDouble());
        }
    }

    private async Task Save(JsonElement question, long due, CancellationToken cancel)
    {
        var id = question.GetProperty("id").GetGuid();
        var revision = _revisions[id] = _revisions.GetValueOrDefault(id) + 1;
        var value = JsonSerializer.SerializeToElement(Students.Answers.For(question, random));
        try
        {
            await api.Put($"student/attempts/{attempt}/answers/{id}", new { revision, value }, cancel);
            day.Latencies.Done(DayLatencies.Save, due);
            day.Totals.Answered();
            _saved[id] = new SavedAnswer(id, revision, value.GetRawText());
        }
        catch (RefusedException refused) when (refused.Code == "attempt_paused")
        {
            // The teacher was faster than the instruction.
        }
        catch (RefusedException refused) when (refused.Status != HttpStatusCode.Unauthorized)
        {
            day.Totals.Problem($"answer:{refused.Code}");
        }
    }
}
