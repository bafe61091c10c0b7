using Veritas.Accounts;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Http;

namespace Veritas.Tests.Web.Http;

/// <summary>Lists, searches, dashboards and exports without an id contain only the caller's own records.</summary>
public sealed class OwnRowsTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    /// <summary>Routes whose owner must see records. Otherwise a list that is always empty would pass.</summary>
    private static readonly string[] Seen =
    [
        "GET /auth/me",
        "GET /auth/keys",
        "GET /teacher/exams",
        "GET /teacher/classes",
        "GET /teacher/questions",
        "GET /teacher/dashboard",
        "GET /teacher/students",
        "GET /student/dashboard",
        "GET /student/exams",
    ];

    [Fact]
    public async Task Lists_never_contain_records_of_others()
    {
        var scene = await BadInputScene.MakeAsync(server);
        var (wrong, seen) = (new List<string>(), new HashSet<string>());
        foreach (
            var route in (await ApiRoute.AllAsync(server)).Where(r => r.Method == "GET" && !r.Pattern.Contains('{'))
        )
        {
            var row = PermissionMatrix.Find(route.Method, route.Pattern)!;
            var url = route.Pattern + PermissionSamples.Query(route.Name);
            foreach (
                var role in new[] { "student", "teacher" }.Where(r =>
                    row.Callers != Callers.Anyone && row.Allows(r == "student" ? Role.Student : Role.Teacher)
                )
            )
            {
                var (own, other) = (
                    await TextAsync(scene.Owner(role), url),
                    await TextAsync(scene.Stranger(role), url)
                );
                var shown = scene
                    .Marks(role)
                    .Where(m => other.Contains(m, StringComparison.OrdinalIgnoreCase))
                    .ToList();
                wrong.AddRange(
                    shown.Count == 0 ? [] : [$"{route.Name} shows another {role} {string.Join(", ", shown)}"]
                );
                if (own != other)
                {
                    seen.Add(route.Name);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(Seen.Except(seen));
    }

    [Fact]
    public async Task A_student_search_finds_own_students_and_exact_addresses()
    {
        var scene = await BadInputScene.MakeAsync(server);
        var (student, stranger) = (scene.Owner("student"), scene.Stranger("teacher"));
        var admin = await server.SignInAsync("admin@example.org");

        Assert.Equal([student.Id], await FoundAsync(scene.Teacher, student.Email[..^4]));
        Assert.Equal([student.Id], await FoundAsync(admin, student.Email[..^4]));
        Assert.Empty(await FoundAsync(stranger, student.Email[..^4]));
        Assert.Equal([student.Id], await FoundAsync(stranger, student.Email.ToUpperInvariant()));
        Assert.Equal(
            (400, "query_invalid"),
            await stranger.Http.RefusedAsync(HttpMethod.Get, "/teacher/students?query=" + new string('a', 201), null)
        );
    }

    private static async Task<Guid[]> FoundAsync(Person who, string query) =>
        [
            .. (await who.Http.ReadAsync("/teacher/students?query=" + Uri.EscapeDataString(query)))
                .GetProperty("items")
                .EnumerateArray()
                .Select(u => u.GetProperty("id").GetGuid()),
        ];

    private static async Task<string> TextAsync(Person who, string url) =>
        await (await who.Http.GetAsync(new Uri(url, UriKind.Relative))).Content.ReadAsStringAsync();
}
