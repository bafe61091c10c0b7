using System.Text.Json;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Http;

namespace Veritas.Tests.Web.Http;

/// <summary>
/// Test data in which every route finds its resource in a valid state: a draft where an exam is changed, an ended
/// attempt where one is judged.
/// </summary>
internal sealed class BadInputScene
{
    private readonly Dictionary<string, Guid> _made = [];
    private PermissionScene _scene = null!;

    public PermissionScene Other { get; private set; } = null!;

    public static async Task<BadInputScene> MakeAsync(VeritasServer server)
    {
        var made = new BadInputScene
        {
            _scene = await PermissionScene.MakeAsync(server),
            Other = await PermissionScene.MakeAsync(server),
        };
        await made._scene.MakeKeysAsync(server.Time.GetUtcNow());
        await made.Other.MakeKeysAsync(server.Time.GetUtcNow());
        var teacher = made._scene.Teacher.Http;
        var draft = await teacher.PostedAsync(
            "/teacher/exams",
            ExamSetUp.Draft(server.Time.GetUtcNow(), opensIn: TimeSpan.FromHours(1))
        );
        made._made["draft"] = draft.GetProperty("id").GetGuid();
        made._made["question"] = Id(
            await teacher.PostedAsync(
                $"/teacher/exams/{made._made["draft"]}/questions",
                new
                {
                    kind = "single_choice",
                    text = "?",
                    points = 1,
                    options = new[] { new { id = "a", text = "1" }, new { id = "b", text = "2" } },
                    key = "a",
                }
            )
        );
        var student = $"/teacher/students/{made._scene.Student.Id}";
        made._made["{feedback_id}"] = Id(
            await teacher.PostedAsync($"{student}/feedback", new { title = "T", text = "?" })
        );
        made._made["{assessment_id}"] = Id(
            await teacher.PostedAsync(
                $"{student}/assessments",
                new
                {
                    title = "T",
                    kind = "oral",
                    points = 1,
                    max_points = 2,
                    held_on = "2020-01-01",
                }
            )
        );
        await made.HandInAsync(server);
        return made;
    }

    private static Guid Id(JsonElement made) => made.GetProperty("id").GetGuid();

    private async Task HandInAsync(VeritasServer server)
    {
        var student = await server.PersonAsync("student");
        var attempt = await _scene.Exam.StartAsync(student);
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{_scene.Exam.Essay}",
            new { revision = 1, value = "Because." }
        );
        (await student.Http.PostAsync($"/student/attempts/{attempt.Id}/submit", null)).EnsureSuccessStatusCode();
        _made["ended"] = attempt.Id;
    }

    /// <summary>The least privileged role that may call the route. Admins use the same code.</summary>
    public static string Role(ApiRoute route) =>
        PermissionMatrix.Find(route.Method, route.Pattern)!.Callers switch
        {
            Callers.Teachers => "teacher",
            Callers.Admins => "admin",
            _ => "student",
        };

    public HttpClient Caller(ApiRoute route) => _scene.Owner(Role(route)).Http;

    /// <summary>The owner of the resources in the teachers' routes.</summary>
    public Person Teacher => _scene.Teacher;

    public Guid Class => _scene.Class;

    public Person Owner(string role) => _scene.Owner(role);

    public Person Stranger(string role) => _scene.Stranger(role);

    /// <summary>
    /// Ids and addresses that identify the owner of a record. Published exams are visible to all students and are not
    /// included for them.
    /// </summary>
    public IEnumerable<string> Marks(string role) =>
        [
            _scene.Attempt.ToString(),
            _scene.Class.ToString(),
            _scene.BankQuestion.ToString(),
            _scene.Student.Id.ToString(),
            _scene.Student.Email,
            .. _made.Where(m => role == "teacher" || m.Key != "draft").Select(m => m.Value.ToString()),
            .. role == "teacher" ? [_scene.Exam.Id.ToString()] : Array.Empty<string>(),
        ];

    public string Token(ApiRoute route) => _scene.Owner(Role(route)).Token;

    /// <summary>Replaces the placeholders in the route's URL or body with ids of this scene.</summary>
    public string Filled(ApiRoute route, string text)
    {
        if (
            route.Pattern.StartsWith("/teacher/exams/{exam_id}", StringComparison.Ordinal)
            && (route.Pattern.Contains("/questions", StringComparison.Ordinal) || route.Method == "PUT")
            && !route.Pattern.Contains("allowances", StringComparison.Ordinal)
        )
        {
            text = text.Replace("{exam_id}", _made["draft"].ToString(), StringComparison.Ordinal)
                .Replace("{question_id}", _made["question"].ToString(), StringComparison.Ordinal);
        }

        if (
            route.Pattern.StartsWith("/teacher/attempts", StringComparison.Ordinal)
            || route.Pattern.StartsWith("/analysis", StringComparison.Ordinal)
        )
        {
            text = text.Replace("{attempt_id}", _made["ended"].ToString(), StringComparison.Ordinal);
        }

        foreach (var (name, id) in _made)
        {
            text = text.Replace(name[0] == '{' ? name : "{" + name + "}", id.ToString(), StringComparison.Ordinal);
        }

        return _scene.Filled(text, Role(route));
    }

    /// <summary>The value for <c>If-Match</c>: the resource's ETag if GET returns one, otherwise *.</summary>
    public async Task<string> TagAsync(ApiRoute route, string url)
    {
        if (route.Method != "PUT")
        {
            return "*";
        }

        using var read = await Caller(route).GetAsync(new Uri(url, UriKind.Relative));
        return read.Headers.ETag?.Tag ?? "*";
    }
}
