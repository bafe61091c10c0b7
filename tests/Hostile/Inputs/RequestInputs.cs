using System.Collections.Immutable;
using System.Text;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>Hostile requests for every route of the OpenAPI document, and a few for unknown routes.</summary>
public sealed partial class RequestInputs(ApiDocument api, Aim aim)
{
    private static readonly string[] Methods =
    [
        "GET",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "OPTIONS",
        "HEAD",
        "TRACE",
        "PROPFIND",
        "get",
        "A",
    ];
    private static readonly string[] Elsewhere =
    [
        "/",
        "/nowhere",
        "/docs/../auth/me",
        "/openapi/v2.json",
        "/openapi/..%2f..%2fetc",
        "/hubs/alerts",
        "/hubs/alerts/negotiate",
        "/hubs/alerts?id=x",
        "/ws/monitor",
        "/assets/..%2f..%2fappsettings.json",
        "/app/",
        "/app/..%2f..%2fappsettings.json",
        "/app/assets/..%2f..%2f..%2fetc/passwd",
        "/app/%00",
        "/app//evil.example/",
        "/api",
        "/api/",
        "/api//evil.example/",
        "/api/api/health",
        "/api/ws/monitor/",
        "/teacher/exams/new%0d%0aX:%20y",
        "//evil.example/",
        "/%2e%2e/%2e%2e/etc/passwd",
        "*",
        "http://other.example/auth/me",
    ];
    private static readonly string[] Types =
    [
        "application/json",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/json; charset=nothing",
        "application/octet-stream",
        "application/problem+json",
        "",
        ";;;",
    ];

    private static readonly string[] Keys =
    [
        "\"1\"",
        "\"2\"",
        "*",
        "\"0\"",
        "W/\"1\"",
        "1",
        "\"\"",
        "\"99999999999\"",
        "\"a\", \"1\"",
    ];
    private static readonly string[] Endings = ["/submit", "/close", "/freeze"];

    // A longer target may exceed the limit of the request line.
    private const int LongestSure = 4_000;

    public RequestInput Make(Dice dice)
    {
        var route = dice.Of(api.Routes);
        var elsewhere = dice.Percent(3);
        var method = dice.Percent(4) ? dice.Of(Methods) : route.Method;
        var target = elsewhere ? dice.Of(Elsewhere) : Target(route, dice);
        var (body, type) = Body(route, method, ref target, dice);
        return Whole(route, method, target, body, type, dice);
    }

    private RequestInput Whole(ApiRoute route, string method, string target, byte[] body, string type, Dice dice)
    {
        var head = new StringBuilder($"{method} {target} HTTP/1.1\r\nHost: localhost\r\n");
        var broken =
            method is "get"
            || target.Length > LongestSure
            || target.StartsWith('*')
            || target.StartsWith("http", StringComparison.Ordinal)
            || target.Contains(' ')
            || target.Contains('%');
        if (Token(route, dice) is { } token)
        {
            head.Append("Authorization: Bearer ").Append(token).Append("\r\n");
        }

        if (method is "POST" && dice.Percent(25))
        {
            // Only 500 different keys, so that some are reused.
            head.Append("Idempotency-Key: key-").Append(dice.Next(500)).Append("\r\n");
        }

        if (method is "PUT" && dice.Percent(60))
        {
            head.Append("If-Match: ").Append(dice.Of(Keys)).Append("\r\n");
        }

        for (var extra = dice.Percent(12) ? 1 + dice.Next(3) : 0; extra > 0; extra--)
        {
            head.Append(dice.Of(Nasty.Headers)).Append("\r\n");
            broken = true;
        }

        if (dice.Percent(1))
        {
            head.Append(string.Concat(Enumerable.Range(0, 30 + dice.Next(200)).Select(i => $"X-{i}: {i}\r\n")));
            broken = true;
        }

        var cut = false;
        if (body.Length > 0 || method is "POST" or "PUT")
        {
            if (!dice.Percent(3))
            {
                head.Append("Content-Type: ").Append(dice.Percent(94) ? type : dice.Of(Types)).Append("\r\n");
            }

            if (dice.Percent(8))
            {
                head.Append("Transfer-Encoding: chunked\r\n");
                (body, broken) = (Chunks(body, dice), true);
                cut = !body.AsSpan().EndsWith("0\r\n\r\n"u8);
            }
            else
            {
                cut = dice.Percent(1);
                head.Append("Content-Length: ").Append(body.Length + (cut ? 7 : 0)).Append("\r\n");
            }
        }

        return new RequestInput(
            $"{route.Method} {route.Path}",
            method,
            target,
            head.Append("\r\n").ToString(),
            body,
            broken,
            cut
        );
    }

