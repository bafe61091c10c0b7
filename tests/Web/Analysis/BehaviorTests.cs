using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

public sealed class BehaviorTests : IAsyncLifetime
{
    private readonly VeritasServer _server = new();

    public BehaviorTests() =>
        (
            _server.Settings["Veritas:Analysis:BehaviorMilliseconds"],
            _server.Settings["Veritas:Analysis:BehaviorSettleSeconds"]
        ) = ("100", "0.2");

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_ended_attempt_is_analysed_automatically()
    {
        var submitted = await SubmittedAttempt.InAsync(
            _server,
            "b",
            ("tab.hidden", 800),
            ("clipboard.paste_external", 0)
        );

        var found = await AnalysisAsync(submitted);

        Assert.Equal(
            (submitted.Attempt.Id, 1),
            (found.GetProperty("attempt_id").GetGuid(), found.GetProperty("version").GetInt32())
        );
        Assert.Equal(1, found.GetProperty("figures").GetProperty("paste").GetProperty("pastes").GetInt32());
        var questions = found.GetProperty("figures").GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal([1, 0], questions.Select(q => q.GetProperty("saves").GetInt32()));
        Assert.StartsWith("The attempt took", found.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("narrative").ValueKind);
    }

    [Fact]
    public async Task Analysis_changes_no_score_and_is_recomputed_when_forced()
    {
        var submitted = await SubmittedAttempt.InAsync(_server, "a", ("clipboard.paste_external", 0));
        await AnalysisAsync(submitted);
        var before = await _server.Database.ScalarAsync<string>(Scores(submitted));
        await _server.Database.ExecuteAsync(
            $"update behavior_analysis set summary = 'old' where attempt_id = '{submitted.Attempt.Id}'"
        );

        var kept = await submitted.Teacher.Http.PostedAsync(
            "/analysis/behavior",
            new { attempt_id = submitted.Attempt.Id }
        );
        var made = await submitted.Teacher.Http.PostedAsync(
            "/analysis/behavior",
            new { attempt_id = submitted.Attempt.Id, force = true }
        );

        Assert.Equal("old", kept.GetProperty("summary").GetString());
        Assert.NotEqual("old", made.GetProperty("summary").GetString());
        Assert.Equal(before, await _server.Database.ScalarAsync<string>(Scores(submitted)));
    }

    /// <summary>After a restart, the attempt is neither queued nor analysed.</summary>
    [Fact]
    public async Task A_missed_attempt_is_analysed_after_a_restart()
    {
        var submitted = await SubmittedAttempt.InAsync(_server);
        await AnalysisAsync(submitted);

        await _server.Database.ExecuteAsync(
            "delete from behavior_queue; delete from behavior_analysis; update behavior_sweeps set reached = "
                + "'00000000-0000-0000-0000-000000000000', done = false"
        );
        await _server.RestartAsync();

        await Poll.UntilAsync(
            () =>
                _server.Database.ScalarAsync<long>(
                    $"select count(*) from behavior_analysis where attempt_id = '{submitted.Attempt.Id}'"
                ),
            count => count == 1
        );
    }

    [Fact]
    public async Task An_invalid_analysis_request_is_refused()
    {
        var submitted = await SubmittedAttempt.InAsync(_server);
        var (stranger, student) = (await _server.PersonAsync("teacher"), await _server.PersonAsync("student"));
        var live = await (await _server.PublishedExamAsync(submitted.Teacher)).StartAsync(student);
        var (http, post) = (submitted.Teacher.Http, "/analysis/behavior");

        Assert.Equal((409, "attempt_live"), await http.RefusedAsync(post, new { attempt_id = live.Id }));
        Assert.Equal(
            (404, "behavior_unknown"),
            await http.RefusedAsync(HttpMethod.Get, $"/teacher/attempts/{live.Id}/behavior", null)
        );
        Assert.Equal((404, "attempt_unknown"), await http.RefusedAsync(post, new { attempt_id = Guid.NewGuid() }));
        Assert.Equal(
            (404, "attempt_unknown"),
            await stranger.Http.RefusedAsync(post, new { attempt_id = submitted.Attempt.Id })
        );
        Assert.Equal(
            (404, "attempt_unknown"),
            await stranger.Http.RefusedAsync(HttpMethod.Get, $"/teacher/attempts/{submitted.Attempt.Id}/behavior", null)
        );
        Assert.Equal(
            (403, "role_required"),
            await submitted.Student.Http.RefusedAsync(post, new { attempt_id = submitted.Attempt.Id })
        );
        Assert.Equal((400, "body_invalid"), await http.RefusedAsync(post, "{}"));
        Assert.Equal((400, "body_invalid"), await http.RefusedAsync(post, """{"attempt_id":"that one"}"""));
        Assert.Equal(
            (400, "field_unknown"),
            await http.RefusedAsync(post, new { attempt_id = submitted.Attempt.Id, score = 10 })
        );
        var narrative = $"/teacher/attempts/{submitted.Attempt.Id}/behavior/narrative";
        Assert.Equal((404, "attempt_unknown"), await stranger.Http.RefusedAsync(narrative));
        Assert.Equal(
            (404, "attempt_unknown"),
            await http.RefusedAsync($"/teacher/attempts/{Guid.NewGuid()}/behavior/narrative")
        );
        Assert.Equal((403, "role_required"), await submitted.Student.Http.RefusedAsync(narrative));
        Assert.Equal(
            (403, "role_required"),
            await submitted.Student.Http.RefusedAsync(
                HttpMethod.Get,
                $"/teacher/attempts/{submitted.Attempt.Id}/behavior",
                null
            )
        );
        Assert.Equal(
            (409, "narrative_off"),
            await http.RefusedAsync($"/teacher/attempts/{submitted.Attempt.Id}/behavior/narrative")
        );
    }

    [Fact]
    public async Task Permission_to_view_the_exam_allows_reading_the_analysis()
    {
        var submitted = await SubmittedAttempt.InAsync(_server);
        var colleague = await submitted.ColleagueAsync("view");

        var made = await colleague.Http.PostedAsync("/analysis/behavior", new { attempt_id = submitted.Attempt.Id });
        var read = await (await _server.AdminAsync()).ReadAsync($"/teacher/attempts/{submitted.Attempt.Id}/behavior");

        Assert.Equal(submitted.Attempt.Id, made.GetProperty("attempt_id").GetGuid());
        Assert.Equal(submitted.Attempt.Id, read.GetProperty("attempt_id").GetGuid());
    }

    private static string Scores(SubmittedAttempt submitted) =>
        "select concat_ws('/', integrity_score, risk, band, points, status, policy::text) from exam_attempts "
        + $"where id = '{submitted.Attempt.Id}'";

    private static async Task<JsonElement> AnalysisAsync(SubmittedAttempt submitted) =>
        await Poll.UntilAsync(
            async () =>
                JsonElement.Parse(
                    await (
                        await submitted.Teacher.Http.GetAsync($"/teacher/attempts/{submitted.Attempt.Id}/behavior")
                    ).Content.ReadAsStringAsync()
                ),
            found => found.TryGetProperty("figures", out _)
        );
}
