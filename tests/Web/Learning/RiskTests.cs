using System.Text;
using System.Text.Json;
using Veritas.Tests.Web.Classes;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Learning;

public sealed class RiskTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_teacher_sees_the_rule_explained_and_a_student_sees_nothing()
    {
        var (teacher, stranger, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        await FeedbackTests.TaughtAsync(student, teacher);
        var url = $"/teacher/students/{student.Id}/risk";

        var risk = await teacher.Http.ReadAsync(url);

        Assert.Equal(("low", "rule"), (risk.GetProperty("level").GetString(), risk.GetProperty("method").GetString()));
        Assert.Equal(7, risk.GetProperty("factors").GetArrayLength());
        Assert.Equal((404, "student_unknown"), await stranger.Http.RefusedAsync(HttpMethod.Get, url, null));
        Assert.Equal((403, "role_required"), await student.Http.RefusedAsync(HttpMethod.Get, url, null));
        Assert.Equal((403, "risk_hidden"), await student.Http.RefusedAsync(HttpMethod.Get, "/student/risk", null));
        Assert.Equal(
            JsonValueKind.Null,
            (await student.Http.ReadAsync("/auth/profile")).GetProperty("student").GetProperty("risk").ValueKind
        );
    }

    [Fact]
    public async Task A_later_outcome_of_a_term_replaces_the_earlier_one()
    {
        using var admin = await server.AdminAsync();
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));

        await admin.PostedAsync(
            "/admin/outcomes",
            new
            {
                student_id = student.Id,
                term = "2019",
                left = false,
                observed_on = "2020-01-31",
            }
        );
        var entered = await admin.PostedAsync(
            "/admin/outcomes",
            new
            {
                student_id = student.Id,
                term = "2019",
                left = true,
                observed_on = "2020-01-31",
            }
        );

        Assert.True(entered.GetProperty("has_left").GetBoolean());
        var own = (await admin.ReadAsync("/admin/outcomes?limit=200"))
            .GetProperty("items")
            .EnumerateArray()
            .Where(o => o.GetProperty("student_id").GetGuid() == student.Id);
        Assert.True(Assert.Single(own).GetProperty("has_left").GetBoolean());
        Assert.Equal(
            (404, "student_unknown"),
            await admin.RefusedAsync(
                "/admin/outcomes",
                new
                {
                    student_id = teacher.Id,
                    term = "2019",
                    left = true,
                }
            )
        );
        Assert.Equal(
            (400, "outcome_invalid"),
            await admin.RefusedAsync(
                "/admin/outcomes",
                new
                {
                    student_id = student.Id,
                    term = "",
                    left = true,
                }
            )
        );
        Assert.Equal(
            (400, "outcome_invalid"),
            await admin.RefusedAsync(
                "/admin/outcomes",
                new
                {
                    student_id = student.Id,
                    term = "x",
                    left = true,
                    observed_on = "2990-01-01",
                }
            )
        );
        Assert.Equal(
            (400, "body_invalid"),
            await admin.RefusedAsync(
                "/admin/outcomes",
                new
                {
                    student_id = student.Id,
                    term = "x",
                    left = "maybe",
                }
            )
        );
        Assert.Equal(
            (400, "field_unknown"),
            await admin.RefusedAsync(
                "/admin/outcomes",
                new
                {
                    student_id = student.Id,
                    term = "x",
                    left = true,
                    why = "?",
                }
            )
        );
        Assert.Equal(
            (400, "cursor_invalid"),
            await admin.RefusedAsync(HttpMethod.Get, "/admin/outcomes?after=x", null)
        );
        Assert.Equal(
            (403, "role_required"),
            await teacher.Http.RefusedAsync(
                "/admin/outcomes",
                new
                {
                    student_id = student.Id,
                    term = "x",
                    left = true,
                }
            )
        );
    }

    [Fact]
    public async Task A_file_of_outcomes_lists_invalid_lines()
    {
        using var admin = await server.AdminAsync();
        var student = await server.PersonAsync("student");
        var file =
            $"email,term,left,observed_on\r\n{student.Email},2018,true,2019-01-31\r\n{student.Email},2018,false,2019-01-31\r\n{student.Email},2017,gone,2018-01-31\r\nnobody@example.org,2018,true,2019-01-31\r\n";

        var problem = JsonElement.Parse(
            await (await ImportAsync(admin, "format=csv", file)).Content.ReadAsStringAsync()
        );
        var report = await VeritasServer.Read(await ImportAsync(admin, "format=csv&accept=good", file));

        Assert.Equal(
            [3, 4, 5],
            problem.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("line").GetInt32()).Order()
        );
        Assert.Equal((1, 3), (report.GetProperty("imported").GetInt32(), report.GetProperty("faults").GetInt32()));
    }

    [Fact]
    public async Task Without_enough_outcomes_there_is_no_model()
    {
        await using var small = new VeritasServer();
        await small.InitializeAsync();
        using var admin = await small.AdminAsync();

        Assert.Equal((409, "risk_data_small"), await admin.RefusedAsync("/admin/risk/train"));
        Assert.Equal(0, (await admin.ReadAsync("/admin/risk/models")).GetProperty("items").GetArrayLength());
        Assert.Equal((404, "model_unknown"), await admin.RefusedAsync($"/admin/risk/models/{Guid.NewGuid()}/activate"));
        Assert.Equal(
            (404, "model_unknown"),
            await admin.RefusedAsync($"/admin/risk/models/{Guid.NewGuid()}/deactivate")
        );
    }

    [Fact]
    public async Task A_model_is_trained_activated_and_deactivated()
    {
        await using var shown = new VeritasServer();
        (
            shown.Settings["Veritas:Learning:ShowRiskToStudents"],
            shown.Settings["Veritas:Learning:TrainingMilliseconds"],
            shown.Settings["Veritas:Learning:RefreshSeconds"]
        ) = ("true", "100", "1");
        await shown.InitializeAsync();
        using var admin = await shown.AdminAsync();
        var student = await shown.PersonAsync("student");
        await InstitutionAsync(shown, 260);

        var training = await admin.PostedAsync("/admin/risk/train");
        var id = training.GetProperty("id").GetGuid();
        var trained = await Poll.UntilAsync(
            () => admin.ReadAsync("/admin/risk/models"),
            m => m.GetProperty("items")[0].GetProperty("state").GetString() != "waiting"
        );
        var model = trained.GetProperty("items")[0];

        Assert.Equal(
            ("ready", false),
            (model.GetProperty("state").GetString(), model.GetProperty("active").GetBoolean())
        );
        Assert.True(model.GetProperty("figures").GetProperty("auc").GetDouble() > 0.9);
        Assert.Equal(
            (260, 10),
            (
                model.GetProperty("figures").GetProperty("outcomes").GetInt32(),
                model.GetProperty("figures").GetProperty("calibration").GetArrayLength()
            )
        );
        Assert.True((await admin.PostedAsync($"/admin/risk/models/{id}/activate")).GetProperty("active").GetBoolean());

        var own = await student.Http.ReadAsync("/student/risk");
        Assert.Equal(("model", id), (own.GetProperty("method").GetString(), own.GetProperty("model_id").GetGuid()));
        await Poll.UntilAsync(
            () => student.Http.ReadAsync("/auth/profile"),
            p => p.GetProperty("student").GetProperty("risk").GetString() == own.GetProperty("level").GetString()
        );

        Assert.Equal(204, (int)(await admin.PostAsync($"/admin/risk/models/{id}/deactivate", null)).StatusCode);
        Assert.Equal("rule", (await student.Http.ReadAsync("/student/risk")).GetProperty("method").GetString());
    }

    /// <summary>Inserts students directly, because there are many; those with weak results have dropped out.</summary>
    private static Task InstitutionAsync(VeritasServer server, int students) =>
        server.Database.ExecuteAsync(
            $"""
            insert into users (id, email, password_hash, full_name, role, created_at)
                select gen_random_uuid(), 'many' || n || '@example.org', 'x', 'Many', 'student', '2019-01-01'
                    from generate_series(1, {students}) n;
            insert into performance_results (attempt_id, student_id, exam_id, percent, integrity, ended_at, topics,
                counts_from, counted)
                select gen_random_uuid(), id, gen_random_uuid(), (3000 + 5 * substr(email, 5, strpos(email, '@') -
                    5)::int) , 1000, '2019-06-01', '[]', '2019-06-01', true
                from users where email like 'many%';
            insert into student_outcomes (id, student_id, term, has_left, observed_on, entered_by, entered_at)
                select gen_random_uuid(), u.id, '2019', substr(u.email, 5, strpos(u.email, '@') - 5)::int < {students
                / 3}, '2019-12-31', a.id, '2020-01-01'
                from users u cross join (select id from users where role = 'admin' limit 1) a where u.email like 'many%'
            """
        );

    private static Task<HttpResponseMessage> ImportAsync(HttpClient admin, string query, string file) =>
        admin.PostAsync($"/admin/outcomes/import?{query}", new StringContent(file, Encoding.UTF8, "text/csv"));
}
