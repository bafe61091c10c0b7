using System.Text.Json;
using Veritas.Tests.Web.Monitoring;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Operations;

/// <summary>Critical alerts across exams, for those who may see them.</summary>
public sealed class HighRiskTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Only_its_teacher_and_admins_see_an_exam_with_critical_alerts()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        await using var client = await watched.ConnectAsync();
        for (var seq = 1; seq <= 40; seq += 10)
        {
            await client.SendEventsAsync(
                seq,
                10,
                server.Time.GetUtcNow().AddSeconds(-60 + seq),
                "face.multiple",
                5_000
            );
            Assert.NotNull(await client.NextAsync("ack", a => a.GetProperty("durable").GetInt64() == seq + 9));
        }

        var stranger = await server.PersonAsync("teacher");
        using var admin = await server.AdminAsync();
        var own = Of(await watched.Teacher.Http.ReadAsync("/teacher/high-risk"), watched.Exam.Id);

        Assert.NotNull(own);
        var stored = await server.Database.ScalarAsync<long>(
            $"select count(*) from alerts where exam_id = '{watched.Exam.Id}' and level in ('warning', 'critical')"
        );
        Assert.Equal(
            stored,
            own.Value.GetProperty("warnings").GetInt64() + own.Value.GetProperty("criticals").GetInt64()
        );
        Assert.Equal((1, 1), (own.Value.GetProperty("live").GetInt32(), own.Value.GetProperty("attempts").GetInt32()));
        Assert.Equal(
            stored,
            own.Value.GetProperty("kinds").EnumerateArray().Sum(k => k.GetProperty("count").GetInt64())
        );
        Assert.NotNull(Of(await admin.ReadAsync("/teacher/high-risk"), watched.Exam.Id));
        Assert.Null(Of(await stranger.Http.ReadAsync("/teacher/high-risk"), watched.Exam.Id));
        Assert.Null(
            Of(
                await admin.ReadAsync(
                    $"/teacher/high-risk?since={Uri.EscapeDataString(server.Time.GetUtcNow().AddHours(1).ToString("O"))}"
                ),
                watched.Exam.Id
            )
        );
    }

    private static JsonElement? Of(JsonElement list, Guid exam) =>
        list.GetProperty("items")
            .EnumerateArray()
            .Where(e => e.GetProperty("exam_id").GetGuid() == exam)
            .Select(e => (JsonElement?)e)
            .SingleOrDefault();
}
