using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Monitoring;

namespace Veritas.Tests.Support.Live;

/// <summary>
/// Creates users and exams over HTTP on a running server whose first admin is <see cref="AdminEmail"/>.
/// </summary>
public sealed class ExamApi(Uri server)
{
    public const string AdminEmail = "admin@example.org";
    public const string Password = "correct horse battery";

    /// <summary>Server settings that these calls require.</summary>
    public static Dictionary<string, string> Settings(string home) =>
        new()
        {
            ["Veritas__Admin__Email"] = AdminEmail,
            ["Veritas__Admin__Password"] = Password,
            ["Veritas__Passwords__Cost"] = "4",
            ["Veritas__Home"] = home,
            ["Veritas__Limits__SignInsPerMinute"] = "100000",
            ["Veritas__Limits__RequestsPerSecondPerUser"] = "100000",
        };

    /// <summary>Creates a teacher and signs in.</summary>
    public async Task<HttpClient> TeacherAsync(string email, string name)
    {
        using var admin = await SignInAsync(AdminEmail);
        await Must(
            await admin.PostAsJsonAsync(
                "/admin/users",
                new
                {
                    email,
                    password = Password,
                    full_name = name,
                    role = "teacher",
                }
            )
        );
        return await SignInAsync(email);
    }

    /// <summary>Registers a student and signs in.</summary>
    public async Task<HttpClient> StudentAsync(string email, string name)
    {
        using var anonymous = new HttpClient { BaseAddress = server };
        await Must(
            await anonymous.PostAsJsonAsync(
                "/auth/register",
                new
                {
                    email,
                    password = Password,
                    full_name = name,
                }
            )
        );
        return await SignInAsync(email);
    }

    public async Task<HttpClient> SignInAsync(string email)
    {
        var client = new HttpClient { BaseAddress = server };
        var session = await Must(await client.PostAsJsonAsync("/auth/login", new { email, password = Password }));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            session.GetProperty("access_token").GetString()
        );
        return client;
    }

    /// <summary>
    /// Publishes an exam with one question of every kind, 12 points in total. It is open now and closes after a day
    /// unless a time is given. Without a policy, every event type has its weight from the taxonomy.
    /// </summary>
    public static async Task<Guid> ExamAsync(
        HttpClient teacher,
        string title,
        MonitoringPolicy? policy = null,
        DateTimeOffset? closesAt = null
    )
    {
        var now = TimeProvider.System.GetUtcNow();
        var exam = await Must(
            await teacher.PostAsJsonAsync(
                "/teacher/exams",
                new
                {
                    title,
                    subject = "Mathematics",
                    duration_s = 3_600,
                    opens_at = now.AddMinutes(-5),
                    closes_at = closesAt ?? now.AddDays(1),
                    pass_mark = 50,
                    policy = policy is null
                        ? (JsonElement?)null
                        : JsonSerializer.SerializeToElement(policy, VeritasJson.Options),
                }
            )
        );
        var id = exam.GetProperty("id").GetGuid();
        object[] questions =
        [
            new
            {
                kind = "single_choice",
                text = "What is 7 times 8?",
                points = 2,
                options = Options("54", "56", "63"),
                key = "b",
            },
            new
            {
                kind = "multiple_choice",
                text = "Which of these are prime?",
                points = 2,
                options = Options("2", "9", "11"),
                key = new[] { "a", "c" },
            },
            new
            {
                kind = "true_false",
                text = "Zero is an even number.",
                points = 1,
                key = true,
            },
            new
            {
                kind = "numeric",
                text = "The square root of 2, to two digits.",
                points = 2,
                key = new { value = 1.41, tolerance = 0.01 },
            },
            new
            {
                kind = "short_text",
                text = "The name of the side across the right angle.",
                points = 1,
                key = new[] { "hypotenuse" },
            },
            new
            {
                kind = "essay",
                text = "Prove that there is no largest prime.",
                points = 4,
            },
        ];
        foreach (var question in questions)
        {
            await Must(await teacher.PostAsJsonAsync($"/teacher/exams/{id}/questions", question));
        }

        await Must(await teacher.PostAsync($"/teacher/exams/{id}/publish", null));
        return id;
    }

    /// <summary>Starts the exam and returns the attempt's id and a ticket.</summary>
    public static async Task<(Guid Attempt, string Ticket)> StartAsync(HttpClient student, Guid exam)
    {
        var session = await Must(
            await student.PostAsJsonAsync($"/student/exams/{exam}/start", new { notice_version = 1 })
        );
        return (
            session.GetProperty("attempt_id").GetGuid(),
            session.GetProperty("monitor").GetProperty("ticket").GetString()!
        );
    }

    /// <summary>Returns the body of a successful response and throws for any other.</summary>
    public static async Task<JsonElement> Must(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? body.Length == 0
                ? default
                : JsonElement.Parse(body)
            : throw new InvalidOperationException(
                $"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {body}"
            );
    }

    private static object[] Options(params string[] texts) =>
        [.. texts.Select((text, i) => (object)new { id = ((char)('a' + i)).ToString(), text })];
}
