using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

public sealed class ExportTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task Results_come_as_csv_and_as_json_with_the_same_rows()
    {
        var submitted = await SubmittedAttempt.InAsync(server);
        await server.Database.ExecuteAsync(
            $"update users set full_name = '=1+1, \"Ada\"' where id = '{submitted.Student.Id}'"
        );
        var url = $"/teacher/exams/{submitted.Exam.Id}/export/results";

        using var csv = await submitted.Teacher.Http.GetAsync(url);
        var bytes = await csv.Content.ReadAsByteArrayAsync();
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var row = Assert.Single((await submitted.Teacher.Http.ReadAsync(url + "?format=json")).EnumerateArray());

        Assert.Equal(
            ("text/csv", $"results-{submitted.Exam.Id:N}.csv"),
            (csv.Content.Headers.ContentType?.MediaType, csv.Content.Headers.ContentDisposition?.FileName)
        );
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "attempt_id,"u8], bytes[..14]);
        Assert.StartsWith("attempt_id,student_id,full_name,email,status,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            $"{submitted.Attempt.Id},{submitted.Student.Id},\"'=1+1, \"\"Ada\"\"\",{submitted.Student.Email},submitted,",
            lines[1],
            StringComparison.Ordinal
        );
        Assert.Contains(",2,5,40,false,0,100,none,", lines[1], StringComparison.Ordinal);
        Assert.Equal(
            (2, submitted.Attempt.Id, JsonValueKind.Null),
            (lines.Length, row.GetProperty("attempt_id").GetGuid(), row.GetProperty("verdict").ValueKind)
        );
    }

    [Fact]
    public async Task Events_of_all_attempts_are_exported_once_across_pages()
    {
        var submitted = await SubmittedAttempt.InAsync(server, "a", ("tab.hidden", 3_000));
        await server.Database.ExecuteAsync(
            $"""
            insert into monitoring_events (started_on, attempt_id, seq, type, at, received_at, ms, data)
            select started_on, id, n, 'window.blur', started_at, started_at, 1, null
                from exam_attempts, generate_series(2, 4500) n where id = '{submitted.Attempt.Id}'
            """
        );
        var stored = await server.Database.ScalarAsync<long>(
            $"select count(*) from monitoring_events where attempt_id = '{submitted.Attempt.Id}'"
        );

        var rows = (
            await submitted.Teacher.Http.ReadAsync($"/teacher/exams/{submitted.Exam.Id}/export/events?format=json")
        )
            .EnumerateArray()
            .Select(e => e.GetProperty("seq").GetInt64())
            .ToList();
        using var csv = await submitted.Teacher.Http.GetAsync($"/teacher/exams/{submitted.Exam.Id}/export/events");
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(stored, rows.Distinct().Count());
        Assert.Equal((rows.Count, (int)stored + 1), ((int)stored, lines.Length));
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "attempt_id,"u8], (await csv.Content.ReadAsByteArrayAsync())[..14]);
    }

    [Fact]
    public async Task An_exam_without_attempts_exports_an_empty_list_and_unknown_formats_are_refused()
    {
        var teacher = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(teacher);

        Assert.Equal(
            0,
            (await teacher.Http.ReadAsync($"/teacher/exams/{exam.Id}/export/results?format=json")).GetArrayLength()
        );
        Assert.Equal(
            (400, "format_unknown"),
            await teacher.Http.RefusedAsync(HttpMethod.Get, $"/teacher/exams/{exam.Id}/export/results?format=xls", null)
        );
    }
}
