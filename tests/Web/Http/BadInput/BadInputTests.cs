using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Http;

namespace Veritas.Tests.Web.Http;

/// <summary>
/// Calls every route of the OpenAPI document with invalid input. Each call must be refused with a 4xx problem with a
/// code and leave all tables unchanged. Role and ids are valid, so that the input is the only fault.
/// </summary>
public sealed partial class BadInputTests(StillServer still) : IClassFixture<StillServer>
{
    /// <summary>Combinations of route and invalid input that are accepted on purpose, each with the reason.</summary>
    private static readonly Dictionary<string, string> Accepted = new()
    {
        ["POST /teacher/exams: version: below its range"] =
            "a new exam has no version yet, so the body's version is ignored",
        ["POST /teacher/exams/{exam_id}/rescorings: policy.version: above its range"] =
            "the author of a policy numbers its versions, from 1",
        ["DELETE /teacher/exams/{exam_id}/permissions/{teacher_id}: {teacher_id} unknown"] =
            "idempotent: removing a permission that does not exist succeeds",
        ["POST /teacher/exams: version: above its range"] =
            "a new exam has no version yet, so the body's version is ignored",
    };

    /// <summary>Tables that a refused request may change, each with the reason.</summary>
    private static readonly Dictionary<string, (string Tables, string Why)> AllowedWrites = new()
    {
        ["PUT /auth/password"] = ("users", "failed passwords are counted"),
    };

    private readonly VeritasServer _server = still.Server;
    private readonly List<string> _wrong = [];
    private int _sent;

    [Fact]
    public async Task A_bad_body_is_refused_and_changes_nothing()
    {
        await EachAsync(
            route => route.BodySchema is not null,
            async (route, scene, url) =>
            {
                var (tag, good) = (
                    await scene.TagAsync(route, url),
                    scene.Filled(route, PermissionSamples.Body(route.Name)!)
                );
                foreach (var bad in BadBodies.Of(route, good))
                {
                    await SendAsync(route, scene, url, tag, Body.Raw(bad.Json), bad.Why, bad.Shape ? 400 : 0);
                }

                await SendAsync(
                    route,
                    scene,
                    url,
                    tag,
                    Body.Raw($$"""{"a":"{{new string('x', 300_000)}}"}"""),
                    "an oversized body",
                    413
                );
                await SendAsync(
                    route,
                    scene,
                    url,
                    tag,
                    Bytes([.. "{\"a\":\""u8, 0xFF, 0xFE, .. "\"}"u8], "application/json"),
                    "invalid UTF-8",
                    400
                );
                if (!route.Content.TryGetProperty("text/plain", out _))
                {
                    await SendAsync(
                        route,
                        scene,
                        url,
                        tag,
                        Bytes(Encoding.UTF8.GetBytes(good), "text/plain"),
                        "another content type",
                        415
                    );
                }
            }
        );
        Assert.True(_sent > 1_000, $"only {_sent} bodies were sent");
    }

    [Fact]
    public async Task A_bad_file_is_refused_and_changes_nothing()
    {
        await EachAsync(
            route => route.TakesBody && route.BodySchema is null,
            async (route, scene, url) =>
            {
                foreach (
                    var text in new[]
                    {
                        "",
                        "not json",
                        "{\"a\":",
                        "7",
                        "{\"no_such_field\":1}",
                        "[{\"no_such_field\":1}]",
                        "[7]",
                        "[{\"email\":7}]",
                        $"[{{\"email\":\"{new string('x', 100_000)}\"}}]",
                    }
                )
                {
                    await SendAsync(
                        route,
                        scene,
                        url,
                        "\"1\"",
                        Body.Raw(text),
                        $"the file {text[..Math.Min(20, text.Length)]}",
                        400
                    );
                }

                await SendAsync(
                    route,
                    scene,
                    url,
                    "\"1\"",
                    Bytes([0xFF, 0xFE, 0x00], "text/csv"),
                    "invalid UTF-8",
                    400
                );
                await SendAsync(
                    route,
                    scene,
                    url,
                    "\"1\"",
                    Bytes(new byte[3 * 1024 * 1024], "text/csv"),
                    "an oversized file",
                    413
                );
            }
        );
        Assert.True(_sent > 30, $"only {_sent} files were sent");
    }

