using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Hostile.Inputs;
using Veritas.Tests.Support;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Hostile.World;

/// <summary>An attempt with a ticket.</summary>
public sealed record Ticketed(Guid Attempt, Guid Student, string Token, string Ticket);

/// <summary>
/// A server process with its own database, an attacked exam and another exam that must not be affected.
/// </summary>
public sealed class Battlefield : IAsyncDisposable
{
    private const int Expendables = 30;
    private const int Doomed = 6;
    private readonly TestDatabase _database;
    private readonly DirectoryInfo _home;
    private readonly Dictionary<string, Guid> _people = [];

    private Battlefield(TestDatabase database, ServerProcess server, DirectoryInfo home) =>
        (_database, Server, _home) = (database, server, home);

    public ServerProcess Server { get; }

    public TestDatabase Database => _database;

    /// <summary>The targets of the inputs.</summary>
    public Aim Aim { get; private set; } = null!;

    /// <summary>Attempts whose sockets are attacked.</summary>
    public ImmutableArray<Ticketed> Attacked { get; private set; }

    /// <summary>Attempts of the other exam: one streams events, the other is idle.</summary>
    public Ticketed Control { get; private set; } = null!;

    public Ticketed Idle { get; private set; } = null!;

    public HttpClient ControlTeacher { get; private set; } = null!;

    public HttpClient AttackedTeacher { get; private set; } = null!;

    public static async Task<Battlefield> StartAsync(int sockets)
    {
        var home = Directory.CreateTempSubdirectory("veritas-hostile-");
        var database = await TestDatabase.CreateAsync();
        var settings = ExamApi.Settings(home.FullName);
        // High rate limits, because otherwise most inputs would only be refused by them.
        settings["Veritas__Limits__RequestsPerSecondPerAddress"] = settings[
            "Veritas__Monitor__OpensPerSecondPerAddress"
        ] = "100000";
        settings["Veritas__Limits__SignInsPerMinute"] = "1000000";
        settings["Veritas__Monitor__OpensPerMinute"] = settings["Veritas__Monitor__FramesPerSecond"] = "10000";
        settings["Veritas__Hub__CallsPerSecond"] = "10000";
        settings["Veritas__Accounts__FreeAddressFailures"] = "100000";
        // By default the server GC keeps freed memory. This mode adapts the heap to live data, so growth shows a leak.
        settings["DOTNET_GCDynamicAdaptationMode"] = "1";
        var field = new Battlefield(
            database,
            await ServerProcess.StartAsync(database.ConnectionString, settings),
            home
        );
        await field.FillAsync(sockets);
        return field;
    }

