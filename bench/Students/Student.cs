using System.Net;
using System.Text.Json;

namespace Veritas.Bench.Students;

/// <summary>One student's exam from signing in to handing in.</summary>
internal sealed class Student(
    int number,
    Options options,
    HttpClient http,
    SemaphoreSlim door,
    Pace pace,
    Totals totals
)
{
    private const double DurableLimitSeconds = 20;

    private readonly Api _api = new(http, pace);
    private readonly Dictionary<Guid, int> _revisions = [];

    public async Task Run(CancellationToken cancel)
    {
        var random = new Random(HashCode.Combine(options.Seed, number));
        var session = await Enter(cancel);
        if (session is not { } attempt)
        {
            return;
        }

        totals.Started();
        var events = new EventBuffer(totals);
        var monitor = new MonitorClient(events, pace, totals, new Random(random.Next()));
        var behaviour = new Behaviour(
            Behaviour.Choose(random),
            monitor,
            events,
            pace,
            totals,
            new Random(random.Next())
        );
        var id = attempt.GetProperty("attempt_id").GetGuid();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watching = monitor.Run(stop => Address(id, stop), leaving.Token);
        try
        {
            await Task.WhenAny(monitor.Greeted.Task, watching).WaitAsync(cancel);
            using var taking = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var working = Task.WhenAll(behaviour.Run(taking.Token), Work(attempt, id, monitor, random, taking.Token));
            await Task.WhenAny(pace.Wait(options.Minutes * 60, taking.Token), watching, working);
            await taking.CancelAsync();
            await Quietly(working);
            behaviour.End();
            await WaitForDisk(events, watching, cancel);
            if (options.Submit && !watching.IsCompleted)
            {
                await _api.Post($"student/attempts/{id}/submit", null, cancel);
                totals.Submitted();
            }
        }
        finally
        {
            await leaving.CancelAsync();
            await Quietly(watching);
        }
    }

    /// <summary>Signs in, finds the exam, starts it or goes on with it. Null when it has been taken already.</summary>
    private async Task<JsonElement?> Enter(CancellationToken cancel)
    {
        // Passwords are slow to check on purpose: a few at a time.
        await door.WaitAsync(cancel);
        try
        {
            await _api.SignIn($"student{number:00}@{options.Domain}", options.Password, cancel);
        }
        finally
        {
            door.Release();
        }

        var exams = (await _api.Get("student/exams", cancel)).GetProperty("items").EnumerateArray();
        var exam = exams.FirstOrDefault(e =>
            options.Exam is { } wanted
                ? e.GetProperty("id").GetGuid() == wanted
                : e.GetProperty("state").GetString() is "open" or "live"
        );
        if (exam.ValueKind != JsonValueKind.Object)
        {
            totals.Problem("no_open_exam", $"student{number:00}");
            return null;
        }

        var id = exam.GetProperty("id").GetGuid();
        if (
            exam.TryGetProperty("attempt", out var live)
            && live.ValueKind == JsonValueKind.Object
            && exam.GetProperty("state").GetString() == "live"
        )
        {
            return await _api.Get($"student/attempts/{live.GetProperty("id").GetGuid()}", cancel);
        }

        var notice = await _api.Get($"student/exams/{id}/notice", cancel);
        return await _api.Post(
            $"student/exams/{id}/start",
            new { notice_version = notice.GetProperty("version").GetInt32() },
            cancel
        );
    }

    private async Task<Uri> Address(Guid attempt, CancellationToken cancel)
    {
        var ticket = await _api.Post($"student/attempts/{attempt}/ticket", null, cancel);
        return MonitorAddress.Of(options.Server, ticket);
    }

    /// <summary>Answers the questions in turn, comes back to some, thinks in between.</summary>
    private async Task Work(
        JsonElement attempt,
        Guid id,
        MonitorClient monitor,
        Random random,
        CancellationToken cancel
    )
    {
        var questions = attempt.GetProperty("questions").EnumerateArray().ToArray();
        foreach (var answer in attempt.GetProperty("answers").EnumerateArray())
        {
            _revisions[answer.GetProperty("question_id").GetGuid()] = answer.GetProperty("revision").GetInt32();
        }

        for (var next = 0; questions.Length > 0; next++)
        {
            var question = next < questions.Length ? questions[next] : questions[random.Next(questions.Length)];
            await pace.Wait(5 + (random.NextDouble() * 40), cancel);
            if (!monitor.IsPaused && !monitor.Offline)
            {
                await Save(id, question, random, cancel);
            }
        }
    }

    private async Task Save(Guid attempt, JsonElement question, Random random, CancellationToken cancel)
    {
        var id = question.GetProperty("id").GetGuid();
        var revision = _revisions[id] = _revisions.GetValueOrDefault(id) + 1;
        try
        {
            await _api.Put(
                $"student/attempts/{attempt}/answers/{id}",
                new { revision, value = Answers.For(question, random) },
                cancel
            );
            totals.Answered();
        }
        catch (RefusedException refused) when (refused.Code is "attempt_paused" or "attempt_over")
        {
            // The teacher was faster than the instruction.
        }
        catch (RefusedException refused) when (refused.Status != HttpStatusCode.Unauthorized)
        {
            totals.Problem($"answer:{refused.Code}");
        }
    }

    private async Task WaitForDisk(EventBuffer events, Task watching, CancellationToken cancel)
    {
        var begun = pace.Time.GetTimestamp();
        while (!events.IsEmpty && !watching.IsCompleted)
        {
            if (pace.Time.GetElapsedTime(begun).TotalSeconds > DurableLimitSeconds)
            {
                totals.Problem("not_durable", $"student{number:00}");
                return;
            }

            await pace.WaitReal(0.1, cancel);
        }
    }

    /// <summary>The student stopped: what was going on ends, and its end is no failure.</summary>
    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException) { }
    }
}
