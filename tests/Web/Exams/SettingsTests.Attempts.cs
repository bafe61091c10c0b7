using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Tests.Web.Server;
using Person = Veritas.Tests.Web.Server.Person;

namespace Veritas.Tests.Web.Exams;

public sealed partial class SettingsTests
{
    [Fact]
    public async Task The_number_of_attempts_is_limited()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await PublishedAsync(teacher, new { attempts_allowed = 2 });
        var first = await exam.StartAsync(student);
        Assert.Equal((409, "attempt_live"), await AgainAsync(exam, student));
        await student.Http.PostedAsync($"/student/attempts/{first.Id}/submit");
        Assert.Equal(("open", 1), await ListedAsync(student, exam));

        var second = await exam.StartAsync(student);
        await student.Http.PostedAsync($"/student/attempts/{second.Id}/submit");

        Assert.Equal((409, "attempt_used"), await AgainAsync(exam, student));
        Assert.Equal(("done", 0), await ListedAsync(student, exam));
    }

    [Fact]
    public async Task Practice_is_open_to_all_does_not_count_and_is_not_monitored()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await PublishedAsync(teacher, new { practice = true, release = "when_published" });
        for (var i = 0; i < 3; i++)
        {
            var attempt = await exam.StartAsync(student);
            var result = await server
                .Services.GetRequiredService<IGrainFactory>()
                .GetGrain<IAttemptGrain>(attempt.Id)
                .Instruct(new Instruct(new Actor(teacher.Id, Role.Teacher), InstructionKind.Terminate, "no", 0));
            Assert.Equal("exam_practice", result.Problem?.Code);
            var ended = await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
            Assert.Equal(0, ended.GetProperty("grade").GetProperty("points").GetDouble());
        }

        var listed = (await teacher.Http.ReadAsync("/teacher/exams"))
            .GetProperty("items")
            .EnumerateArray()
            .Single(e => e.GetProperty("id").GetGuid() == exam.Id);
        Assert.Equal((0, 0), (listed.GetProperty("attempts").GetInt32(), listed.GetProperty("open_alerts").GetInt32()));
        Assert.Equal(("open", null), await ListedAsync(student, exam));
    }

    [Fact]
    public async Task Start_and_answers_require_an_allowed_network()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await PublishedAsync(teacher, new { allowed_networks = new[] { "127.0.0.1/32" } });
        using var elsewhere = From("127.0.0.2", student);
        Assert.Equal(
            (403, "address_not_allowed"),
            await elsewhere.RefusedAsync($"/student/exams/{exam.Id}/start", new { notice_version = 1 })
        );
        var attempt = await exam.StartAsync(student);
        var answer = $"/student/attempts/{attempt.Id}/answers/{exam.Choice}";

        Assert.Equal(
            (403, "address_not_allowed"),
            await elsewhere.RefusedAsync(HttpMethod.Put, answer, new { revision = 1, value = "a" })
        );
        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from attempt_answers where attempt_id = '{attempt.Id}'"
            )
        );
        await student.Http.PutAsync(answer, new { revision = 1, value = "a" });

        // A network added during the exam applies at once, also to live attempts.
        var url = $"/teacher/exams/{exam.Id}";
        var wider = Changed(await teacher.Http.ReadAsync(url), "title", "Algebra");
        wider["settings"]!["allowed_networks"] = new JsonArray("127.0.0.0/8");
        await teacher.Http.PutAsync(url, wider);
        Assert.Equal(
            2,
            (await elsewhere.PutAsync(answer, new { revision = 2, value = "b" })).GetProperty("revision").GetInt32()
        );
    }

    [Fact]
    public async Task An_attempt_keeps_its_own_order()
    {
        var teacher = await server.PersonAsync("teacher");
        var (url, exam) = await DraftAsync(teacher, new { shuffle_questions = true, shuffle_options = true });
        for (var i = 0; i < 8; i++)
        {
            await teacher.Http.PostedAsync(
                url + "/questions",
                new
                {
                    kind = "essay",
                    text = $"Question {i}",
                    points = 1,
                }
            );
        }

        await teacher.Http.PostedAsync(url + "/publish");
        var published = new PublishedExam(exam.GetProperty("id").GetGuid(), default, default);
        var orders = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var student = await server.PersonAsync("student");
            var attempt = await published.StartAsync(student);
            var again = await student.Http.ReadAsync($"/student/attempts/{attempt.Id}");
            Assert.Equal(
                attempt.Session.GetProperty("questions").GetRawText(),
                again.GetProperty("questions").GetRawText()
            );
            orders.Add(
                string.Join(
                    '|',
                    again.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("text").GetString())
                )
            );
        }

        Assert.True(orders.Distinct().Count() > 1);
    }
}
