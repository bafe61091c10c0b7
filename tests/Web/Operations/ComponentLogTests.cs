using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Operations;

/// <summary>Reports of programs over HTTP, and the admin's view of them.</summary>
public sealed class ComponentLogTests : IAsyncLifetime
{
    private readonly VeritasServer _server = new();
    private HttpClient _admin = new();

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        _admin = await _server.AdminAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Reports_are_read_newest_first_page_by_page()
    {
        for (var i = 1; i <= 5; i++)
        {
            await ReportAsync(Entry("backup", message: $"run {i}"));
        }

        var first = await _admin.ReadAsync("/monitor/logs?limit=3");
        var second = await _admin.ReadAsync($"/monitor/logs?limit=3&before={Text(first, "next")}");

        Assert.Equal(["run 5", "run 4", "run 3"], Messages(first));
        Assert.Equal(["run 2", "run 1"], Messages(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task A_filter_returns_only_matching_reports()
    {
        await ReportAsync(
            Entry("backup", "warning", "degraded", "slow"),
            Entry("proxy", "warning", "ok", "hot"),
            Entry("backup", "info", "ok", "done")
        );

        Assert.Equal(["done", "slow"], Messages(await _admin.ReadAsync("/monitor/logs?source=backup")).Order());
        Assert.Equal(["hot", "slow"], Messages(await _admin.ReadAsync("/monitor/logs?severity=warning")).Order());
        Assert.Equal(
            ["slow"],
            Messages(await _admin.ReadAsync("/monitor/logs?severity=warning&status=degraded&source=backup"))
        );
        Assert.Empty(
            Messages(
                await _admin.ReadAsync(
                    $"/monitor/logs?since={Uri.EscapeDataString(_server.Time.GetUtcNow().AddHours(1).ToString("O"))}"
                )
            )
        );
    }

    [Fact]
    public async Task The_statistics_add_up()
    {
        var none = await _admin.ReadAsync("/monitor/logs/statistics");
        await ReportAsync(
            Entry("backup", "warning", "degraded"),
            Entry("proxy", "critical", "failed"),
            Entry("backup")
        );
        var some = await _admin.ReadAsync("/monitor/logs/statistics");

        Assert.Equal(
            (0, JsonValueKind.Null),
            (none.GetProperty("total").GetInt32(), none.GetProperty("oldest_at").ValueKind)
        );
        Assert.Equal(3, some.GetProperty("total").GetInt32());
        Assert.Equal(["backup 2", "proxy 1"], Counts(some, "by_source"));
        Assert.Equal(["critical 1", "info 1", "warning 1"], Counts(some, "by_severity"));
        Assert.Equal(["degraded 1", "failed 1", "ok 1"], Counts(some, "by_status"));
        Assert.True(
            some.GetProperty("oldest_at").GetDateTimeOffset() <= some.GetProperty("newest_at").GetDateTimeOffset()
        );
    }

    [Fact]
    public async Task One_invalid_entry_fails_all_and_is_named()
    {
        var body = new { entries = new[] { Entry("backup"), Entry("Backup!") } };

        Assert.Equal((400, "source_invalid"), await _admin.RefusedAsync("/monitor/logs", body));
        Assert.Equal(0, await _server.Database.ScalarAsync<long>("select count(*) from component_logs"));
    }

    [Fact]
    public async Task Data_is_returned_unchanged()
    {
        const string Data = """{"free":1.50,"note":"a\u0000b","big":1e400}""";
        await VeritasServer.Read(
            await _admin.PostAsync(
                "/monitor/logs",
                Body.Raw(
                    $$"""{"entries":[{"source":"disk","severity":"info","status":"ok","message":"m","data":{{Data}}}]}"""
                )
            )
        );

        var read = await _admin.ReadAsync("/monitor/logs?source=disk");

        Assert.Equal(Data, read.GetProperty("items")[0].GetProperty("report").GetProperty("data").GetRawText());
    }

    private Task<JsonElement> ReportAsync(params object[] entries) =>
        _admin.PostedAsync("/monitor/logs", new { entries });

    private static object Entry(string source, string severity = "info", string status = "ok", string message = "m") =>
        new
        {
            source,
            severity,
            status,
            message,
        };

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static IEnumerable<string> Messages(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(i => Text(i.GetProperty("report"), "message"));

    private static IEnumerable<string> Counts(JsonElement statistics, string name) =>
        statistics
            .GetProperty(name)
            .EnumerateArray()
            .Select(c => $"{Text(c, "name")} {c.GetProperty("count").GetInt64()}");
}
