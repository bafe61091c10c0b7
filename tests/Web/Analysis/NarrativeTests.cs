using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

/// <summary>Narratives, told by a small API in this process.</summary>
public sealed class NarrativeTests : IAsyncLifetime
{
    private readonly TracedLog _log = new();
    private readonly VeritasServer _server;
    private FakeModel? _model;

    public NarrativeTests() => _server = new VeritasServer { Log = _log };

    private FakeModel Model => _model!;

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModel.StartAsync();
        foreach (
            var (name, value) in new[]
            {
                ("Url", Model.Url),
                ("Key", "secret-key"),
                ("Model", "small-model"),
                ("Retries", "1"),
                ("RetrySeconds", "0.05"),
                ("Milliseconds", "50"),
                ("RequestsPerDay", "4"),
            }
        )
        {
            _server.Settings["Veritas:Narrative:" + name] = value;
        }

        await _server.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await Model.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task The_model_receives_only_figures_and_its_text_is_stored_with_them()
    {
        var handed = await AnalysedAsync();
        var before = await _server.Database.ScalarAsync<string>(
            "select concat_ws('/', integrity_score, risk, points, figures::text, summary) from exam_attempts "
                + $"join behavior_analysis on attempt_id = id where id = '{handed.Attempt.Id}'"
        );

        var asked = await handed.Teacher.Http.PostedAsync(Url(handed) + "/narrative");
        var told = await ToldAsync(handed, "told");

        Assert.Equal("asked", asked.GetProperty("narrative").GetProperty("state").GetString());
        Assert.Equal(
            ("Nothing unusual.", "small-model"),
            (told.GetProperty("text").GetString(), told.GetProperty("model").GetString())
        );
        var (body, authorization) = Assert.Single(Model.Asked);
        Assert.Equal("Bearer secret-key", authorization);
        Assert.Equal("small-model", JsonElement.Parse(body).GetProperty("model").GetString());
        Assert.Contains("away_seconds", body, StringComparison.Ordinal);
        foreach (
            var secret in new[]
            {
                handed.Attempt.Id.ToString(),
                handed.Exam.Choice.ToString(),
                handed.Exam.Id.ToString(),
                handed.Student.Id.ToString(),
                "Ada",
                "integrity",
                "My essay",
            }
        )
        {
            Assert.DoesNotContain(secret, body, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(
            before,
            await _server.Database.ScalarAsync<string>(
                "select concat_ws('/', integrity_score, risk, points, figures::text, summary) from "
                    + $"exam_attempts join behavior_analysis on attempt_id = id where id = '{handed.Attempt.Id}'"
            )
        );
        Assert.Equal((1, 50L), (await SpentAsync<int>("requests"), await SpentAsync<long>("tokens")));
        // Again: what was told is answered, nobody is asked.
        Assert.Equal(
            "told",
            (await handed.Teacher.Http.PostedAsync(Url(handed) + "/narrative"))
                .GetProperty("narrative")
                .GetProperty("state")
                .GetString()
        );
        Assert.Single(Model.Asked);
    }

    [Fact]
    public async Task The_callers_trace_is_propagated_to_the_model()
    {
        const string TraceId = "0af7651916cd43dd8448eb211c80319c";
        var handed = await AnalysedAsync();
        handed.Teacher.Http.DefaultRequestHeaders.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");

        await handed.Teacher.Http.PostedAsync(Url(handed) + "/narrative");
        await ToldAsync(handed, "told");

        Assert.Matches($"^00-{TraceId}-[0-9a-f]{{16}}-01$", Assert.Single(Model.Traces));
    }

    [Fact]
    public async Task A_failing_model_is_retried_a_limited_number_of_times()
    {
        var handed = await AnalysedAsync();
        Model.Answer = n => n == 1 ? (503, "") : (200, FakeModel.Reply("At the second try."));
        await handed.Teacher.Http.PostedAsync(Url(handed) + "/narrative");
        Assert.Equal("At the second try.", (await ToldAsync(handed, "told")).GetProperty("text").GetString());

        await handed.Teacher.Http.PostedAsync(
            "/analysis/behavior",
            new { attempt_id = handed.Attempt.Id, force = true }
        );
        Model.Answer = _ => (200, """{"choices":[]}""");
        await handed.Teacher.Http.PostedAsync(Url(handed) + "/narrative");
        await ToldAsync(handed, "failed");

        Assert.Equal(4, Model.Asked.Count);
        // The day's four requests are used up.
        Assert.Equal(
            (503, "narrative_budget_spent"),
            await handed.Teacher.Http.RefusedAsync(Url(handed) + "/narrative")
        );
    }

    [Fact]
    public async Task A_refusal_is_not_retried_but_can_be_requested_again()
    {
        var handed = await AnalysedAsync();
        Model.Answer = _ => (401, "no");
        await handed.Teacher.Http.PostedAsync(Url(handed) + "/narrative");
        await ToldAsync(handed, "failed");
        Assert.Single(Model.Asked);

        Model.Answer = _ => (200, FakeModel.Reply(new string('x', 9_000)));
        await handed.Teacher.Http.PostedAsync(Url(handed) + "/narrative");

        Assert.Equal(8_000, (await ToldAsync(handed, "told")).GetProperty("text").GetString()!.Length);
    }

    private async Task<Handed> AnalysedAsync()
    {
        var handed = await Handed.InAsync(_server, "b", ("tab.hidden", 800));
        await handed.Teacher.Http.PostedAsync("/analysis/behavior", new { attempt_id = handed.Attempt.Id });
        // The analyst's own turn is over too: it would take a narrative away again.
        await _server.Database.ExecuteAsync($"delete from behavior_queue where attempt_id = '{handed.Attempt.Id}'");
        return handed;
    }

    private static string Url(Handed handed) => $"/teacher/attempts/{handed.Attempt.Id}/behavior";

    private static async Task<JsonElement> ToldAsync(Handed handed, string state) =>
        (
            await Until.HoldsAsync(
                () => handed.Teacher.Http.ReadAsync(Url(handed)),
                a => a.GetProperty("narrative").GetProperty("state").GetString() == state
            )
        ).GetProperty("narrative");

    private Task<T?> SpentAsync<T>(string column) =>
        _server.Database.ScalarAsync<T>($"select {column} from narrative_spending");
}
