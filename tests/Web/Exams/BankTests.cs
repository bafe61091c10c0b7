using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Exams;

public sealed partial class BankTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private const string Url = "/teacher/questions";

    [Fact]
    public async Task A_question_keeps_its_versions_and_an_exam_the_copied_one()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var first = await teacher.Http.PostedAsync(Url, Choice("What is 1 + 1?"));
        var url = $"{Url}/{first.GetProperty("id").GetGuid()}";
        var exam = await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow()));
        var examUrl = $"/teacher/exams/{exam.GetProperty("id").GetGuid()}";
        var taken = (
            await teacher.Http.PostedAsync(
                examUrl + "/questions/from-bank",
                new { question_ids = new[] { first.GetProperty("id").GetGuid() } }
            )
        ).GetProperty("items")[0];
        await teacher.Http.PostedAsync(examUrl + "/publish");

        var second = await teacher.Http.PutAsync(url, Choice("What is one and one?"));

        Assert.Equal((2, 1), (second.GetProperty("version").GetInt32(), taken.GetProperty("bank_version").GetInt32()));
        Assert.Equal(
            ["What is one and one?", "What is 1 + 1?"],
            Texts(await teacher.Http.ReadAsync(url + "/versions"))
        );
        var session = (
            await new PublishedExam(exam.GetProperty("id").GetGuid(), default, default).StartAsync(student)
        ).Session;
        Assert.Equal("What is 1 + 1?", session.GetProperty("questions")[0].GetProperty("text").GetString());
        Assert.Equal(
            (409, "exam_not_draft"),
            await teacher.Http.RefusedAsync(
                examUrl + "/questions/from-bank",
                new { question_ids = new[] { first.GetProperty("id").GetGuid() } }
            )
        );

        Assert.Equal(
            (412, "stale"),
            await VeritasServer.Refusal(await teacher.Http.SentPutAsync(url, Choice("Lost"), "\"1\""))
        );
    }

    [Fact]
    public async Task Teachers_see_own_and_shared_questions_and_change_only_their_own()
    {
        var (owner, other, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        var mine = $"{Url}/{(await owner.Http.PostedAsync(Url, Choice("Private?"))).GetProperty("id").GetGuid()}";
        var body = Choice("Shared?");
        body["shared"] = true;
        var shared = $"{Url}/{(await owner.Http.PostedAsync(Url, body)).GetProperty("id").GetGuid()}";
        using var admin = await server.AdminAsync();

        foreach (var route in new[] { mine, mine + "/versions" })
        {
            Assert.Equal((404, "question_unknown"), await VeritasServer.Refusal(await other.Http.GetAsync(route)));
        }

        Assert.Equal((404, "question_unknown"), await other.Http.RefusedAsync(HttpMethod.Put, mine, Choice("x")));
        Assert.Equal((404, "question_unknown"), await other.Http.RefusedAsync(HttpMethod.Delete, mine, null));
        Assert.Equal((404, "question_unknown"), await other.Http.RefusedAsync(mine + "/calibrate"));
        Assert.Equal("Shared?", (await other.Http.ReadAsync(shared)).GetProperty("text").GetString());
        Assert.Equal((403, "not_permitted"), await other.Http.RefusedAsync(HttpMethod.Put, shared, Choice("x")));
        Assert.Equal((403, "not_permitted"), await other.Http.RefusedAsync(HttpMethod.Delete, shared, null));
        Assert.Equal((403, "not_permitted"), await other.Http.RefusedAsync(shared + "/calibrate"));
        Assert.Equal((403, "role_required"), await VeritasServer.Refusal(await student.Http.GetAsync(shared)));
        Assert.Equal("Private?", (await admin.ReadAsync(mine)).GetProperty("text").GetString());
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await owner.Http.DeleteAsync(new Uri(shared, UriKind.Relative))).StatusCode
        );
        Assert.Equal((404, "question_unknown"), await VeritasServer.Refusal(await other.Http.GetAsync(shared)));
    }

    [Fact]
    public async Task The_list_is_filtered_and_paged()
    {
        var teacher = await server.PersonAsync("teacher");
        foreach (var i in Enumerable.Range(0, 5))
        {
            var body = Choice($"Sum {i}?");
            (body["tags"], body["difficulty"]) = (new JsonArray("sums", i % 2 == 0 ? "even" : "odd"), i / 4.0);
            await teacher.Http.PostedAsync(Url, body);
        }

        var first = await teacher.Http.ReadAsync(Url + "?mine=true&limit=2");
        var second = await teacher.Http.ReadAsync(
            $"{Url}?mine=true&limit=2&after={first.GetProperty("next").GetGuid()}"
        );
        var third = await teacher.Http.ReadAsync(
            $"{Url}?mine=true&limit=2&after={second.GetProperty("next").GetGuid()}"
        );

        Assert.Equal(
            ["Sum 0?", "Sum 1?", "Sum 2?", "Sum 3?", "Sum 4?"],
            Texts(first).Concat(Texts(second)).Concat(Texts(third))
        );
        Assert.Equal(JsonValueKind.Null, third.GetProperty("next").ValueKind);
        Assert.Equal(["Sum 1?", "Sum 3?"], Texts(await teacher.Http.ReadAsync(Url + "?mine=true&tag=odd")));
        Assert.Equal(["Sum 3?", "Sum 4?"], Texts(await teacher.Http.ReadAsync(Url + "?mine=true&easiest=0.6")));
        Assert.Equal(
            ["Sum 2?"],
            Texts(await teacher.Http.ReadAsync(Url + "?mine=true&text=SUM%202&kind=single_choice"))
        );
        Assert.Equal(
            (400, "limit_invalid"),
            await VeritasServer.Refusal(await teacher.Http.GetAsync(Url + "?limit=201"))
        );
        Assert.Equal(
            (400, "question_invalid"),
            await VeritasServer.Refusal(await teacher.Http.GetAsync(Url + "?kind=poem"))
        );
    }

    [Fact]
    public async Task Duplicates_are_found()
    {
        var teacher = await server.PersonAsync("teacher");
        await teacher.Http.PostedAsync(Url, Choice("Which planet is nearest to the sun?"));
        await teacher.Http.PostedAsync(Url, Choice("Who wrote the Odyssey?"));

        var found = await teacher.Http.PostedAsync(
            Url + "/similar",
            new { text = "WHICH planet is nearest to the sun?" }
        );

        var best = found.GetProperty("items")[0];
        Assert.Equal(
            (1.0, "Which planet is nearest to the sun?"),
            (best.GetProperty("similarity").GetDouble(), best.GetProperty("question").GetProperty("text").GetString())
        );
        Assert.DoesNotContain("Odyssey", found.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((400, "question_invalid"), await teacher.Http.RefusedAsync(Url + "/similar", new { text = " " }));
    }

    [Fact]
    public async Task Difficulty_follows_from_answers()
    {
        var teacher = await server.PersonAsync("teacher");
        var made = await teacher.Http.PostedAsync(Url, Choice("1 + 1?"));
        var exam = await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow()));
        var examUrl = $"/teacher/exams/{exam.GetProperty("id").GetGuid()}";
        var question = (
            await teacher.Http.PostedAsync(
                examUrl + "/questions/from-bank",
                new { question_ids = new[] { made.GetProperty("id").GetGuid() } }
            )
        )
            .GetProperty("items")[0]
            .GetProperty("id")
            .GetGuid();
        await teacher.Http.PostedAsync(examUrl + "/publish");
        var published = new PublishedExam(exam.GetProperty("id").GetGuid(), question, default);
        for (var i = 0; i < 8; i++)
        {
            var student = await server.PersonAsync("student");
            var attempt = await published.StartAsync(student);
            await student.Http.PutAsync(
                $"/student/attempts/{attempt.Id}/answers/{question}",
                new { revision = 1, value = i < 6 ? "a" : "b" }
            );
            await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        }

        var calibrated = await teacher.Http.PostedAsync($"{Url}/{made.GetProperty("id").GetGuid()}/calibrate");

        var figures = calibrated.GetProperty("statistics");
        Assert.Equal(
            (8, 0.75, 1.0, 0.25),
            (
                figures.GetProperty("answers").GetInt32(),
                figures.GetProperty("facility").GetDouble(),
                figures.GetProperty("discrimination").GetDouble(),
                calibrated.GetProperty("difficulty").GetDouble()
            )
        );
    }

    [Fact]
    public async Task Answers_to_a_changed_copy_do_not_count_for_the_question()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var made = await teacher.Http.PostedAsync(Url, Choice("1 + 1?"));
        var id = made.GetProperty("id").GetGuid();
        var exam = (await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow())))
            .GetProperty("id")
            .GetGuid();
        var taken = await teacher.Http.PostedAsync(
            $"/teacher/exams/{exam}/questions/from-bank",
            new { question_ids = new[] { id, id } }
        );
        var second = taken.GetProperty("items")[1].GetProperty("id").GetGuid();
        await teacher.Http.PutAsync($"/teacher/exams/{exam}/questions/{second}", Choice("1 + 2?"));
        await teacher.Http.PostedAsync($"/teacher/exams/{exam}/publish");
        var attempt = await new PublishedExam(exam, default, default).StartAsync(student);
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");

        var calibrated = await teacher.Http.PostedAsync($"{Url}/{id}/calibrate");

        Assert.Equal(1, calibrated.GetProperty("statistics").GetProperty("answers").GetInt32());
    }

    private static JsonObject Choice(string text) =>
        new()
        {
            ["kind"] = "single_choice",
            ["text"] = text,
            ["points"] = 1,
            ["options"] = new JsonArray(
                new JsonObject { ["id"] = "a", ["text"] = "2" },
                new JsonObject { ["id"] = "b", ["text"] = "3" }
            ),
            ["key"] = "a",
        };

    private static IEnumerable<string?> Texts(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(q => q.GetProperty("text").GetString());
}
