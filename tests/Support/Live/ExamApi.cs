using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Veritas.Tests.Support.Live;

/// <summary>Makes people and exams over HTTP on a running server whose first admin is <see cref="AdminEmail"/>.</summary>
public sealed class ExamApi(Uri server)
{
    public const string AdminEmail = "admin@example.org";
    public const string Password = "correct horse battery";

    /// <summary>Settings of a server that this can work with.</summary>
    public static Dictionary<string, string> Settings(string home) => new()
    {
        ["Veritas__Admin__Email"] = AdminEmail,
        ["Veritas__Admin__Password"] = Password,
        ["Veritas__Passwords__Cost"] = "4",
        ["Veritas__Home"] = home,
        ["Veritas__Accounts__SignInsPerMinute"] = "100000",
    };

    /// <summary>A teacher's client.</summary>
    public async Task<HttpClient> TeacherAsync(string email, string name)
    {
        using var admin = await SignInAsync(AdminEmail);
        await Must(await admin.PostAsJsonAsync("/admin/users", new { email, password = Password, full_name = name, role = "teacher" }));
        return await SignInAsync(email);
    }

    /// <summary>A student's client.</summary>
    public async Task<HttpClient> StudentAsync(string email, string name)
    {
        using var nobody = new HttpClient { BaseAddress = server };
        await Must(await nobody.PostAsJsonAsync("/auth/register", new { email, password = Password, full_name = name }));
        return await SignInAsync(email);
    }

    public async Task<HttpClient> SignInAsync(string email)
    {
        var client = new HttpClient { BaseAddress = server };
        var session = await Must(await client.PostAsJsonAsync("/auth/login", new { email, password = Password }));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("access_token").GetString());
        return client;
    }

    /// <summary>A published exam of a choice, a numeric question and an essay, open now.</summary>
    public static async Task<Guid> ExamAsync(HttpClient teacher, string title)
    {
        var now = TimeProvider.System.GetUtcNow();
        var exam = await Must(await teacher.PostAsJsonAsync("/teacher/exams", new
        {
            title, subject = "Mathematics", duration_s = 3_600, opens_at = now.AddMinutes(-5), closes_at = now.AddDays(1), pass_mark = 50,
        }));
        var id = exam.GetProperty("id").GetGuid();
        object[] questions =
        [
            new { kind = "single_choice", text = "1 + 1?", points = 2, options = new[] { new { id = "a", text = "2" }, new { id = "b", text = "3" } }, key = "a" },
            new { kind = "numeric", text = "Half of seven?", points = 1, key = new { value = 3.5, tolerance = 0.01 } },
            new { kind = "essay", text = "Explain why.", points = 3 },
        ];
        foreach (var question in questions)
        {
            await Must(await teacher.PostAsJsonAsync($"/teacher/exams/{id}/questions", question));
        }

        await Must(await teacher.PostAsync($"/teacher/exams/{id}/publish", null));
        return id;
    }

    /// <summary>Starts the exam: the attempt's id and a ticket.</summary>
    public static async Task<(Guid Attempt, string Ticket)> StartAsync(HttpClient student, Guid exam)
    {
        var session = await Must(await student.PostAsJsonAsync($"/student/exams/{exam}/start", new { notice_version = 1 }));
        return (session.GetProperty("attempt_id").GetGuid(), session.GetProperty("monitor").GetProperty("ticket").GetString()!);
    }

    /// <summary>The body of a success.</summary>
    public static async Task<JsonElement> Must(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? body.Length == 0 ? default : JsonElement.Parse(body)
            : throw new InvalidOperationException($"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {body}");
    }
}
