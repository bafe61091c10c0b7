using System.Text.Json;
using System.Text.Json.Nodes;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>Every PUT requires If-Match, and a stale version is 412.</summary>
public sealed class StaleChangeTests(StillServer still) : IClassFixture<StillServer>
{
    private readonly VeritasServer _server = still.Server;

    /// <summary>Changes without If-Match, each with the reason.</summary>
    private static readonly Dictionary<string, string> WithoutIfMatch = new()
    {
        ["PUT /auth/password"] = "the body contains the password that it replaces",
        ["PUT /student/attempts/{attempt_id}/answers/{question_id}"] =
            "the body has a revision; the highest wins in any order of arrival",
        ["PUT /teacher/attempts/{attempt_id}/verdicts/{verdict_id}/review"] =
            "a verdict is immutable, has an id of its own, and is reviewed once",
    };

    [Fact]
    public async Task Every_change_requires_a_version_and_a_stale_one_is_refused()
    {
        var scene = await BadInputScene.MakeAsync(_server);
        var before = await TableChecksums.SettledAsync(_server.Database);
        var (wrong, tried) = (new List<string>(), 0);
        foreach (
            var route in (await ApiRoute.AllAsync(_server)).Where(r =>
                r.Method is "PUT" or "PATCH" && !WithoutIfMatch.ContainsKey(r.Name)
            )
        )
        {
            tried++;
            wrong.AddRange(Documents(route) ? [] : [$"{route.Name} does not document If-Match"]);
            var url = scene.Filled(route, route.Pattern);
            var body = JsonNode.Parse(scene.Filled(route, PermissionSamples.Body(route.Name)!))!;
            var missing = await VeritasServer.Refusal(await scene.Caller(route).SentPutAsync(url, body, null));
            wrong.AddRange(missing == (400, "if_match_missing") ? [] : [$"{route.Name} without If-Match: {missing}"]);
            foreach (var tag in new[] { "\"999999\"", "\"nonsense\"", "W/\"1\"" })
            {
                var stale = await VeritasServer.Refusal(await scene.Caller(route).SentPutAsync(url, body, tag));
                wrong.AddRange(stale is (412, not "") ? [] : [$"{route.Name} with If-Match {tag}: {stale}"]);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(tried >= 13, $"only {tried} changes were tried");
        Assert.Equal("", TableChecksums.Changed(before, await TableChecksums.TakeAsync(_server.Database)));
    }

    /// <summary>PUT routes whose body is not the resource at the same URL, each with the reason.</summary>
    private static readonly Dictionary<string, string> NoResource = new()
    {
        ["PUT /teacher/exams/{exam_id}/permissions"] = "sets one entry of the list, named by its e-mail address",
    };

    [Fact]
    public async Task A_record_can_be_sent_back_unchanged_or_changed()
    {
        var scene = await BadInputScene.MakeAsync(_server);
        var routes = await ApiRoute.AllAsync(_server);
        var (wrong, tried) = (new List<string>(), 0);
        foreach (
            var route in routes.Where(r =>
                r.Method == "PUT"
                && !NoResource.ContainsKey(r.Name)
                && routes.Any(read => read.Method == "GET" && read.Pattern == r.Pattern)
            )
        )
        {
            tried++;
            var (http, url) = (scene.Caller(route), scene.Filled(route, route.Pattern));
            var (record, tag) = await ReadAsync(http, url);
            using var same = await http.SentPutAsync(url, record, tag);
            wrong.AddRange(
                same.IsSuccessStatusCode ? [] : [$"{route.Name} with the body of GET: {await AnswerAsync(same)}"]
            );
            var (after, _) = await ReadAsync(http, url);
            wrong.AddRange(
                Unchanged(record, after)
                    ? []
                    : [$"{route.Name} was sent back unchanged but became {after} instead of {record}"]
            );

            var change = JsonNode
                .Parse(
                    PermissionSamples.Change(route.Name)
                        ?? throw new InvalidOperationException($"{route.Name} has no change")
                )!
                .AsObject();
            (_, tag) = await ReadAsync(http, url);
            using var changed = await http.SentPutAsync(url, change, tag);
            wrong.AddRange(
                changed.IsSuccessStatusCode ? [] : [$"{route.Name} with {change}: {await AnswerAsync(changed)}"]
            );
            wrong.AddRange(
                changed.Headers.ETag is { } next && next.Tag != tag ? [] : [$"{route.Name} tells no new ETag"]
            );
            var (now, _) = await ReadAsync(http, url);
            wrong.AddRange(
                change.All(c => JsonNode.DeepEquals(now[c.Key], c.Value)) ? [] : [$"{route.Name} did not take {change}"]
            );
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(tried >= 8, $"only {tried} resources can be read and sent back");
    }

    [Fact]
    public async Task A_field_that_is_missing_is_refused_instead_of_being_removed()
    {
        var scene = await BadInputScene.MakeAsync(_server);
        var routes = await ApiRoute.AllAsync(_server);
        var wrong = new List<string>();
        foreach (
            var route in routes.Where(r =>
                r.Method == "PUT"
                && !NoResource.ContainsKey(r.Name)
                && routes.Any(read => read.Method == "GET" && read.Pattern == r.Pattern)
            )
        )
        {
            var (http, url) = (scene.Caller(route), scene.Filled(route, route.Pattern));
            var (record, tag) = await ReadAsync(http, url);
            foreach (var name in record.Select(field => field.Key).ToList())
            {
                var less = record.DeepClone().AsObject();
                less.Remove(name);
                using var request = new HttpRequestMessage(HttpMethod.Put, url)
                {
                    Content = Body.Raw(less.ToJsonString()),
                };
                request.Headers.TryAddWithoutValidation("If-Match", tag);
                var refused = await VeritasServer.Refusal(await http.SendAsync(request));
                wrong.AddRange(refused == (400, "body_invalid") ? [] : [$"{route.Name} without {name}: {refused}"]);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<(JsonObject Body, string Tag)> ReadAsync(HttpClient http, string url)
    {
        using var read = await http.GetAsync(new Uri(url, UriKind.Relative));
        return (JsonNode.Parse(await read.Content.ReadAsStringAsync())!.AsObject(), read.Headers.ETag?.Tag ?? "");
    }

    /// <summary>Ignores version and time, which a change may increase even when nothing else differs.</summary>
    private static bool Unchanged(JsonObject before, JsonObject after) =>
        before.All(field =>
            field.Key is "version" or "updated_at" || JsonNode.DeepEquals(field.Value, after[field.Key])
        );

    private static async Task<string> AnswerAsync(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";

    [Fact]
    public async Task Of_two_concurrent_graders_the_second_is_refused()
    {
        var scene = await BadInputScene.MakeAsync(_server);
        var grade = (await ApiRoute.AllAsync(_server)).Single(r =>
            r.Name == "PUT /teacher/attempts/{attempt_id}/grades/{question_id}"
        );
        var (http, url) = (scene.Caller(grade), scene.Filled(grade, grade.Pattern));
        var paper = url[..url.IndexOf("/grades", StringComparison.Ordinal)];
        var tag = Tag(await http.ReadAsync(paper));

        Assert.True((await http.SentPutAsync(url, new { points = 1, comment = "first" }, tag)).IsSuccessStatusCode);

        Assert.Equal(
            (412, "stale"),
            await VeritasServer.Refusal(await http.SentPutAsync(url, new { points = 2, comment = "second" }, tag))
        );
        Assert.Equal("first", Answer(await http.ReadAsync(paper)).GetProperty("comment").GetString());
        Assert.True(
            (
                await http.SentPutAsync(url, new { points = 2, comment = "third" }, Tag(await http.ReadAsync(paper)))
            ).IsSuccessStatusCode
        );
    }

    private static bool Documents(ApiRoute route) =>
        route
            .Operation.GetProperty("parameters")
            .EnumerateArray()
            .Any(p => p.GetProperty("in").GetString() == "header" && p.GetProperty("name").GetString() == "If-Match");

    private static JsonElement Answer(JsonElement paper) => paper.GetProperty("answers").EnumerateArray().Single();

    private static string Tag(JsonElement paper) => Answer(paper).GetProperty("etag").GetString()!;
}