    public async ValueTask DisposeAsync()
    {
        ControlTeacher?.Dispose();
        AttackedTeacher?.Dispose();
        await Server.DisposeAsync();
        await _database.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private async Task FillAsync(int sockets)
    {
        var api = new ExamApi(Server.Url);
        ControlTeacher = await api.TeacherAsync("victim-teacher@example.org", "Grace Example");
        var theirs = await ExamApi.ExamAsync(ControlTeacher, "Geometry");
        Control = await AttemptAsync(api, theirs, "control@example.org");
        Idle = await AttemptAsync(api, theirs, "idle@example.org");

        AttackedTeacher = await api.TeacherAsync("attacked-teacher@example.org", "Grace Example");
        using var stranger = await api.TeacherAsync("stranger@example.org", "Trudy Example");
        var streamed = await ExamApi.ExamAsync(AttackedTeacher, "Algebra");
        var open = await ExamApi.ExamAsync(AttackedTeacher, "Algebra again");
        var draft = (
            await ExamApi.Must(
                await AttackedTeacher.PostAsJsonAsync(
                    "/teacher/exams",
                    new
                    {
                        title = "Draft",
                        subject = "Algebra",
                        duration_s = 600,
                        opens_at = "2026-01-01T00:00:00Z",
                        closes_at = "2036-01-01T00:00:00Z",
                        pass_mark = 50,
                    }
                )
            )
        ).GetProperty("id").GetGuid();
        Attacked = [.. await Each(sockets, i => AttemptAsync(api, streamed, $"streamed-{i}@example.org"))];
        var harmed = await Each(12, i => AttemptAsync(api, open, $"harmed-{i}@example.org"));
        using var admin = await api.SignInAsync(ExamApi.AdminEmail);
        var expendable = await Each(Expendables, i => PersonAsync(api, $"expendable-{i}@example.org"));
        var bank = await Each(3, async i => (
                    await ExamApi.Must(
                        await AttackedTeacher.PostAsJsonAsync(
                            "/teacher/questions",
                            new
                            {
                                kind = "essay",
                                text = $"Why {i}?",
                                points = 1,
                            }
                        )
                    )
                ).GetProperty("id").GetGuid());
        var ended = await EndedAsync(api, open);
        var good = Bearer(AttackedTeacher);
        var key = Convert.FromBase64String(await File.ReadAllTextAsync(Path.Combine(_home.FullName, "jwt.key")));
        Aim = new Aim(
            TimeProvider.System.GetUtcNow(),
            [.. harmed.Select(h => h.Token)],
            [good, good, good, good, Bearer(stranger)],
            Bearer(admin),
            [.. expendable.Take(Doomed).Select(e => e.Token)],
            [.. expendable.Skip(Doomed).Select(e => e.Token)],
            ForgedTokens.Of(expendable[^1].Token, key),
            Ids(
                ("exam_id", [open, draft]),
                ("attempt_id", [.. harmed.Select(h => h.Attempt), ended.Attempt]),
                ("question_id", await QuestionsAsync(AttackedTeacher, open)),
                ("student_id", harmed.Select(h => h.Student)),
                ("user_id", expendable.Take(Doomed).Select(e => e.Id)),
                ("bank_question_id", bank),
                ("verdict_id", [ended.Verdict])
            ),
            Ids(
                ("exam_id", [theirs]),
                ("attempt_id", [Control.Attempt, Idle.Attempt]),
                ("question_id", await QuestionsAsync(ControlTeacher, theirs)),
                ("student_id", [Control.Student, Idle.Student])
            ),
            [.. harmed.Select(h => h.Ticket)],
            ForgedTokens.TicketsOf(harmed[0].Ticket)
        );
    }

    /// <summary>A submitted attempt with a verdict, for routes that require one.</summary>
    private async Task<(Guid Attempt, Guid Verdict)> EndedAsync(ExamApi api, Guid exam)
    {
        var attempt = await AttemptAsync(api, exam, "ended@example.org");
        using var student = await api.SignInAsync("ended@example.org");
        await ExamApi.Must(await student.PostAsync($"/student/attempts/{attempt.Attempt}/submit", null));
        var verdict = await ExamApi.Must(
            await AttackedTeacher.PostAsJsonAsync(
                $"/teacher/attempts/{attempt.Attempt}/verdicts",
                new { verdict = "suspicious", comment = "Looked away." }
            )
        );
        return (attempt.Attempt, verdict.GetProperty("id").GetGuid());
    }

    private static async Task<(Guid Id, string Token)> PersonAsync(ExamApi api, string email)
    {
        using var student = await api.StudentAsync(email, "Ada Example");
        return ((await ExamApi.Must(await student.GetAsync("/auth/me"))).GetProperty("id").GetGuid(), Bearer(student));
    }

    private static async Task<List<T>> Each<T>(int count, Func<int, Task<T>> make)
    {
        var made = new List<T>();
        for (var i = 0; i < count; i++)
        {
            made.Add(await make(i));
        }

        return made;
    }

    private static async Task<Ticketed> AttemptAsync(ExamApi api, Guid exam, string email)
    {
        using var student = await api.StudentAsync(email, "Ada Example");
        var me = await ExamApi.Must(await student.GetAsync("/auth/me"));
        var (attempt, ticket) = await ExamApi.StartAsync(student, exam);
        return new Ticketed(attempt, me.GetProperty("id").GetGuid(), Bearer(student), ticket);
    }

    private static async Task<IEnumerable<Guid>> QuestionsAsync(HttpClient teacher, Guid exam) =>
        [
            .. (await ExamApi.Must(await teacher.GetAsync($"/teacher/exams/{exam}")))
                .GetProperty("questions")
                .EnumerateArray()
                .Select(q => q.GetProperty("id").GetGuid()),
        ];

    private static string Bearer(HttpClient client) => client.DefaultRequestHeaders.Authorization!.Parameter!;

    private static ImmutableDictionary<string, ImmutableArray<Guid>> Ids(
        params (string Name, IEnumerable<Guid> Ids)[] all
    ) => all.ToImmutableDictionary(a => a.Name, a => a.Ids.ToImmutableArray());
}
