using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Veritas.Bench.Data;

/// <summary>One route, with the requests to make of it in turn.</summary>
internal sealed record MeasuredRoute(string Name, double GoalMs, (HttpClient Client, string Path)[] Requests);

/// <summary>What people look at: students' pages within 50 ms, teachers' and admins' within 100 ms.</summary>
internal sealed class MeasuredRoutes(HttpClient admin, HttpClient owner, HttpClient[] teachers, HttpClient[] students)
{
    private const double Student = 50;
    private const double Teacher = 100;
    private const int LargestCollusion = 5_000;
    private static readonly TimeSpan CollusionLimit = TimeSpan.FromMinutes(5);

    public async Task<List<MeasuredRoute>> AllAsync()
    {
        var managed = new List<(HttpClient Client, Guid Exam)>();
        foreach (var teacher in teachers)
        {
            managed.AddRange(
                (await ReadAsync(teacher, "/teacher/dashboard?limit=20"))
                    .GetProperty("exams")
                    .EnumerateArray()
                    .Where(e => e.GetProperty("permission").GetString() == "own")
                    .Select(e => (teacher, Id(e, "id")))
            );
        }

        // The first teacher owns the exam that every student has taken.
        var exams = (await ReadAsync(owner, "/teacher/dashboard?limit=200"))
            .GetProperty("exams")
            .EnumerateArray()
            .ToList();
        var largest = Id(exams.MaxBy(e => e.GetProperty("attempts").GetInt32()), "id");
        var flagged = (await ReadAsync(owner, $"/teacher/exams/{largest}/flagged?limit=50"))
            .GetProperty("items")
            .EnumerateArray()
            .Select(f => (Attempt: Id(f, "attempt_id"), Student: Id(f.GetProperty("student"), "id")))
            .ToList();
        var own = new List<(HttpClient, string)>();
        foreach (var student in students)
        {
            own.AddRange(
                (await ReadAsync(student, "/student/dashboard"))
                    .GetProperty("past")
                    .EnumerateArray()
                    .Take(3)
                    .Select(a => (student, $"/student/exams/{Id(a, "attempt_id")}"))
            );
        }

        return
        [
            .. Students(own),
            .. Exams(managed, largest),
            .. Flagged(flagged),
            .. await AnalysedAsync(exams, flagged.Select(f => f.Attempt)),
            .. Admins(flagged.Select(f => f.Attempt)),
        ];
    }

    private IEnumerable<MeasuredRoute> Students(List<(HttpClient, string)> own) =>
        [
            new("GET /student/dashboard", Student, All(students, "/student/dashboard")),
            new("GET /student/exams", Student, All(students, "/student/exams")),
            new("GET /student/exams/{attempt_id}", Student, [.. own]),
            new("GET /student/performance", Student, All(students, "/student/performance")),
            new("GET /student/assessments", Student, All(students, "/student/assessments")),
        ];

    private IEnumerable<MeasuredRoute> Exams(List<(HttpClient Client, Guid Exam)> managed, Guid largest) =>
        [
            new("GET /teacher/dashboard", Teacher, All(teachers, "/teacher/dashboard")),
            new("GET /teacher/dashboard, an admin's", Teacher, [(admin, "/teacher/dashboard")]),
            new("GET /teacher/exams", Teacher, All(teachers, "/teacher/exams")),
            new("GET /teacher/exams, an admin's", Teacher, [(admin, "/teacher/exams")]),
            new(
                "GET /teacher/students?query=",
                Teacher,
                [.. teachers.Select((t, i) => (t, $"/teacher/students?query={Uri.EscapeDataString(People.Name(i))}"))]
            ),
            new("GET /teacher/high-risk", Teacher, All(teachers, "/teacher/high-risk")),
            new("GET /teacher/high-risk, an admin's", Teacher, [(admin, "/teacher/high-risk")]),
            new(
                "GET /teacher/exams/{exam_id}/analytics",
                Teacher,
                [.. managed.Select(m => (m.Client, $"/teacher/exams/{m.Exam}/analytics"))]
            ),
            new("the same, of the largest exam", Teacher, [(owner, $"/teacher/exams/{largest}/analytics")]),
            new(
                "GET /teacher/exams/{exam_id}/flagged, of the largest",
                Teacher,
                [(owner, $"/teacher/exams/{largest}/flagged")]
            ),
            new(
                "GET /teacher/exams/{exam_id}/alerts, of the largest",
                Teacher,
                [(owner, $"/teacher/exams/{largest}/alerts")]
            ),
            new(
                "GET /teacher/exams/{exam_id}/attempts, of the largest",
                Teacher,
                [(owner, $"/teacher/exams/{largest}/attempts")]
            ),
            new(
                "GET /teacher/exams/{exam_id}/results, of the largest",
                Teacher,
                [(owner, $"/teacher/exams/{largest}/results")]
            ),
        ];

