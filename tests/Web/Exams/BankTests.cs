using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Exams;

public sealed class BankTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private const string Url = "/teacher/questions";

    [Fact]
    public async Task A_question_keeps_its_versions_and_an_exam_the_one_it_took()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var first = await teacher.Http.PostedAsync(Url, Choice("What is 1 + 1?"));
        var url = $"{Url}/{first.GetProperty("id").GetGuid()}";
        var exam = await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow()));
        var examUrl = $"/teacher/exams/{exam.GetProperty("id").GetGuid()}";
        var taken = (await teacher.Http.PostedAsync(examUrl + "/questions/from-bank", new { question_ids = new[] { first.GetProperty("id").GetGuid() } })).GetProperty("items")[0];
        await teacher.Http.PostedAsync(examUrl + "/publish");

        var second = await teacher.Http.PutAsync(url, Choice("What is one and one?"));

        Assert.Equal((2, 1), (second.GetProperty("version").GetInt32(), taken.GetProperty("bank_version").GetInt32()));
        Assert.Equal(["What is one and one?", "What is 1 + 1?"], Texts(await teacher.Http.ReadAsync(url + "/versions")));
        var session = (await new PublishedExam(exam.GetProperty("id").GetGuid(), default, default).StartAsync(student)).Session;
        Assert.Equal("What is 1 + 1?", session.GetProperty("questions")[0].GetProperty("text").GetString());
        Assert.Equal((409, "exam_not_draft"), await teacher.Http.RefusedAsync(examUrl + "/questions/from-bank", new { question_ids = new[] { first.GetProperty("id").GetGuid() } }));

        Assert.Equal((412, "stale"), await VeritasServer.Refusal(await teacher.Http.SentPutAsync(url, Choice("Lost"), "\"1\"")));
    }

    [Fact]
    public async Task Teachers_see_their_own_and_the_shared_and_change_their_own()
    {
        var (owner, other, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"), await server.PersonAsync("student"));
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
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Http.DeleteAsync(new Uri(shared, UriKind.Relative))).StatusCode);
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
        var second = await teacher.Http.ReadAsync($"{Url}?mine=true&limit=2&after={first.GetProperty("next").GetGuid()}");
        var third = await teacher.Http.ReadAsync($"{Url}?mine=true&limit=2&after={second.GetProperty("next").GetGuid()}");

        Assert.Equal(["Sum 0?", "Sum 1?", "Sum 2?", "Sum 3?", "Sum 4?"], Texts(first).Concat(Texts(second)).Concat(Texts(third)));
        Assert.Equal(JsonValueKind.Null, third.GetProperty("next").ValueKind);
        Assert.Equal(["Sum 1?", "Sum 3?"], Texts(await teacher.Http.ReadAsync(Url + "?mine=true&tag=odd")));
        Assert.Equal(["Sum 3?", "Sum 4?"], Texts(await teacher.Http.ReadAsync(Url + "?mine=true&easiest=0.6")));
        Assert.Equal(["Sum 2?"], Texts(await teacher.Http.ReadAsync(Url + "?mine=true&text=SUM%202&kind=single_choice")));
        Assert.Equal((400, "limit_invalid"), await VeritasServer.Refusal(await teacher.Http.GetAsync(Url + "?limit=201")));
        Assert.Equal((400, "question_invalid"), await VeritasServer.Refusal(await teacher.Http.GetAsync(Url + "?kind=poem")));
    }

    [Fact]
    public async Task Duplicates_are_found()
    {
        var teacher = await server.PersonAsync("teacher");
        await teacher.Http.PostedAsync(Url, Choice("Which planet is nearest to the sun?"));
        await teacher.Http.PostedAsync(Url, Choice("Who wrote the Odyssey?"));

        var found = await teacher.Http.PostedAsync(Url + "/similar", new { text = "WHICH planet is nearest to the sun?" });

        var best = found.GetProperty("items")[0];
        Assert.Equal((1.0, "Which planet is nearest to the sun?"), (best.GetProperty("similarity").GetDouble(), best.GetProperty("question").GetProperty("text").GetString()));
        Assert.DoesNotContain("Odyssey", found.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((400, "question_invalid"), await teacher.Http.RefusedAsync(Url + "/similar", new { text = " " }));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("gift")]
    [InlineData("moodle_xml")]
    public async Task What_is_exported_imports_again(string format)
    {
        var (teacher, other) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        await teacher.Http.PostedAsync(Url, Choice("Choose {one} = right?"));
        await teacher.Http.PostedAsync(Url, new { kind = "numeric", text = "How much?", points = 2.5, key = new { value = 3.5, tolerance = 0.25 }, tags = new[] { "sums" }, difficulty = 0.4 });

        var file = await teacher.Http.GetStringAsync($"{Url}/export?format={format}&mine=true");
        var report = await VeritasServer.Read(await ImportAsync(other, format, file));

        Assert.Equal((2, 0), (report.GetProperty("imported").GetInt32(), report.GetProperty("faults").GetInt32()));
        Assert.Equal(file, await other.Http.GetStringAsync($"{Url}/export?format={format}&mine=true"));
    }

    [Fact]
    public async Task A_broken_file_names_its_lines_and_imports_nothing_unless_asked()
    {
        var teacher = await server.PersonAsync("teacher");
        const string File = "Good {T}\n\nBad {=half} {\n\nNo answers\n\nAlso good {F}\n";

        var refused = await ImportAsync(teacher, "gift", File);
        var problem = JsonElement.Parse(await refused.Content.ReadAsStringAsync());

        Assert.Equal((400, "file_invalid"), ((int)refused.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal([5], problem.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("line").GetInt32()));
        Assert.Empty(Texts(await teacher.Http.ReadAsync(Url + "?mine=true")));

        var report = await VeritasServer.Read(await ImportAsync(teacher, "gift", File, "&partial=true"));
        Assert.Equal((3, 1), (report.GetProperty("imported").GetInt32(), report.GetProperty("faults").GetInt32()));
        Assert.Equal([1, 3, 5, 7], report.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task Files_that_are_none_are_refused()
    {
        var teacher = await server.PersonAsync("teacher");

        Assert.Equal((400, "format_unknown"), await VeritasServer.Refusal(await ImportAsync(teacher, "docx", "x")));
        Assert.Equal((400, "file_invalid"), await VeritasServer.Refusal(await teacher.Http.PostAsync(Url + "/import?format=gift", new ByteArrayContent([0xFF, 0xFE, 0x41]))));
        Assert.Equal((400, "file_invalid"), await VeritasServer.Refusal(await ImportAsync(teacher, "moodle_xml", "<!DOCTYPE q [<!ENTITY a \"b\">]><quiz>&a;</quiz>")));
        Assert.Equal((413, "body_too_large"), await VeritasServer.Refusal(await ImportAsync(teacher, "gift", new string('x', 2 * 1024 * 1024 + 1))));
    }

    [Fact]
    public async Task Difficulty_follows_from_answers()
    {
        var teacher = await server.PersonAsync("teacher");
        var made = await teacher.Http.PostedAsync(Url, Choice("1 + 1?"));
        var exam = await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow()));
        var examUrl = $"/teacher/exams/{exam.GetProperty("id").GetGuid()}";
        var question = (await teacher.Http.PostedAsync(examUrl + "/questions/from-bank", new { question_ids = new[] { made.GetProperty("id").GetGuid() } })).GetProperty("items")[0].GetProperty("id").GetGuid();
        await teacher.Http.PostedAsync(examUrl + "/publish");
        var published = new PublishedExam(exam.GetProperty("id").GetGuid(), question, default);
        for (var i = 0; i < 8; i++)
        {
            var student = await server.PersonAsync("student");
            var attempt = await published.StartAsync(student);
            await student.Http.PutAsync($"/student/attempts/{attempt.Id}/answers/{question}", new { revision = 1, value = i < 6 ? "a" : "b" });
            await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        }

        var calibrated = await teacher.Http.PostedAsync($"{Url}/{made.GetProperty("id").GetGuid()}/calibrate");

        var figures = calibrated.GetProperty("statistics");
        Assert.Equal((8, 0.75, 1.0, 0.25), (figures.GetProperty("answers").GetInt32(), figures.GetProperty("facility").GetDouble(), figures.GetProperty("discrimination").GetDouble(),
            calibrated.GetProperty("difficulty").GetDouble()));
    }

    [Fact]
    public async Task Answers_to_a_copy_that_was_changed_say_nothing_of_the_question()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var made = await teacher.Http.PostedAsync(Url, Choice("1 + 1?"));
        var id = made.GetProperty("id").GetGuid();
        var exam = (await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow()))).GetProperty("id").GetGuid();
        var taken = await teacher.Http.PostedAsync($"/teacher/exams/{exam}/questions/from-bank", new { question_ids = new[] { id, id } });
        var second = taken.GetProperty("items")[1].GetProperty("id").GetGuid();
        await teacher.Http.PutAsync($"/teacher/exams/{exam}/questions/{second}", Choice("1 + 2?"));
        await teacher.Http.PostedAsync($"/teacher/exams/{exam}/publish");
        var attempt = await new PublishedExam(exam, default, default).StartAsync(student);
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");

        var calibrated = await teacher.Http.PostedAsync($"{Url}/{id}/calibrate");

        Assert.Equal(1, calibrated.GetProperty("statistics").GetProperty("answers").GetInt32());
    }

    [Fact]
    public async Task More_than_a_file_holds_is_not_cut_short()
    {
        var teacher = await server.PersonAsync("teacher");
        var full = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"// [tag:{(i % 2 == 0 ? "even" : "odd")}]\nIs {i} even? {{{(i % 2 == 0 ? 'T' : 'F')}}}\n\n"));
        Assert.Equal(2_000, (await VeritasServer.Read(await ImportAsync(teacher, "gift", full))).GetProperty("imported").GetInt32());
        Assert.Equal(2_000, (await teacher.Http.GetStringAsync($"{Url}/export?format=gift&mine=true")).Split(" even? ").Length - 1);
        await ImportAsync(teacher, "gift", "// [tag:odd]\nIs 2001 even? {F}\n");

        Assert.Equal((409, "too_many_questions"), await VeritasServer.Refusal(await teacher.Http.GetAsync($"{Url}/export?format=gift&mine=true")));

        Assert.Contains("Is 2001 even?", await teacher.Http.GetStringAsync($"{Url}/export?format=gift&mine=true&tag=odd"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ImportAsync(Person person, string format, string file, string more = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/import?format={format}{more}") { Content = new StringContent(file, Encoding.UTF8, "text/plain") };
        // What is too large is refused before it is sent: a connection that closes while it is being sent would look like a fault.
        request.Headers.ExpectContinue = file.Length > 1_000_000;
        return person.Http.SendAsync(request);
    }

    private static JsonObject Choice(string text) => new()
    {
        ["kind"] = "single_choice", ["text"] = text, ["points"] = 1,
        ["options"] = new JsonArray(new JsonObject { ["id"] = "a", ["text"] = "2" }, new JsonObject { ["id"] = "b", ["text"] = "3" }), ["key"] = "a",
    };

    private static IEnumerable<string?> Texts(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(q => q.GetProperty("text").GetString());
}