    [Fact]
    public async Task A_bad_query_is_refused_and_changes_nothing()
    {
        await EachAsync(
            route => route.Query.Any(),
            async (route, scene, url) =>
            {
                var good = PermissionSamples.Query(route.Name);
                foreach (var (name, value) in BadQueries.Of(route))
                {
                    var rest = string.Join(
                        '&',
                        good.TrimStart('?')
                            .Split('&')
                            .Where(p => p.Length > 0 && !p.StartsWith(name + "=", StringComparison.Ordinal))
                    );
                    await SendAsync(
                        route,
                        scene,
                        $"{url.Split('?')[0]}?{rest}&{name}={value}",
                        "\"1\"",
                        Sample(route, scene),
                        $"{name}={value[..Math.Min(20, value.Length)]}",
                        400
                    );
                }
            }
        );
        Assert.True(_sent > 150, $"only {_sent} queries were sent");
    }

    /// <summary>
    /// Parameters for which an unrelated id is valid: admins may act on everyone, every student may start a published
    /// exam, an accommodation may be given before the student starts, and a permission to any teacher.
    /// </summary>
    private static bool IsFree(ApiRoute route, string name) =>
        BadInputScene.Role(route) == "admin"
        || (name == "{student_id}" && route.Pattern.Contains("/allowances/", StringComparison.Ordinal))
        || name == "{teacher_id}"
        || (name == "{exam_id}" && route.Pattern.StartsWith("/student/exams/", StringComparison.Ordinal));

    private static ByteArrayContent Bytes(byte[] bytes, string type) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static StringContent? Sample(ApiRoute route, BadInputScene scene) =>
        route.TakesBody ? Body.Raw(scene.Filled(route, PermissionSamples.Body(route.Name)!)) : null;

    private async Task EachAsync(Func<ApiRoute, bool> wanted, Func<ApiRoute, BadInputScene, string, Task> send)
    {
        var scene = await BadInputScene.MakeAsync(_server);
        var before = await TableChecksums.SettledAsync(_server.Database);
        foreach (var route in (await ApiRoute.AllAsync(_server)).Where(wanted))
        {
            await send(route, scene, scene.Filled(route, route.Pattern) + PermissionSamples.Query(route.Name));
            var after = await TableChecksums.TakeAsync(_server.Database);
            var changed = TableChecksums.Changed(before, after);
            _wrong.AddRange(
                changed.Length == 0
                || (AllowedWrites.TryGetValue(route.Name, out var allowed) && allowed.Tables == changed)
                    ? []
                    : [$"{route.Name} wrote {changed}"]
            );
            before = after;
        }

        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
    }

    private Task SendAsync(
        ApiRoute route,
        BadInputScene scene,
        string url,
        string tag,
        HttpContent? body,
        string why,
        int status
    ) => SendAsync(route, scene.Caller(route), url, tag, body, why, status);

    private async Task SendAsync(
        ApiRoute route,
        HttpClient http,
        string url,
        string tag,
        HttpContent? body,
        string why,
        int status
    )
    {
        if (Accepted.ContainsKey($"{route.Name}: {why}"))
        {
            return;
        }

        _sent++;
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), url) { Content = body };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        var code =
            isProblem && JsonElement.Parse(text).TryGetProperty("code", out var value) ? value.GetString() : null;
        var isRight =
            !string.IsNullOrEmpty(code)
            && (
                status == 0
                    ? (int)response.StatusCode is >= 400 and < 500
                        && response.StatusCode != HttpStatusCode.TooManyRequests
                    : (int)response.StatusCode == status
            );
        if (!isRight)
        {
            _wrong.Add(
                $"{route.Name}: {why}: {(int)response.StatusCode} {code}, expected {(status == 0 ? "4xx" : status)}"
            );
        }
    }

    [GeneratedRegex(@"\{[a-z_]+\}")]
    private static partial Regex Parameter();
}
