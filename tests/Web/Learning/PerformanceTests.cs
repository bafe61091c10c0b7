using System.Net.Http.Json;
using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Learning;

public sealed class PerformanceTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_record_follows_release_and_regrading()
    {
        var (teacher, student, stranger) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student"),
            await server.PersonAsync("teacher")
        );
        var exam = await server.PublishedExamAsync(teacher);
        var attempt = await HandInAsync(exam, student);
        await teacher.Http.PutAsync(
            $"/teacher/attempts/{attempt}/grades/{exam.Essay}",
            new { points = 1, comment = "" }
        );
        var url = $"/teacher/students/{student.Id}/performance";
        await Poll.UntilAsync(
            () =>
                server.Database.ScalarAsync<bool>(
                    $"select exists (select from performance_results where attempt_id = '{attempt}')"
                ),
            found => found
        );

        Assert.Equal(0, (await teacher.Http.ReadAsync(url)).GetProperty("results").GetInt32());
        await teacher.Http.PostedAsync($"/teacher/exams/{exam.Id}/close");
        var seen = await Poll.UntilAsync(
            () => teacher.Http.ReadAsync(url),
            r => r.GetProperty("results").GetInt32() == 1
        );
        var own = await student.Http.ReadAsync("/student/performance");

        Assert.Equal(
            (60, 100, "Mathematics"),
            (
                seen.GetProperty("mean").GetDouble(),
                seen.GetProperty("integrity").GetDouble(),
                seen.GetProperty("topics")[0].GetProperty("topic").GetString()
            )
        );
        Assert.Equal(58, seen.GetProperty("mastery_index").GetDouble());
        Assert.Equal(
            [30, 60, 90],
            seen.GetProperty("periods").EnumerateArray().Select(p => p.GetProperty("days").GetInt32())
        );
        Assert.All(
            seen.GetProperty("periods").EnumerateArray(),
            p => Assert.Equal((1, 60), (p.GetProperty("results").GetInt32(), p.GetProperty("mean").GetDouble()))
        );
        Assert.Equal(seen.GetProperty("mean").GetDouble(), own.GetProperty("mean").GetDouble());
        Assert.Equal(JsonValueKind.Null, own.GetProperty("trend").ValueKind);
        Assert.Equal(
            58,
            (await student.Http.ReadAsync("/auth/profile")).GetProperty("student").GetProperty("mastery").GetDouble()
        );

        await teacher.Http.PutAsync(
            $"/teacher/attempts/{attempt}/grades/{exam.Essay}",
            new { points = 3, comment = "" }
        );
        Assert.Equal(
            100,
            (
                await Poll.UntilAsync(
                    () => student.Http.ReadAsync("/student/performance"),
                    r => r.GetProperty("mean").GetDouble() != 60
                )
            )
                .GetProperty("mean")
                .GetDouble()
        );
        Assert.Equal((404, "student_unknown"), await stranger.Http.RefusedAsync(HttpMethod.Get, url, null));
        Assert.Equal(
            (404, "student_unknown"),
            await teacher.Http.RefusedAsync(HttpMethod.Get, $"/teacher/students/{teacher.Id}/performance", null)
        );
    }

    [Fact]
    public async Task A_class_compares_without_names_from_five_students_on()
    {
        var teacher = await server.PersonAsync("teacher");
        var exam = await server.PublishedExamAsync(teacher);
        var made = (await teacher.Http.PostedAsync("/teacher/classes", new { name = "9b" }))
            .GetProperty("id")
            .GetGuid();
        var students = new List<Person>();
        for (var i = 0; i < 5; i++)
        {
            students.Add(await server.PersonAsync("student"));
            await teacher.Http.PostedAsync($"/teacher/classes/{made}/members", new { student_id = students[i].Id });
        }

        foreach (var (i, student) in students.Index().Take(4))
        {
            await GradedAsync(teacher, exam, student, i * 0.5);
        }

        await teacher.Http.PostedAsync($"/teacher/exams/{exam.Id}/close");
        var four = await Poll.UntilAsync(
            () => students[3].Http.ReadAsync("/student/performance"),
            r => r.GetProperty("results").GetInt32() == 1
        );
        Assert.All(
            ["students", "mean", "percentile"],
            name => Assert.Equal(JsonValueKind.Null, Group(four, made).GetProperty(name).ValueKind)
        );

        var next = await server.PublishedExamAsync(teacher);
        await GradedAsync(teacher, next, students[4], 3);
        await teacher.Http.PostedAsync($"/teacher/exams/{next.Id}/close");
        await Poll.UntilAsync(
            () => teacher.Http.ReadAsync($"/teacher/students/{students[3].Id}/performance"),
            r => Group(r, made).GetProperty("students").ValueKind == JsonValueKind.Number
        );

        var best = Group(await teacher.Http.ReadAsync($"/teacher/students/{students[4].Id}/performance"), made);
        var text = (await students[0].Http.ReadAsync("/student/performance")).GetRawText();
        Assert.Equal(
            (5, 100.0, 64.0),
            (
                best.GetProperty("students").GetInt32(),
                best.GetProperty("percentile").GetDouble(),
                best.GetProperty("mean").GetDouble()
            )
        );
        Assert.Equal(0, Group(JsonElement.Parse(text), made).GetProperty("percentile").GetDouble());
        Assert.DoesNotContain(students[4].Id.ToString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_student_without_results_has_an_empty_record()
    {
        var student = await server.PersonAsync("student");

        var own = await student.Http.ReadAsync("/student/performance");

        Assert.Equal(
            (0, JsonValueKind.Null),
            (own.GetProperty("results").GetInt32(), own.GetProperty("mean").ValueKind)
        );
        Assert.All(["topics", "periods", "groups"], name => Assert.Equal(0, own.GetProperty(name).GetArrayLength()));
    }

    internal static async Task<Guid> HandInAsync(PublishedExam exam, Person student)
    {
        var attempt = await exam.StartAsync(student);
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Choice}",
            new { revision = 1, value = "a" }
        );
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Essay}",
            new { revision = 1, value = "Because." }
        );
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        return attempt.Id;
    }

    internal static async Task GradedAsync(Person teacher, PublishedExam exam, Person student, double points) =>
        await teacher.Http.PutAsync(
            $"/teacher/attempts/{await HandInAsync(exam, student)}/grades/{exam.Essay}",
            new { points, comment = "" }
        );

    private static JsonElement Group(JsonElement record, Guid classId) =>
        record
            .GetProperty("groups")
            .EnumerateArray()
            .Single(g =>
                g.GetProperty("class_id").ValueKind == JsonValueKind.String
                && g.GetProperty("class_id").GetGuid() == classId
            );
}
