using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Veritas.Bench.Data;

/// <summary>One route, with the requests to make of it in turn.</summary>
internal sealed record MeasuredRoute(string Name, double GoalMs, (HttpClient Client, string Path)[] Requests);

/// <summary>Asks a running server over the loaded institution for what people look at, and tells how long it takes.</summary>
internal sealed class Measure(Uri server, int callers, double seconds, int people)
{
    private const int WarmUp = 40;

    public async Task<int> RunAsync()
    {
        using var admin = await SignInAsync(People.AdminEmail);
        using var owner = await SignInAsync(People.TeacherEmail(0));
        var teachers = await Task.WhenAll(Enumerable.Range(0, Math.Min(people, 20)).Select(i => SignInAsync(People.TeacherEmail(i))));
        var students = await Task.WhenAll(Enumerable.Range(0, people).Select(i => SignInAsync(People.StudentEmail(i))));
        Console.WriteLine(FormattableString.Invariant($"{callers} callers, {seconds:0.#} s a route, {Environment.ProcessorCount} cores shared with the server and PostgreSQL. Milliseconds."));
        Console.WriteLine();
        Console.WriteLine("| route | requests | p50 | p99 | max | goal p99 |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var missed = 0;
        foreach (var route in await RoutesAsync(admin, owner, teachers, students))
        {
            missed += await MeasureAsync(route) ? 0 : 1;
        }

        return missed;
    }

    private static async Task<List<MeasuredRoute>> RoutesAsync(HttpClient admin, HttpClient owner, HttpClient[] teachers, HttpClient[] students)
    {
        var managed = new List<(HttpClient Client, Guid Exam)>();
        foreach (var teacher in teachers)
        {
            managed.AddRange((await ReadAsync(teacher, "/teacher/dashboard?limit=20")).GetProperty("exams").EnumerateArray()
                .Where(e => e.GetProperty("permission").GetString() == "own").Select(e => (teacher, e.GetProperty("id").GetGuid())));
        }

        // The first teacher owns the exam that every student has taken.
        var exams = (await ReadAsync(owner, "/teacher/dashboard?limit=200")).GetProperty("exams").EnumerateArray();
        var largest = exams.MaxBy(e => e.GetProperty("attempts").GetInt32()).GetProperty("id").GetGuid();
        var flagged = (await ReadAsync(owner, $"/teacher/exams/{largest}/flagged?limit=50")).GetProperty("items").EnumerateArray().ToList();
        var own = new List<(HttpClient, string)>();
        foreach (var student in students)
        {
            own.AddRange((await ReadAsync(student, "/student/dashboard")).GetProperty("past").EnumerateArray().Take(3)
                .Select(a => (student, $"/student/exams/{a.GetProperty("attempt_id").GetGuid()}")));
        }

        (HttpClient, string)[] All(HttpClient[] clients, string path) => [.. clients.Select(c => (c, path))];
        return
        [
            new("GET /student/dashboard", 50, All(students, "/student/dashboard")),
            new("GET /student/exams", 50, All(students, "/student/exams")),
            new("GET /student/exams/{attempt_id}", 50, [.. own]),
            new("GET /teacher/dashboard", 100, All(teachers, "/teacher/dashboard")),
            new("GET /teacher/dashboard, an admin's", 100, [(admin, "/teacher/dashboard")]),
            new("GET /teacher/exams", 100, All(teachers, "/teacher/exams")),
            new("GET /teacher/exams/{exam_id}/analytics", 100, [.. managed.Select(m => (m.Client, $"/teacher/exams/{m.Exam}/analytics"))]),
            new("the same, of the largest exam", 100, [(owner, $"/teacher/exams/{largest}/analytics")]),
            new("GET /teacher/exams/{exam_id}/flagged, of the largest", 100, [(owner, $"/teacher/exams/{largest}/flagged")]),
            new("GET /teacher/exams/{exam_id}/alerts, of the largest", 100, [(owner, $"/teacher/exams/{largest}/alerts")]),
            new("GET /teacher/exams/{exam_id}/attempts, of the largest", 100, [(owner, $"/teacher/exams/{largest}/attempts")]),
            new("GET /teacher/attempts/{attempt_id}/monitoring", 100, [.. flagged.Select(f => (owner, $"/teacher/attempts/{f.GetProperty("attempt_id").GetGuid()}/monitoring"))]),
            new("GET /teacher/students/{student_id}", 100, [.. flagged.Select(f => (owner, $"/teacher/students/{f.GetProperty("student").GetProperty("id").GetGuid()}"))]),
        ];
    }

    private async Task<bool> MeasureAsync(MeasuredRoute route)
    {
        var times = new ConcurrentBag<double>();
        var next = -1;
        async Task Ask(bool counts)
        {
            var (client, path) = route.Requests[Interlocked.Increment(ref next) % route.Requests.Length];
            var begun = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(path);
            await answer.Content.ReadAsByteArrayAsync();
            answer.EnsureSuccessStatusCode();
            if (counts)
            {
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }

        for (var i = 0; i < WarmUp; i++)
        {
            await Ask(counts: false);
        }

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                await Ask(counts: true);
            }
        }));
        var sorted = times.Order().ToArray();
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
        Console.WriteLine(FormattableString.Invariant(
            $"| {route.Name} | {sorted.Length} | {At(0.5):0.0} | {At(0.99):0.0} | {sorted[^1]:0.0} | {route.GoalMs:0}{(At(0.99) > route.GoalMs ? " missed" : "")} |"));
        return At(0.99) <= route.GoalMs;
    }

    private async Task<HttpClient> SignInAsync(string email)
    {
        var client = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        using var answer = await client.PostAsJsonAsync("/auth/login", new { email, password = People.Password });
        if (!answer.IsSuccessStatusCode)
        {
            throw new ArgumentException($"Signing in as {email} was refused ({(int)answer.StatusCode}): load first, and start the server with Veritas__Accounts__SignInsPerMinute=100000.");
        }

        var session = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("access_token").GetString());
        return client;
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path) => JsonElement.Parse(await client.GetStringAsync(path));
}