    private (byte[] Body, string Type) Body(ApiRoute route, string method, ref string target, Dice dice)
    {
        const string Json = "application/json";
        if (route.Body is not { } schema)
        {
            return (
                method is "POST" or "PUT" && dice.Percent(20) ? Encoding.UTF8.GetBytes(dice.Of(Nasty.Values)) : [],
                Json
            );
        }

        if (route.Path.EndsWith("/import", StringComparison.Ordinal))
        {
            var format = dice.Of(ImportFiles.Formats);
            target =
                target.Split('?')[0]
                + $"?format={(dice.Percent(95) ? format : dice.Of(Nasty.Segments))}&partial={dice.Of(["true", "false"])}";
            return (ImportFiles.Of(format, dice), dice.Of(["text/plain", "text/csv", Json, "application/xml"]));
        }

        var valid = api.Sample(schema, dice, name => Known(name, dice));
        return (
            dice.Percent(3) ? Encoding.UTF8.GetBytes(dice.Of(Nasty.Values))
            : dice.Percent(1) ? new byte[300_000]
            : Mutations.Of(valid, dice, sound: dice.Percent(50)),
            Json
        );
    }

    /// <summary>Valid values for properties whose schema is not specific enough.</summary>
    private string? Known(string name, Dice dice) =>
        name switch
        {
            "email" => dice.Percent(30)
                ? $"\"expendable-{dice.Next(aim.Doomed.Length + aim.Expendable.Length)}@example.org\""
                : $"\"hostile-{dice.Next(1 << 30)}@example.org\"",
            "password" or "current_password" => "\"correct horse battery\"",
            "full_name" => "\"Mallory Example\"",
            "attempt_id" => $"\"{dice.Of(aim.Own["attempt_id"])}\"",
            "at" => $"\"{aim.Now:O}\"",
            "opens_at" => $"\"{aim.Now.AddHours(-1):O}\"",
            "closes_at" => $"\"{aim.Now.AddDays(1):O}\"",
            "duration_s" => "3600",
            "seq" => dice.Of(["1", "2", "100"]),
            "data" => "{\"len\":40}",
            "policy" or "types" or "categories" => dice.Percent(70) ? "null" : null,
            _ => null,
        };

    private string? Token(ApiRoute route, Dice dice)
    {
        if (dice.Percent(8))
        {
            return dice.Percent(30) ? null : dice.Of(aim.Forged);
        }

        return EndsSessions(route) ? dice.Of(aim.Doomed)
            : route.Path.StartsWith("/auth/", StringComparison.Ordinal) && route.Method != "GET"
                ? dice.Of(aim.Expendable)
            : route.Path.StartsWith("/admin", StringComparison.Ordinal) && dice.Percent(70) ? aim.Admin
            : route.Path.StartsWith("/student", StringComparison.Ordinal) == dice.Percent(90) ? dice.Of(aim.Students)
            : dice.Of(aim.Teachers);
    }

    private static bool EndsSessions(ApiRoute route) =>
        route.Path is "/auth/sessions" or "/auth/logout" or "/auth/password" or "/privacy/me";

    private static byte[] Chunks(byte[] body, Dice dice)
    {
        var half = body.Length / 2;
        byte[] good = [.. Chunk(body[..half]), .. Chunk(body[half..]), .. "0\r\n\r\n"u8];
        return dice.Next(8) switch
        {
            0 => [.. "zz\r\n"u8, .. good],
            1 => [.. "FFFFFFFFFFFFFFFF\r\n"u8, .. body],
            2 => good[..^dice.Next(good.Length)],
            3 => [.. Chunk(body), .. "0\r\nX-Trailer: 1\r\n\r\n"u8],
            _ => good,
        };
    }

    private static byte[] Chunk(byte[] part) =>
        part.Length == 0 ? [] : [.. Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8];
}
