using System.Collections.Immutable;
using System.Text;

namespace Veritas.Tests.Hostile.Inputs;

public sealed partial class RequestInputs
{
    private string Target(ApiRoute route, Dice dice)
    {
        var path = string.Join(
            '/',
            route
                .Path.Split('/')
                .Select(segment => segment is ['{', .., '}'] ? Segment(segment[1..^1], route, dice) : segment)
        );
        if (dice.Percent(2))
        {
            path += dice.Of(["/", "//", "/..", "/x", ".json", ";a=b", "%00"]);
        }

        var query = route.Query.Where(_ => dice.Percent(85)).Select(name => $"{name}={Query(name, dice)}").ToList();
        if (dice.Percent(3))
        {
            query.Add(
                dice.Of([
                    "x=1",
                    "=",
                    "&&",
                    "a[]=1",
                    "limit=1&limit=2",
                    $"q={new string('x', 3_000)}",
                    $"q={new string('x', 9_000)}",
                ])
            );
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private string Segment(string name, ApiRoute route, Dice dice)
    {
        // Requests that end attempts or exams rarely use an existing id, so that enough targets remain.
        var ends =
            Array.Exists(Endings, end => route.Path.EndsWith(end, StringComparison.Ordinal))
            || (route.Method == "DELETE" && !route.Path.EndsWith("/break", StringComparison.Ordinal));
        name = route.Path.StartsWith("/teacher/questions/", StringComparison.Ordinal) ? "bank_question_id" : name;
        var own = aim.Own.GetValueOrDefault(name, []);
        return own.Length > 0 && dice.Percent(ends ? 2 : 75) ? dice.Of(own).ToString()
            : aim.Foreign.TryGetValue(name, out var foreign) && dice.Percent(60) ? dice.Of(foreign).ToString()
            : dice.Percent(50) ? dice.Id().ToString()
            : dice.Of(Nasty.Segments);
    }

    private string Query(string name, Dice dice) =>
        name switch
        {
            "ticket" => dice.Percent(70) ? dice.Of(aim.Tickets) : dice.Of(aim.ForgedTickets),
            "limit" => dice.Of(["1", "0", "-1", "200", "2147483647", "2147483648", "x", ""]),
            "wait" => dice.Of(["durable", "", "x"]),
            "after" or "before" => dice.Of(["1", "0.0", "-1", "9223372036854775807", "x", "", "1,2", "%00", "1.1.1"]),
            "format" => dice.Of([.. ImportFiles.Formats, "", "x"]),
            "since" or "until" => dice.Of([
                "2026-01-01T00:00:00Z",
                "2026-01-01",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.9999999Z",
                "x",
                "-infinity",
            ]),
            "easiest" or "hardest" => dice.Of(["0", "0.5", "1", "-1", "NaN", "Infinity", "1e999", "x"]),
            "mine" or "partial" or "preview" => dice.Of(["true", "false", "1", ""]),
            "kind" => dice.Of(["essay", "single_choice", "tab.hidden", "x", ""]),
            "severity" or "status" or "role" or "type" => dice.Of([
                "info",
                "error",
                "ok",
                "teacher",
                "critical",
                "tab.hidden",
                "",
                "x",
            ]),
            _ => dice.Percent(50) ? "Ada" : dice.Of(Nasty.Segments),
        };
}
