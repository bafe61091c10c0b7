using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Veritas.Bench.Data;

/// <summary>
/// Asks a running server over the loaded institution for what people look at, and tells how long it takes.
/// </summary>
internal sealed class Measure(Uri server, int callers, double seconds, int people)
{
    /// <summary>Under the same load, uncounted, so that code is compiled and pages are in memory.</summary>
    private const double WarmUpSeconds = 2;

    public async Task<int> RunAsync()
    {
        using var admin = await SignInAsync(People.AdminEmail);
        using var owner = await SignInAsync(People.TeacherEmail(0));
        var teachers = await Task.WhenAll(
            Enumerable.Range(0, Math.Min(people, 20)).Select(i => SignInAsync(People.TeacherEmail(i)))
        );
        var students = await Task.WhenAll(Enumerable.Range(0, people).Select(i => SignInAsync(People.StudentEmail(i))));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{callers} callers, {seconds:0.#} s a route after {WarmUpSeconds:0.#} s uncounted, "
                    + $"{Environment.ProcessorCount} cores shared with the server and PostgreSQL. Milliseconds."
            )
        );
        Console.WriteLine();
        Console.WriteLine("| route | requests | p50 | p99 | max | goal p99 |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var missed = 0;
        foreach (var route in await new MeasuredRoutes(admin, owner, teachers, students).AllAsync())
        {
            missed += await MeasureAsync(route) ? 0 : 1;
        }

        return missed;
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

        Task AskFor(double limit, bool counts)
        {
            var watch = Stopwatch.StartNew();
            return Task.WhenAll(
                Enumerable
                    .Range(0, callers)
                    .Select(async _ =>
                    {
                        while (watch.Elapsed.TotalSeconds < limit)
                        {
                            await Ask(counts);
                        }
                    })
            );
        }

        await AskFor(WarmUpSeconds, counts: false);
        await AskFor(seconds, counts: true);
        var sorted = times.Order().ToArray();
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {route.Name} | {sorted.Length} | {At(0.5):0.0} | {At(0.99):0.0} | {sorted[^1]:0.0} | "
                    + $"{route.GoalMs:0}{(At(0.99) > route.GoalMs ? " missed" : "")} |"
            )
        );
        return At(0.99) <= route.GoalMs;
    }

    private async Task<HttpClient> SignInAsync(string email)
    {
        var client = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        using var answer = await client.PostAsJsonAsync("/auth/login", new { email, password = People.Password });
        if (!answer.IsSuccessStatusCode)
        {
            throw new ArgumentException(
                $"Signing in as {email} was refused ({(int)answer.StatusCode}): load first, and start the server "
                    + "with Veritas__Limits__SignInsPerMinute=100000."
            );
        }

        var session = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            session.GetProperty("access_token").GetString()
        );
        return client;
    }
}
