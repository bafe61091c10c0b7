using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>Every list is paginated unless its length is bounded.</summary>
public sealed class ListTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    /// <summary>Lists without a cursor, each with the reason.</summary>
    private static readonly Dictionary<string, string> Bounded = new()
    {
        ["GET /monitor/event-types"] = "the taxonomy, which is compiled in",
        ["GET /auth/keys"] = "a user has at most 100",
        ["GET /teacher/students"] = "a search that returns the first 20 matches",
        ["GET /teacher/high-risk"] = "the 200 exams with the most critical alerts",
        ["GET /teacher/exams/{exam_id}/permissions"] = "the teachers of one exam, with one ETag for the whole list",
        ["GET /teacher/attempts/{attempt_id}/verdicts"] = "the latest 100 verdicts on one attempt",
        ["GET /student/attempts/{attempt_id}/appeals"] = "the latest 100 appeals, one per verdict on one attempt",
    };

    [Fact]
    public async Task Every_list_has_a_cursor_or_cannot_grow()
    {
        var lists = (await ApiRoute.AllAsync(server)).Where(r => r.Method == "GET" && IsList(r)).ToList();
        var without = lists.Where(r => !HasCursor(r)).Select(r => r.Name).ToList();

        Assert.Equal(Bounded.Keys.Order(), without.Order());
        Assert.True(lists.Count >= 25, $"only {lists.Count} lists were found");
    }

    [Fact]
    public async Task Pages_of_exams_hold_every_exam_once_for_teachers_and_students()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var made = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            // Two exams open at the same time, so the id decides their order.
            made.Add((await server.PublishedExamAsync(teacher, opensIn: TimeSpan.FromMinutes(-5 - (i / 2)))).Id);
        }

        Assert.Equal(made.Order(), (await AllAsync(teacher, "/teacher/exams", "id", 2)).Order());
        var seen = await AllAsync(student, "/student/exams", "id", 2);
        Assert.Equal(seen.Distinct().Count(), seen.Count);
        Assert.Empty(made.Except(seen));
    }

    [Fact]
    public async Task Pages_of_versions_marks_and_changes_continue_where_the_last_ended()
    {
        var teacher = await server.PersonAsync("teacher");
        var url =
            $"/teacher/questions/{(await teacher.Http.PostedAsync("/teacher/questions", new { kind = "essay", text = "1?", points = 1 })).GetProperty("id").GetGuid()}";
        for (var i = 2; i <= 5; i++)
        {
            await teacher.Http.PutAsync(
                url,
                new
                {
                    kind = "essay",
                    text = $"{i}?",
                    points = 1,
                }
            );
        }

        Assert.Equal(
            [5, 4, 3, 2, 1],
            (await PagesAsync(teacher, url + "/versions", 2)).Select(v => v.GetProperty("version").GetInt32())
        );

        var (exam, attempts) = await GradedTwiceAsync(teacher, [1, 3, 1]);
        var marks = await PagesAsync(teacher, $"/teacher/exams/{exam}/second-marks", 1);
        Assert.Equal(attempts.Order(), marks.Select(m => m.GetProperty("attempt_id").GetGuid()).Order());
        Assert.Equal([false, true, true], marks.Select(m => m.GetProperty("agreed").GetBoolean()));
    }

    /// <summary>
    /// Attempts whose essay has two marks: one point from one person and the given points from another.
    /// </summary>
    private async Task<(Guid Exam, List<Guid> Attempts)> GradedTwiceAsync(Person teacher, double[] second)
    {
        var (exam, other, attempts) = (
            await server.PublishedExamAsync(teacher),
            await server.PersonAsync("teacher"),
            new List<Guid>()
        );
        await teacher.Http.PutAsync(
            $"/teacher/exams/{exam.Id}/permissions",
            new { email = other.Email, level = "grade" }
        );
        foreach (var points in second)
        {
            var student = await server.PersonAsync("student");
            var attempt = (await exam.StartAsync(student)).Id;
            await student.Http.PutAsync(
                $"/student/attempts/{attempt}/answers/{exam.Essay}",
                new { revision = 1, value = "Because." }
            );
            await student.Http.PostedAsync($"/student/attempts/{attempt}/submit");
            await teacher.Http.PutAsync(
                $"/teacher/attempts/{attempt}/grades/{exam.Essay}",
                new { points = 1, comment = "" }
            );
            await other.Http.PutAsync($"/teacher/attempts/{attempt}/second-marks/{exam.Essay}", new { points });
            attempts.Add(attempt);
        }

        return (exam.Id, attempts);
    }

    private static async Task<List<Guid>> AllAsync(Person who, string url, string id, int limit) =>
        [.. (await PagesAsync(who, url, limit)).Select(e => e.GetProperty(id).GetGuid())];

    private static async Task<List<JsonElement>> PagesAsync(Person who, string url, int limit)
    {
        var (all, next) = (new List<JsonElement>(), (string?)null);
        do
        {
            var page = await who.Http.ReadAsync($"{url}?limit={limit}" + (next is null ? "" : $"&after={next}"));
            var items = page.GetProperty("items").EnumerateArray().ToList();
            Assert.True(
                items.Count <= limit && (items.Count > 0 || page.GetProperty("next").ValueKind == JsonValueKind.Null),
                $"{items.Count} items of {limit}"
            );
            all.AddRange(items);
            next = page.GetProperty("next").GetString();
        } while (next is not null);

        return all;
    }

    private static bool IsList(ApiRoute route) =>
        route.AnswerSchema is { } answer
        && (
            ApiRoute.Types(answer) is ["array"]
            || (answer.TryGetProperty("properties", out var properties) && properties.TryGetProperty("items", out _))
        );

    private static bool HasCursor(ApiRoute route) =>
        route.Query.Any(q => q.Name is "after" or "before")
        && route.Query.Any(q => q.Name == "limit")
        && route.AnswerSchema!.Value.GetProperty("properties").TryGetProperty("next", out _);
}
