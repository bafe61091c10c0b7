using System.Text.Json;
using System.Text.Json.Nodes;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Exams;

public sealed class AuthoringTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private const string Choice =
        """{"kind":"single_choice","text":"1 + 1?","points":2,"options":[{"id":"a","text":"2"},{"id":"b","text":"3"}],"key":"a"}""";

    [Fact]
    public async Task A_new_exam_is_a_draft_and_returns_what_was_stored()
    {
        var (teacher, made) = await DraftAsync();

        var read = await teacher.Http.ReadAsync(Url(made));

        Assert.Equal(made.GetRawText(), read.GetRawText());
        Assert.Equal(
            ("draft", "own", 1),
            (Text(read, "status"), Text(read, "permission"), read.GetProperty("version").GetInt32())
        );
        Assert.Equal(75, read.GetProperty("policy").GetProperty("bands").GetProperty("critical").GetDouble());
    }

    [Fact]
    public async Task A_change_requires_the_version_that_was_read()
    {
        var (teacher, made) = await DraftAsync();

        var changed = await teacher.Http.PutAsync(Url(made), Changed(made, e => e["title"] = "Geometry"));

        Assert.Equal(("Geometry", 2), (Text(changed, "title"), changed.GetProperty("version").GetInt32()));
        Assert.Equal(
            (412, "stale"),
            await VeritasServer.Refusal(
                await teacher.Http.SentPutAsync(Url(made), Changed(made, e => e["title"] = "Mine"), "\"1\"")
            )
        );
        Assert.Equal(
            (400, "if_match_missing"),
            await VeritasServer.Refusal(
                await teacher.Http.SentPutAsync(Url(made), Changed(made, e => e["title"] = "Mine"), null)
            )
        );
        Assert.Equal("Geometry", Text(await teacher.Http.ReadAsync(Url(made)), "title"));
    }

    [Fact]
    public async Task Of_two_concurrent_changes_of_a_version_one_succeeds()
    {
        var (teacher, made) = await DraftAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(i =>
                    teacher.Http.SentPutAsync(Url(made), Changed(made, e => e["title"] = $"Title {i}"), "\"1\"")
                )
        );

        Assert.Single(answers, a => a.IsSuccessStatusCode);
        Assert.Equal(2, (await teacher.Http.ReadAsync(Url(made))).GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("title", "\"\"", "exam_invalid")]
    [InlineData("title", "\"a\\u0000b\"", "exam_invalid")]
    [InlineData("title", "7", "body_invalid")]
    [InlineData("duration_s", "59", "exam_invalid")]
    [InlineData("duration_s", "86401", "exam_invalid")]
    [InlineData("duration_s", "60.5", "body_invalid")]
    [InlineData("pass_mark", "101", "exam_invalid")]
    [InlineData("pass_mark", "-1", "exam_invalid")]
    [InlineData("opens_at", "\"2031-01-01T00:00:00\"", "body_invalid")]
    [InlineData("opens_at", "\"9999-01-01T00:00:00Z\"", "exam_invalid")]
    [InlineData("closes_at", "\"soon\"", "body_invalid")]
    [InlineData("policy", """{"version":0,"retention_days":180}""", "body_invalid,policy_invalid")]
    [InlineData(
        "policy",
        """{"version":1,"collect":["nothing.known"],"types":{},"categories":{},"bands":{"notice":30,"warning":55,"critical":75,"hysteresis":5},"require_fullscreen":true,"retention_days":180}""",
        "policy_invalid"
    )]
    [InlineData(
        "policy",
        """{"version":1,"collect":[],"types":{},"categories":{},"bands":{"notice":80,"warning":55,"critical":75,"hysteresis":5},"require_fullscreen":true,"retention_days":180}""",
        "policy_invalid"
    )]
    [InlineData(
        "policy",
        """{"version":1,"collect":[],"types":{"network.lost":{"weight":1}},"categories":{},"bands":{"notice":30,"warning":55,"critical":75,"hysteresis":5},"require_fullscreen":true,"retention_days":180}""",
        "policy_invalid"
    )]
    [InlineData("status", "\"published\"", "field_unknown")]
    public async Task An_invalid_exam_is_refused(string field, string value, string codes)
    {
        var teacher = await server.PersonAsync("teacher");
        var body = JsonSerializer.SerializeToNode(ExamSetUp.Draft(server.Time.GetUtcNow()))!.AsObject();
        body[field] = JsonNode.Parse(value);

        var (status, code) = await teacher.Http.RefusedAsync("/teacher/exams", body.ToJsonString());

        Assert.Equal(400, status);
        Assert.Contains(code, codes.Split(','));
        Assert.Empty((await teacher.Http.ReadAsync("/teacher/exams")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Questions_keep_their_order_when_one_is_removed()
    {
        var (teacher, made) = await DraftAsync();
        var ids = new List<string>();
        foreach (var text in new[] { "one", "two", "three" })
        {
            ids.Add(
                Text(
                    await teacher.Http.PostedAsync(
                        Url(made) + "/questions",
                        new
                        {
                            kind = "essay",
                            text,
                            points = 1,
                        }
                    ),
                    "id"
                )
            );
        }

        await teacher.Http.PutAsync(
            $"{Url(made)}/questions/{ids[2]}",
            new
            {
                kind = "true_false",
                text = "three!",
                points = 2,
                key = true,
            }
        );
        Assert.True(
            (
                await teacher.Http.DeleteAsync(new Uri($"{Url(made)}/questions/{ids[0]}", UriKind.Relative))
            ).IsSuccessStatusCode
        );

        var questions = (await teacher.Http.ReadAsync(Url(made)))
            .GetProperty("questions")
            .EnumerateArray()
            .Select(q => (q.GetProperty("position").GetInt32(), Text(q, "text")));
        Assert.Equal([(1, "two"), (2, "three!")], questions);
        Assert.Equal(
            (404, "question_unknown"),
            await teacher.Http.RefusedAsync(HttpMethod.Delete, $"{Url(made)}/questions/{ids[0]}", null)
        );
        Assert.Equal(
            (404, "question_unknown"),
            await teacher.Http.RefusedAsync(HttpMethod.Put, $"{Url(made)}/questions/{Guid.NewGuid()}", Choice)
        );
    }

    [Theory]
    [InlineData(
        """{"kind":"single_choice","text":"?","points":1,"options":[{"id":"a","text":"A"},{"id":"b","text":"B"}],"key":"c"}"""
    )]
    [InlineData("""{"kind":"single_choice","text":"?","points":1,"key":"a"}""")]
    [InlineData(
        """{"kind":"single_choice","text":"?","points":1,"options":[{"id":"a","text":"A"},{"id":"b","text":"B","note":"\u0000"}],"key":"a"}"""
    )]
    [InlineData(
        """{"kind":"multiple_choice","text":"?","points":1,"options":[{"id":"a","text":"A"},{"id":"b","text":"B"}],"key":["a","a"]}"""
    )]
    [InlineData("""{"kind":"true_false","text":"?","points":1,"key":"true"}""")]
    [InlineData("""{"kind":"numeric","text":"?","points":1,"key":{"value":"3","tolerance":0}}""")]
    [InlineData("""{"kind":"numeric","text":"?","points":1,"key":{"value":3,"tolerance":0,"note":"\ud800"}}""")]
    [InlineData("""{"kind":"short_text","text":"?","points":1,"key":[]}""")]
    [InlineData("""{"kind":"essay","text":"?","points":1,"key":"a"}""")]
    [InlineData("""{"kind":"essay","text":"?","points":0}""")]
    [InlineData("""{"kind":"essay","text":" ","points":1}""")]
    public async Task An_ungradable_question_is_refused(string question)
    {
        var (teacher, made) = await DraftAsync();

        Assert.Equal((400, "question_invalid"), await teacher.Http.RefusedAsync(Url(made) + "/questions", question));

        Assert.Empty((await teacher.Http.ReadAsync(Url(made))).GetProperty("questions").EnumerateArray());
    }

    [Fact]
    public async Task An_exam_without_questions_cannot_be_published()
    {
        var (teacher, made) = await DraftAsync();

        Assert.Equal((409, "exam_without_questions"), await teacher.Http.RefusedAsync(Url(made) + "/publish"));
        Assert.Equal((409, "exam_draft"), await teacher.Http.RefusedAsync(Url(made) + "/close"));

        await teacher.Http.PostedAsync(Url(made) + "/questions", JsonElement.Parse(Choice));
        Assert.Equal("published", Text(await teacher.Http.PostedAsync(Url(made) + "/publish"), "status"));
        Assert.Equal("published", Text(await teacher.Http.PostedAsync(Url(made) + "/publish"), "status"));
    }

    [Fact]
    public async Task Content_that_students_may_have_seen_cannot_be_changed()
    {
        var teacher = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(teacher);
        var url = $"/teacher/exams/{exam.Id}";
        var published = await teacher.Http.ReadAsync(url);
        Action<JsonObject>[] forbidden =
        [
            e => e["duration_s"] = 1_800,
            e => e["pass_mark"] = 51,
            e => e["opens_at"] = "2020-01-01T00:00:00Z",
            e => e["closes_at"] = published.GetProperty("opens_at").GetDateTimeOffset().AddHours(1).ToString("O"),
            e => e["policy"]!["retention_days"] = 3,
        ];

        foreach (var change in forbidden)
        {
            Assert.Equal(
                (409, "exam_not_draft"),
                await teacher.Http.RefusedAsync(HttpMethod.Put, url, Changed(published, change))
            );
        }

        Assert.Equal((409, "exam_not_draft"), await teacher.Http.RefusedAsync(url + "/questions", Choice));
        Assert.Equal(
            (409, "exam_not_draft"),
            await teacher.Http.RefusedAsync(HttpMethod.Put, $"{url}/questions/{exam.Choice}", Choice)
        );
        Assert.Equal(
            (409, "exam_not_draft"),
            await teacher.Http.RefusedAsync(HttpMethod.Delete, $"{url}/questions/{exam.Choice}", null)
        );
        Assert.Equal(published.GetRawText(), (await teacher.Http.ReadAsync(url)).GetRawText());

        var later = await teacher.Http.PutAsync(
            url,
            Changed(
                published,
                e =>
                {
                    e["title"] = "Algebra I";
                    e["closes_at"] = published.GetProperty("closes_at").GetDateTimeOffset().AddDays(1).ToString("O");
                }
            )
        );
        Assert.Equal("Algebra I", Text(later, "title"));

        Assert.Equal("closed", Text(await teacher.Http.PostedAsync(url + "/close"), "status"));
        Assert.Equal((409, "exam_closed"), await teacher.Http.RefusedAsync(url + "/publish"));
    }

    private async Task<(Person Teacher, JsonElement Exam)> DraftAsync()
    {
        var teacher = await server.PersonAsync("teacher");
        return (teacher, await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow())));
    }

    /// <summary>The exam as it was read, with a change.</summary>
    private static JsonObject Changed(JsonElement exam, Action<JsonObject> change)
    {
        var body = JsonNode.Parse(exam.GetRawText())!.AsObject();
        change(body);
        return body;
    }

    private static string Url(JsonElement exam) => $"/teacher/exams/{exam.GetProperty("id").GetGuid()}";

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
