using System.Text.Json;
using System.Text.Json.Nodes;
using Veritas.Monitoring;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

public sealed class RescoringTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_rescoring_is_previewed_then_applied_and_the_old_score_is_kept()
    {
        var submitted = await SubmittedAttempt.InAsync(
            server,
            "a",
            ("clipboard.paste_external", 0),
            ("env.automation", 0)
        );
        var url = $"/teacher/exams/{submitted.Exam.Id}/rescorings";
        var before = await ScoreAsync(submitted);

        var begun = await submitted.Teacher.Http.PostedAsync(url, new { policy = Without("env.automation") });
        var one = $"{url}/{begun.GetProperty("id").GetGuid()}";
        var ready = await Poll.UntilAsync(() => submitted.Teacher.Http.ReadAsync(one), r => State(r) == "ready");
        Assert.Equal(before, await ScoreAsync(submitted));
        var item = Assert.Single(ready.GetProperty("items").EnumerateArray());
        var better = item.GetProperty("new_integrity").GetDouble();
        Assert.Equal(
            (1, 1),
            (
                ready.GetProperty("rescoring").GetProperty("attempts").GetInt32(),
                ready.GetProperty("rescoring").GetProperty("changed").GetInt32()
            )
        );
        Assert.True(better > before, $"{better} is not over {before}");

        await submitted.Teacher.Http.PostedAsync(one + "/apply");
        var applied = await Poll.UntilAsync(() => submitted.Teacher.Http.ReadAsync(one), r => State(r) == "applied");

        Assert.Equal(better, await ScoreAsync(submitted));
        Assert.Equal(before, applied.GetProperty("items")[0].GetProperty("old_integrity").GetDouble(), 1e-6);
        Assert.Equal(
            better,
            await server.Database.ScalarAsync<double>(
                $"select integrity_score from exam_attempts where id = '{submitted.Attempt.Id}'"
            )
        );
        Assert.Equal(
            "1",
            await server.Database.ScalarAsync<string>(
                $"select old_policy ->> 'version' from rescored_attempts where attempt_id = '{submitted.Attempt.Id}'"
            )
        );
        Assert.Equal(
            "applied",
            (await submitted.Teacher.Http.PostedAsync(one + "/apply")).GetProperty("state").GetString()
        );
        Assert.Equal(submitted.Teacher.Id, applied.GetProperty("rescoring").GetProperty("applied_by").GetGuid());
        // The attempt shows the new score with an unchanged number of events.
        var card = (
            await submitted.Teacher.Http.ReadAsync($"/teacher/attempts/{submitted.Attempt.Id}/monitoring")
        ).GetProperty("attempt");
        Assert.Equal(better, card.GetProperty("integrity_score").GetDouble(), 1e-6);
        Assert.Equal(
            await server.Database.ScalarAsync<long>(
                $"select event_count from exam_attempts where id = '{submitted.Attempt.Id}'"
            ),
            card.GetProperty("events").GetInt64()
        );
        Assert.True(card.GetProperty("events").GetInt64() > 2);
    }

    [Fact]
    public async Task An_invalid_policy_and_an_unknown_rescoring_are_refused()
    {
        var submitted = await SubmittedAttempt.InAsync(server);
        var url = $"/teacher/exams/{submitted.Exam.Id}/rescorings";
        var wrong = Without("env.automation");
        wrong["types"]!["env.automation"]!["weight"] = 7;

        Assert.Equal((400, "policy_invalid"), await submitted.Teacher.Http.RefusedAsync(url, new { policy = wrong }));
        Assert.Equal((400, "body_invalid"), await submitted.Teacher.Http.RefusedAsync(url, "{}"));
        Assert.Equal(
            (404, "rescoring_unknown"),
            await submitted.Teacher.Http.RefusedAsync(HttpMethod.Get, $"{url}/{Guid.NewGuid()}", null)
        );
        Assert.Equal(
            (404, "rescoring_unknown"),
            await submitted.Teacher.Http.RefusedAsync($"{url}/{Guid.NewGuid()}/apply")
        );
        Assert.Equal(0, (await submitted.Teacher.Http.ReadAsync(url)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Live_attempts_keep_their_policy()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await server.PublishedExamAsync(teacher);
        await exam.StartAsync(student);
        var url = $"/teacher/exams/{exam.Id}/rescorings";

        var begun = await teacher.Http.PostedAsync(url, new { policy = Without("tab.hidden") });
        var ready = await Poll.UntilAsync(
            () => teacher.Http.ReadAsync($"{url}/{begun.GetProperty("id").GetGuid()}"),
            r => State(r) == "ready"
        );

        Assert.Equal(
            (0, 0),
            (
                ready.GetProperty("rescoring").GetProperty("attempts").GetInt32(),
                ready.GetProperty("items").GetArrayLength()
            )
        );
    }

    private static JsonNode Without(string type)
    {
        var policy = JsonSerializer.SerializeToNode(MonitoringPolicy.Default, VeritasJson.Options)!;
        policy["version"] = 2;
        policy["types"] = new JsonObject { [type] = new JsonObject { ["weight"] = 0 } };
        return policy;
    }

    private static string? State(JsonElement effect) =>
        effect.GetProperty("rescoring").GetProperty("state").GetString();

    private static async Task<double> ScoreAsync(SubmittedAttempt submitted) =>
        (await submitted.Teacher.Http.ReadAsync($"/teacher/attempts/{submitted.Attempt.Id}/monitoring"))
            .GetProperty("score")
            .GetProperty("integrity_score")
            .GetDouble();
}
