using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Support.Live;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

public sealed class IdempotencyTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_retry_returns_the_first_response_and_creates_nothing()
    {
        var teacher = await server.PersonAsync("teacher");
        var draft = ExamSetUp.Draft(server.Time.GetUtcNow());

        var first = await PostAsync(teacher, "/teacher/exams", "one", draft);
        var again = await PostAsync(teacher, "/teacher/exams", "one", draft);

        Assert.Equal((201, 201), ((int)first.StatusCode, (int)again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal("application/json", again.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            (false, true),
            (first.Headers.Contains("Idempotency-Replayed"), again.Headers.Contains("Idempotency-Replayed"))
        );
        Assert.Equal(1, await ExamsAsync(teacher));
        Assert.Equal(
            1,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from audit_log where actor_id = '{teacher.Id}' and action = 'POST /teacher/exams'"
            )
        );
    }

    [Fact]
    public async Task Every_post_that_creates_takes_a_key()
    {
        var document = JsonElement.Parse(
            await File.ReadAllBytesAsync(Path.Combine(ServerProcess.RepositoryRoot(), "docs", "openapi.json"))
        );

        var without = document
            .GetProperty("paths")
            .EnumerateObject()
            .Where(path =>
                path.Value.TryGetProperty("post", out var post)
                && post.GetProperty("responses").TryGetProperty("201", out _)
                && !(
                    post.TryGetProperty("parameters", out var all)
                    && all.EnumerateArray().Any(p => p.GetProperty("name").GetString() == "Idempotency-Key")
                )
            )
            .Select(path => path.Name);

        Assert.Empty(without);
    }

    [Fact]
    public async Task Concurrent_requests_create_one_record()
    {
        var teacher = await server.PersonAsync("teacher");
        var draft = ExamSetUp.Draft(server.Time.GetUtcNow());

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => PostAsync(teacher, "/teacher/exams", "all", draft))
        );

        Assert.All(answers, a => Assert.Contains((int)a.StatusCode, new[] { 201, 409 }));
        Assert.Contains(answers, a => (int)a.StatusCode == 201);
        Assert.Equal(1, await ExamsAsync(teacher));
    }

    [Fact]
    public async Task A_key_is_valid_for_one_request_of_one_user()
    {
        var (teacher, other) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        var now = server.Time.GetUtcNow();
        await PostAsync(teacher, "/teacher/exams", "mine", ExamSetUp.Draft(now));

        Assert.Equal(
            (409, "idempotency_mismatch"),
            await VeritasServer.Refusal(await PostAsync(teacher, "/teacher/exams", "mine", ExamSetUp.Draft(now, 7_200)))
        );
        Assert.Equal(201, (int)(await PostAsync(other, "/teacher/exams", "mine", ExamSetUp.Draft(now))).StatusCode);
        Assert.Equal(1, await ExamsAsync(teacher));
    }

    [Fact]
    public async Task A_refused_request_leaves_the_key_free()
    {
        var teacher = await server.PersonAsync("teacher");
        var now = server.Time.GetUtcNow();

        Assert.Equal(
            400,
            (int)(await PostAsync(teacher, "/teacher/exams", "free", ExamSetUp.Draft(now, durationS: 1))).StatusCode
        );

        Assert.Equal(201, (int)(await PostAsync(teacher, "/teacher/exams", "free", ExamSetUp.Draft(now))).StatusCode);
    }

    [Fact]
    public async Task An_unfinished_request_is_not_executed_again()
    {
        var teacher = await server.PersonAsync("teacher");
        var draft = ExamSetUp.Draft(server.Time.GetUtcNow());
        await PostAsync(teacher, "/teacher/exams", "lost", draft);
        await server.Database.ExecuteAsync(
            $"update idempotency_keys set status = null, body = null where user_id = '{teacher.Id}'"
        );

        Assert.Equal(
            (409, "idempotency_running"),
            await VeritasServer.Refusal(await PostAsync(teacher, "/teacher/exams", "lost", draft))
        );
        await server.Database.ExecuteAsync(
            $"update idempotency_keys set begun_at = now() - interval '2 minutes' where user_id = '{teacher.Id}'"
        );
        Assert.Equal(
            (409, "idempotency_unknown"),
            await VeritasServer.Refusal(await PostAsync(teacher, "/teacher/exams", "lost", draft))
        );
        Assert.Equal(1, await ExamsAsync(teacher));
    }

    [Fact]
    public async Task A_response_with_a_secret_is_not_stored()
    {
        var teacher = await server.PersonAsync("teacher");
        var body = new
        {
            name = "report",
            scopes = new[] { "teacher:read" },
            expires_at = server.Time.GetUtcNow().AddDays(1),
        };

        Assert.Equal(201, (int)(await PostAsync(teacher, "/auth/keys", "secret", body)).StatusCode);

        Assert.Equal(
            (409, "idempotency_done"),
            await VeritasServer.Refusal(await PostAsync(teacher, "/auth/keys", "secret", body))
        );
        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from idempotency_keys where user_id = '{teacher.Id}' and body is not null"
            )
        );
        Assert.Single((await teacher.Http.ReadAsync("/auth/keys")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Starting_an_exam_twice_with_a_key_starts_it_once()
    {
        var exam = await server.PublishedExamAsync(await server.PersonAsync("teacher"));
        var student = await server.PersonAsync("student");

        var (first, again) = (
            await PostAsync(student, $"/student/exams/{exam.Id}/start", "go", new { notice_version = 1 }),
            await PostAsync(student, $"/student/exams/{exam.Id}/start", "go", new { notice_version = 1 })
        );

        Assert.Equal(
            (await VeritasServer.Read(first)).GetProperty("attempt_id").GetGuid(),
            (await VeritasServer.Read(again)).GetProperty("attempt_id").GetGuid()
        );
    }

    [Fact]
    public async Task A_retry_with_another_path_form_is_the_same_request()
    {
        var teacher = await server.PersonAsync("teacher");
        var draft = ExamSetUp.Draft(server.Time.GetUtcNow());

        var ids = new List<Guid>();
        foreach (var path in new[] { "/teacher/exams", "/teacher/exams/", "/api/teacher/exams", "/api/teacher/exams/" })
        {
            ids.Add(
                (await VeritasServer.Read(await PostAsync(teacher, path, "form", draft))).GetProperty("id").GetGuid()
            );
        }

        Assert.Single(ids.Distinct());
        Assert.Equal(1, await ExamsAsync(teacher));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("201")]
    public async Task An_invalid_key_is_refused(string given)
    {
        var teacher = await server.PersonAsync("teacher");
        var key = given == "201" ? new string('x', 201) : given;

        Assert.Equal(
            (400, "idempotency_key_invalid"),
            await VeritasServer.Refusal(
                await PostAsync(teacher, "/teacher/exams", key, ExamSetUp.Draft(server.Time.GetUtcNow()))
            )
        );
        Assert.Equal(0, await ExamsAsync(teacher));
    }

    [Fact]
    public async Task An_overflowing_number_is_refused_as_without_a_key()
    {
        const string Draft =
            """{"title":"T","subject":"S","duration_s":600,"opens_at":"2030-01-01T00:00:00Z","closes_at":"2030-01-02T00:00:00Z","pass_mark":1e400}""";
        var teacher = await server.PersonAsync("teacher");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/teacher/exams") { Content = Body.Raw(Draft) };
        request.Headers.Add("Idempotency-Key", "large");

        var refused = await VeritasServer.Refusal(await teacher.Http.SendAsync(request));

        Assert.Equal((400, "exam_invalid"), refused);
        Assert.Equal(refused, await teacher.Http.RefusedAsync("/teacher/exams", Draft));
    }

    private Task<long> ExamsAsync(Person teacher) =>
        server.Database.ScalarAsync<long>($"select count(*) from exams where created_by = '{teacher.Id}'");

    private static Task<HttpResponseMessage> PostAsync(Person person, string url, string key, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return person.Http.SendAsync(request);
    }
}