    private IEnumerable<MeasuredRoute> Flagged(List<(Guid Attempt, Guid Student)> flagged) =>
        [
            new(
                "GET /teacher/attempts/{attempt_id}/monitoring",
                Teacher,
                [.. flagged.Select(f => (owner, $"/teacher/attempts/{f.Attempt}/monitoring"))]
            ),
            new(
                "GET /teacher/students/{student_id}",
                Teacher,
                [.. flagged.Select(f => (owner, $"/teacher/students/{f.Student}"))]
            ),
            new(
                "GET /teacher/students/{student_id}/performance",
                Teacher,
                [.. flagged.Select(f => (owner, $"/teacher/students/{f.Student}/performance"))]
            ),
            new(
                "GET /teacher/students/{student_id}/risk",
                Teacher,
                [.. flagged.Select(f => (owner, $"/teacher/students/{f.Student}/risk"))]
            ),
            new(
                "GET /teacher/students/{student_id}/actions",
                Teacher,
                [.. flagged.Select(f => (owner, $"/teacher/students/{f.Student}/actions"))]
            ),
        ];

    private IEnumerable<MeasuredRoute> Admins(IEnumerable<Guid> attempts)
    {
        var lately = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddDays(-1).ToString("O"));
        return
        [
            new("GET /admin/audit", Teacher, [(admin, "/admin/audit")]),
            new("GET /admin/audit?since=", Teacher, [(admin, $"/admin/audit?since={lately}")]),
            new(
                "GET /admin/audit?subject_id=",
                Teacher,
                [.. attempts.Select(a => (admin, $"/admin/audit?subject_id={a}"))]
            ),
            new("GET /admin/users", Teacher, [(admin, "/admin/users"), (admin, "/admin/users?role=teacher")]),
        ];
    }

    /// <summary>Analyses that somebody asked for are there before they are looked at.</summary>
    private async Task<IEnumerable<MeasuredRoute>> AnalysedAsync(List<JsonElement> exams, IEnumerable<Guid> attempts)
    {
        var taken = attempts.ToList();
        foreach (var attempt in taken)
        {
            using var made = await owner.PostAsJsonAsync("/analysis/behavior", new { attempt_id = attempt });
            made.EnsureSuccessStatusCode();
        }

        var routes = new List<MeasuredRoute>
        {
            new(
                "GET /teacher/attempts/{attempt_id}/behavior",
                Teacher,
                [.. taken.Select(a => (owner, $"/teacher/attempts/{a}/behavior"))]
            ),
        };
        var compared = exams
            .Where(e => e.GetProperty("permission").GetString() == "own")
            .Where(e =>
                e.GetProperty("attempts").GetInt32() is > 0 and <= LargestCollusion
                && e.GetProperty("live").GetInt32() == 0
            )
            .OrderByDescending(e => e.GetProperty("attempts").GetInt32())
            .Select(e => $"/teacher/exams/{Id(e, "id")}/collusion")
            .FirstOrDefault();
        if (compared is not null)
        {
            using var begun = await owner.PostAsync(compared, null);
            begun.EnsureSuccessStatusCode();
            var watch = Stopwatch.StartNew();
            while ((await ReadAsync(owner, compared)).GetProperty("run").GetProperty("state").GetString() == "waiting")
            {
                if (watch.Elapsed > CollusionLimit)
                {
                    throw new ArgumentException("The comparison of answers was not done within five minutes.");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }

            routes.Add(new("GET /teacher/exams/{exam_id}/collusion", Teacher, [(owner, compared)]));
        }

        return routes;
    }

    private static (HttpClient, string)[] All(HttpClient[] clients, string path) => [.. clients.Select(c => (c, path))];

    private static Guid Id(JsonElement of, string name) => of.GetProperty(name).GetGuid();

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path) =>
        JsonElement.Parse(await client.GetStringAsync(path));
}
