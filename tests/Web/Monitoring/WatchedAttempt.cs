using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>A started attempt with its student and teacher, and access to its stored state.</summary>
public sealed record WatchedAttempt(
    VeritasServer Server,
    PublishedExam Exam,
    StartedAttempt Attempt,
    Person Student,
    Person Teacher
)
{
    private const string Rows = """
        select coalesce(string_agg(seq || ' ' || type || ' ' || at || ' ' || ms || ' ' || coalesce(data::text, ''),
            E'\n' order by seq), '') from monitoring_events where attempt_id = '
        """;

    public static async Task<WatchedAttempt> StartAsync(VeritasServer server)
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await server.PublishedExamAsync(teacher);
        return new WatchedAttempt(server, exam, await exam.StartAsync(student), student, teacher);
    }

    public Guid Id => Attempt.Id;

    public Task<MonitorClient> ConnectAsync(string client = "&client=tab-1") =>
        MonitorClient.OpenAsync(Server, Attempt.Ticket, client);

    /// <summary>The recorded events, one per line.</summary>
    public async Task<string> RowsAsync() => (await Server.Database.ScalarAsync<string>(Rows.TrimEnd() + Id + "'"))!;

    /// <summary>The score without the values that change over time by themselves.</summary>
    public async Task<string> ScoreAsync()
    {
        var score = (await Teacher.Http.ReadAsync($"/teacher/attempts/{Id}/monitoring")).GetProperty("score");
        var types = score
            .GetProperty("categories")
            .EnumerateArray()
            .SelectMany(c => c.GetProperty("types").EnumerateArray());
        return score.GetProperty("integrity_score").GetRawText()
            + string.Concat(
                types.Select(t =>
                    $"; {t.GetProperty("type")} {t.GetProperty("seen")} {t.GetProperty("counted")} {t.GetProperty("exposure").GetRawText()}"
                )
            );
    }

    /// <summary>Sends valid events and waits until they are stored.</summary>
    public async Task SendAsync(MonitorClient client, long seq, int count)
    {
        await client.SendEventsAsync(seq, count, Server.Time.GetUtcNow());
        Assert.NotNull(await client.NextAsync("ack", a => a.GetProperty("durable").GetInt64() == seq + count - 1));
    }

    public static string Code(JsonElement? frame) => frame!.Value.GetProperty("code").GetString()!;
}
