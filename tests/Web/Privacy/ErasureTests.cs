using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Veritas.Accounts;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Accounts;
using Person = Veritas.Tests.Web.Server.Person;

namespace Veritas.Tests.Web.Privacy;

public sealed class ErasureTests(PrivacyServer privacy) : IClassFixture<PrivacyServer>
{
    private const string Name = "Zoe Nightingale";
    private const string Email = "zoe.nightingale@example.org";
    private const string Answer = "It was the butler, I swear.";
    private static readonly object Right = new { password = VeritasServer.Password };
    private VeritasServer Server => privacy.Server;

    [Fact]
    public async Task The_database_contains_no_identity_and_no_texts_after_erasure()
    {
        (
            await Server.Anonymous.PostAsJsonAsync(
                "/auth/register",
                new
                {
                    email = Email,
                    password = VeritasServer.Password,
                    full_name = Name,
                }
            )
        ).EnsureSuccessStatusCode();
        var (zoe, teacher) = (await Server.SignInAsync(Email), await Server.PersonAsync("teacher"));
        await LiveAsync(zoe, teacher);
        Assert.NotEmpty(await FoundAsync(Name));
        Assert.NotEmpty(await FoundAsync(Answer));

        Assert.Equal(HttpStatusCode.NoContent, (await EraseAsync(zoe, Right)).StatusCode);

        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await zoe.Http.GetAsync("/auth/me")));
        Assert.Equal(
            (401, "credentials_wrong"),
            await Server.Anonymous.RefusedAsync("/auth/login", new { email = Email, password = VeritasServer.Password })
        );
        await privacy.WaitUntilAsync(
            $"""
            select exists (select from erasures where user_id = '{zoe.Id}' and done_at is not null)
                and not exists (select from attempt_summaries where student_id = '{zoe.Id}')
                and not exists (select from performance_results where student_id = '{zoe.Id}')
            """
        );
        foreach (var trace in new[] { Name, "Zoe ", "Zoe's", Email, Answer, "butler", "ZOE-17", "zoe's program" })
        {
            Assert.Empty(await FoundAsync(trace));
        }

        using var admin = await Server.AdminAsync();
        var log = await admin.ReadAsync($"/admin/audit?actor_id={zoe.Id}&limit=1");
        Assert.Equal("DELETE /privacy/me", log.GetProperty("items")[0].GetProperty("action").GetString());
        Assert.True((await admin.ReadAsync("/admin/audit/verify")).GetProperty("intact").GetBoolean());
        (
            await Server.Anonymous.PostAsJsonAsync(
                "/auth/register",
                new
                {
                    email = Email,
                    password = VeritasServer.Password,
                    full_name = "Another",
                }
            )
        ).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Erasure_requires_the_password()
    {
        var student = await Server.PersonAsync("student");

        Assert.Equal((401, "credentials_wrong"), await RefusedAsync(student, new { password = "wrong password" }));
        Assert.Equal((400, "request_invalid"), await RefusedAsync(student, null));
        Assert.Equal(400, (await RefusedAsync(student, new { })).Status);
        Assert.Equal(400, (await RefusedAsync(student, new { password = VeritasServer.Password, sure = true })).Status);
        using var anonymous = new HttpRequestMessage(HttpMethod.Delete, "/privacy/me")
        {
            Content = JsonContent.Create(Right),
        };
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await Server.Anonymous.SendAsync(anonymous)));

        Assert.Equal(student.Id, (await student.Http.ReadAsync("/auth/me")).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Erasure_requires_a_code_with_a_second_factor()
    {
        var student = await Server.PersonAsync("student");
        var security = Server.Services.GetRequiredService<SecurityService>();
        var code = SecondFactors.NewBackupCodes()[0];
        Assert.True(
            (
                await security.ProposeSecondFactor(
                    student.Id,
                    Server.Services.GetRequiredService<SecondFactors>().Seal(student.Id, SecondFactors.NewSecret()),
                    default
                )
            ).Ok
        );
        Assert.True((await security.ConfirmSecondFactor(student.Id, 1, [SecondFactors.HashBackup(code)], default)).Ok);

        Assert.Equal((401, "code_required"), await RefusedAsync(student, Right));
        Assert.Equal(
            (401, "code_wrong"),
            await RefusedAsync(student, new { password = VeritasServer.Password, code = "nonsense" })
        );
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await EraseAsync(student, new { password = VeritasServer.Password, code })).StatusCode
        );
        Assert.Equal(
            0,
            await Server.Database.ScalarAsync<long>($"select count(*) from backup_codes where user_id = '{student.Id}'")
        );
    }

    [Fact]
    public async Task Erasure_is_refused_with_a_running_attempt_a_hold_or_as_last_admin()
    {
        var (teacher, student) = (await Server.PersonAsync("teacher"), await Server.PersonAsync("student"));
        var exam = await Server.PublishedExamAsync(teacher);
        var attempt = await exam.StartAsync(student);
        Assert.Equal((409, "attempt_running"), await RefusedAsync(student, Right));
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");

        var admin = await Server.SignInAsync("admin@example.org");
        var hold = await admin.Http.PostedAsync("/admin/holds", new { exam_id = exam.Id, reason = "A case." });
        Assert.Equal((409, "legal_hold"), await RefusedAsync(student, Right));
        Assert.Equal((409, "last_admin"), await RefusedAsync(admin, Right));
        await admin.Http.DeleteAsync($"/admin/holds/{hold.GetProperty("id").GetGuid()}");

        Assert.Equal(HttpStatusCode.NoContent, (await EraseAsync(student, Right)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await EraseAsync(teacher, Right)).StatusCode);
        Assert.Equal(
            "Algebra",
            (await admin.Http.ReadAsync($"/teacher/exams/{exam.Id}")).GetProperty("title").GetString()
        );
    }

    /// <summary>Stores data of the student in every table that can hold some.</summary>
    private async Task LiveAsync(Person zoe, Person teacher)
    {
        var exam = await Server.PublishedExamAsync(teacher);
        var attempt = await exam.StartAsync(zoe);
        await zoe.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Choice}",
            new { revision = 1, value = "a" }
        );
        await zoe.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Essay}",
            new { revision = 1, value = Answer }
        );
        await VeritasServer.Read(
            await zoe.Http.PostAsJsonAsync(
                "/monitor/events?wait=durable",
                new
                {
                    attempt_id = attempt.Id,
                    seq = 1,
                    type = "tab.hidden",
                    at = Server.Time.GetUtcNow(),
                    ms = 40_000,
                }
            )
        );
        await zoe.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        await teacher.Http.PutAsync(
            $"/teacher/attempts/{attempt.Id}/grades/{exam.Essay}",
            new { points = 1, comment = "Zoe says it was the butler." }
        );
        await teacher.Http.PostedAsync(
            $"/teacher/attempts/{attempt.Id}/verdicts",
            new { verdict = "suspicious", comment = "Zoe was away." }
        );
        await teacher.Http.PostedAsync($"/teacher/exams/{exam.Id}/close");
        await zoe.Http.PostedAsync(
            $"/student/attempts/{attempt.Id}/appeals",
            new { text = "It was the butler who made Zoe leave." }
        );
        await teacher.Http.PostedAsync(
            $"/teacher/students/{zoe.Id}/feedback",
            new
            {
                title = "Zoe",
                text = "Dear Zoe.",
                state = "published",
            }
        );
        await teacher.Http.PostedAsync(
            $"/teacher/students/{zoe.Id}/assessments",
            new
            {
                title = "Zoe's talk",
                kind = "oral",
                points = 1,
                max_points = 2,
                held_on = "2020-01-01",
                state = "published",
            }
        );
        await zoe.Http.PostedAsync(
            "/auth/keys",
            new
            {
                name = "zoe's program",
                scopes = new[] { "student:read" },
                expires_at = Server.Time.GetUtcNow().AddDays(1),
            }
        );
        await Server.Database.ExecuteAsync(
            $"update student_profiles set student_number = 'ZOE-17' where user_id = '{zoe.Id}'"
        );
    }

    private static Task<HttpResponseMessage> EraseAsync(Person person, object body) =>
        person.Http.SendAsync(
            new HttpRequestMessage(HttpMethod.Delete, "/privacy/me") { Content = JsonContent.Create(body) }
        );

    private static Task<(int Status, string Code)> RefusedAsync(Person person, object? body) =>
        person.Http.RefusedAsync(HttpMethod.Delete, "/privacy/me", body);

    /// <summary>The tables with that text in any column, as text or as bytes.</summary>
    private async Task<List<string>> FoundAsync(string text)
    {
        var tables = new List<string>();
        await using (
            var command = Server.Database.DataSource.CreateCommand(
                "select oid::regclass::text from pg_class where relnamespace = 'public'::regnamespace and "
                    + "relkind in ('r', 'p') and not relispartition"
            )
        )
        {
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                tables.Add(rows.GetString(0));
            }
        }

        Assert.True(tables.Count > 40, $"only {tables.Count} tables were searched");
        var found = new List<string>();
        foreach (var table in tables)
        {
            await using var look = Server.Database.DataSource.CreateCommand(
                $"select exists (select from {table} x where strpos(x::text, $1) > 0 or strpos(x::text, $2) > 0)"
            );
            look.Parameters.Add(new() { Value = text });
            look.Parameters.Add(new() { Value = Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text)) });
            if (await look.ExecuteScalarAsync() is true)
            {
                found.Add(table);
            }
        }

        return found;
    }
}
