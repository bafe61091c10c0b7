using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Tests.Web.Server;
using Person = Veritas.Tests.Web.Server.Person;

namespace Veritas.Tests.Web.Exams;

public sealed partial class SettingsTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Settings_are_returned_with_their_version_as_ETag()
    {
        var teacher = await server.PersonAsync("teacher");
        var (url, exam) = await DraftAsync(
            teacher,
            new
            {
                attempts_allowed = 3,
                shuffle_questions = true,
                allowed_networks = new[] { "192.0.2.7" },
                sections = new[] { new { id = "a", title = "Part A" } },
            }
        );
        var settings = exam.GetProperty("settings");
        Assert.Equal(
            ("192.0.2.7/32", 3, "at_once", ""),
            (
                settings.GetProperty("allowed_networks")[0].GetString(),
                settings.GetProperty("attempts_allowed").GetInt32(),
                settings.GetProperty("release").GetString(),
                settings.GetProperty("sections")[0].GetProperty("instructions").GetString()
            )
        );

        var tag = (await teacher.Http.GetAsync(url)).Headers.ETag!;
        Assert.Equal("\"1\"", tag.Tag);
        Assert.Equal("\"2\"", (await SendAsync(teacher, url, Changed(exam, "title", "B"), tag.Tag)).Headers.ETag?.Tag);
        Assert.Equal(
            (412, "stale"),
            await VeritasServer.Refusal(await SendAsync(teacher, url, Changed(exam, "title", "C"), tag.Tag))
        );
        Assert.Equal(
            (412, "stale"),
            await VeritasServer.Refusal(await SendAsync(teacher, url, Changed(exam, "title", "C"), "\"none\""))
        );
        Assert.Equal("B", (await teacher.Http.ReadAsync(url)).GetProperty("title").GetString());
        Assert.Equal(
            "\"3\"",
            (await SendAsync(teacher, url, new JsonObject { ["title"] = "D" }, "*")).Headers.ETag?.Tag
        );
    }

    [Fact]
    public async Task A_question_has_a_version_a_section_and_a_rubric()
    {
        var teacher = await server.PersonAsync("teacher");
        var (url, _) = await DraftAsync(teacher, new { sections = new[] { new { id = "a", title = "Part A" } } });
        var essay = JsonNode
            .Parse(
                """{"kind":"essay","text":"Why?","points":3,"section":"a","rubric":[{"id":"x","text":"Cause","points":2},{"id":"y","text":"Example","points":1}]}"""
            )!
            .AsObject();
        var made = await teacher.Http.PostedAsync(url + "/questions", essay);
        var question = $"{url}/questions/{made.GetProperty("id").GetGuid()}";

        Assert.Equal("\"2\"", (await SendAsync(teacher, question, essay, "\"1\"")).Headers.ETag?.Tag);
        Assert.Equal((412, "stale"), await VeritasServer.Refusal(await SendAsync(teacher, question, essay, "\"1\"")));
        essay["section"] = "b";
        Assert.Equal((400, "question_invalid"), await teacher.Http.RefusedAsync(url + "/questions", essay));
        essay["section"] = "a";
        essay["points"] = 4;
        Assert.Equal((400, "question_invalid"), await teacher.Http.RefusedAsync(url + "/questions", essay));
        var without = Changed(await teacher.Http.ReadAsync(url), "title", "B");
        without["settings"]!["sections"] = new JsonArray();
        Assert.Equal((409, "section_used"), await teacher.Http.RefusedAsync(HttpMethod.Put, url, without));
    }

    [Fact]
    public async Task A_clone_is_a_separate_draft_and_a_window_moves_until_it_opens()
    {
        var (teacher, other) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        var exam = await server.PublishedExamAsync(teacher);
        var clone = await teacher.Http.PostedAsync($"/teacher/exams/{exam.Id}/clone", new { title = "Algebra II" });
        var url = $"/teacher/exams/{clone.GetProperty("id").GetGuid()}";
        Assert.Equal(
            ("Algebra II", "draft", 2),
            (
                clone.GetProperty("title").GetString(),
                clone.GetProperty("status").GetString(),
                clone.GetProperty("questions").GetArrayLength()
            )
        );
        Assert.Equal((await teacher.Http.ReadAsync(url)).GetRawText(), clone.GetRawText());
        Assert.Equal((404, "exam_unknown"), await other.Http.RefusedAsync($"/teacher/exams/{exam.Id}/clone", new { }));
        Assert.Equal(
            (404, "exam_unknown"),
            await teacher.Http.RefusedAsync($"/teacher/exams/{Guid.NewGuid()}/clone", new { })
        );

        var now = server.Time.GetUtcNow();
        var later = new { opens_at = now.AddDays(1), closes_at = now.AddDays(2) };
        await teacher.Http.PutAsync(url + "/schedule", later);
        await teacher.Http.PostedAsync(url + "/publish");
        await teacher.Http.PutAsync(url + "/schedule", new { opens_at = now.AddDays(3), closes_at = now.AddDays(4) });
        Assert.Equal(
            (400, "exam_invalid"),
            await teacher.Http.RefusedAsync(
                HttpMethod.Put,
                url + "/schedule",
                new { opens_at = now.AddDays(-1), closes_at = now.AddDays(4) }
            )
        );
        Assert.Equal(
            (400, "exam_invalid"),
            await teacher.Http.RefusedAsync(
                HttpMethod.Put,
                url + "/schedule",
                new { opens_at = now.AddDays(5), closes_at = now.AddDays(4) }
            )
        );
        Assert.Equal(
            (409, "exam_not_draft"),
            await teacher.Http.RefusedAsync(HttpMethod.Put, $"/teacher/exams/{exam.Id}/schedule", later)
        );
    }

    private async Task<(string Url, JsonElement Exam)> DraftAsync(Person teacher, object settings)
    {
        var body = JsonSerializer.SerializeToNode(ExamSetUp.Draft(server.Time.GetUtcNow()))!.AsObject();
        body["settings"] = JsonSerializer.SerializeToNode(settings);
        var exam = await teacher.Http.PostedAsync("/teacher/exams", body);
        return ($"/teacher/exams/{exam.GetProperty("id").GetGuid()}", exam);
    }

    private async Task<PublishedExam> PublishedAsync(Person teacher, object settings)
    {
        var (url, exam) = await DraftAsync(teacher, settings);
        var choice = await teacher.Http.PostedAsync(
            url + "/questions",
            JsonElement.Parse(
                """{"kind":"single_choice","text":"1 + 1?","points":2,"options":[{"id":"a","text":"2"},{"id":"b","text":"3"}],"key":"a"}"""
            )
        );
        await teacher.Http.PostedAsync(url + "/publish");
        return new PublishedExam(exam.GetProperty("id").GetGuid(), choice.GetProperty("id").GetGuid(), Guid.Empty);
    }

    private static Task<(int Status, string Code)> AgainAsync(PublishedExam exam, Person student) =>
        student.Http.RefusedAsync($"/student/exams/{exam.Id}/start", new { notice_version = 1 });

    private static async Task<(string? State, int? Left)> ListedAsync(Person student, PublishedExam exam)
    {
        var listed = (await student.Http.ReadAsync("/student/exams"))
            .GetProperty("items")
            .EnumerateArray()
            .Single(e => e.GetProperty("id").GetGuid() == exam.Id);
        return (
            listed.GetProperty("state").GetString(),
            listed.GetProperty("attempts_left") is { ValueKind: JsonValueKind.Number } left ? left.GetInt32() : null
        );
    }

    private static JsonObject Changed(JsonElement exam, string field, string value)
    {
        var body = JsonNode.Parse(exam.GetRawText())!.AsObject();
        body[field] = value;
        return body;
    }

    private static Task<HttpResponseMessage> SendAsync(Person person, string url, JsonObject body, string tag) =>
        person.Http.SentPutAsync(url, body, tag);

    /// <summary>A client for that person from another loopback address.</summary>
    private HttpClient From(string address, Person person)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = server.Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
        return client;
    }
}
