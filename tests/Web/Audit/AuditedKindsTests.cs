using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Audit;

/// <summary>
/// Changes of verdicts, marks, requests and bank questions are audited with the state before and after.
/// </summary>
public sealed class AuditedKindsTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_question_of_the_bank()
    {
        var teacher = await server.PersonAsync("teacher");
        var made = await teacher.Http.PostedAsync(
            "/teacher/questions",
            new
            {
                kind = "true_false",
                text = "Is 2 even?",
                points = 1,
                key = true,
            }
        );
        var url = $"/teacher/questions/{made.GetProperty("id").GetGuid()}";
        await teacher.Http.PutAsync(
            url,
            new
            {
                kind = "true_false",
                text = "Is 3 even?",
                points = 2,
                key = false,
            }
        );
        var exam = (await teacher.Http.PostedAsync("/teacher/exams", ExamSetUp.Draft(server.Time.GetUtcNow())))
            .GetProperty("id")
            .GetGuid();
        await teacher.Http.PostedAsync(
            $"/teacher/exams/{exam}/questions/from-bank",
            new { question_ids = new[] { made.GetProperty("id").GetGuid() } }
        );
        await teacher.Http.DeleteAsync(new Uri(url, UriKind.Relative));

        var rows = await RowsAsync(made.GetProperty("id").GetGuid());

        Assert.Equal(["DELETE", "PUT", "POST"], rows.Select(r => r.GetProperty("action").GetString()!.Split(' ')[0]));
        Assert.Equal(JsonValueKind.Null, rows[2].GetProperty("before").ValueKind);
        Assert.Equal(("Is 2 even?", 1, true), Question(rows[1], "before"));
        Assert.Equal(("Is 3 even?", 2, false), Question(rows[1], "after"));
        Assert.Equal(JsonValueKind.String, rows[0].GetProperty("after").GetProperty("removed_at").ValueKind);
        var taken = Only((await RowsAsync(exam))[0], "after");
        Assert.Equal(
            (made.GetProperty("id").GetGuid(), 2),
            (taken.GetProperty("bank_id").GetGuid(), taken.GetProperty("bank_version").GetInt32())
        );
    }

    [Fact]
    public async Task A_verdict_its_review_and_the_appeal_without_what_was_written()
    {
        var (judge, second, student, exam, attempt) = await HandedInAsync();
        await judge.Http.PostedAsync($"/teacher/exams/{exam.Id}/close");
        var verdict = await judge.Http.PostedAsync(
            $"/teacher/attempts/{attempt.Id}/verdicts",
            new { verdict = "violation", comment = "Somebody whispered." }
        );
        await second.Http.PutAsync(
            $"/teacher/attempts/{attempt.Id}/verdicts/{verdict.GetProperty("id").GetGuid()}/review",
            new { verdict = "suspicious", comment = "Perhaps." }
        );
        var appeal = await student.Http.PostedAsync(
            $"/student/attempts/{attempt.Id}/appeals",
            new { text = "It was the radio." }
        );
        using var admin = await server.AdminAsync();
        await admin.PostedAsync(
            $"/teacher/attempts/{attempt.Id}/appeals/{appeal.GetProperty("id").GetGuid()}/answer",
            new { verdict = "cleared", text = "So it was." }
        );

        var rows = await RowsAsync(attempt.Id);

        var review = rows[2];
        Assert.Equal(
            (JsonValueKind.Null, "suspicious"),
            (
                Only(review, "before").GetProperty("review_verdict").ValueKind,
                Only(review, "after").GetProperty("review_verdict").GetString()
            )
        );
        Assert.Equal(second.Id, Only(review, "after").GetProperty("reviewed_by").GetGuid());
        Assert.Equal(
            ("violation", 19),
            (
                Only(rows[3], "after").GetProperty("verdict").GetString(),
                Only(rows[3], "after").GetProperty("comment_chars").GetInt32()
            )
        );
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("before").ValueKind);
        Assert.Equal(
            (JsonValueKind.Null, "cleared"),
            (
                Only(rows[0], "before").GetProperty("verdict").ValueKind,
                Only(rows[0], "after").GetProperty("verdict").GetString()
            )
        );
        Assert.All(
            ["whispered", "Perhaps", "radio", "So it was"],
            text =>
                Assert.DoesNotContain(text, string.Concat(rows.Select(r => r.GetRawText())), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_second_mark_and_a_change_of_published_results_with_their_effect()
    {
        var (teacher, second, _, exam, attempt) = await HandedInAsync();
        var results = $"/teacher/exams/{exam.Id}/results";
        await teacher.Http.PutAsync(
            $"/teacher/attempts/{attempt.Id}/grades/{exam.Essay}",
            new { points = 2, comment = "" }
        );
        await second.Http.PutAsync(
            $"/teacher/attempts/{attempt.Id}/second-marks/{exam.Essay}",
            new { points = 2.2, comment = "A little more." }
        );
        await teacher.Http.PostedAsync(results + "/publish");
        var change = await teacher.Http.PostedAsync(
            results + "/changes",
            new
            {
                question_id = exam.Essay,
                attempt_id = attempt.Id,
                points = 3,
                reason = "A page was overlooked.",
            }
        );
        await second.Http.PostedAsync(
            $"{results}/changes/{change.GetProperty("id").GetGuid()}/decision",
            new { approve = true, comment = "Right." }
        );

        var mark = (await RowsAsync(attempt.Id))[0];
        var rows = await RowsAsync(change.GetProperty("id").GetGuid());

        Assert.Equal(
            (JsonValueKind.Null, 2.2, 2.1),
            (
                mark.GetProperty("before").ValueKind,
                mark.GetProperty("after").GetProperty("points").GetDouble(),
                mark.GetProperty("after").GetProperty("counts").GetDouble()
            )
        );
        Assert.Equal(("open", 2.1), Request(rows[1], "after"));
        Assert.Equal(("open", 2.1), Request(rows[0], "before"));
        Assert.Equal(("approved", 3), Request(rows[0], "after"));
        Assert.Equal([exam.Id, exam.Id], rows.Select(r => r.GetProperty("part_id").GetGuid()));
        Assert.All(
            ["A little more", "overlooked", "Right."],
            text =>
                Assert.DoesNotContain(
                    text,
                    mark.GetRawText() + rows[0].GetRawText() + rows[1].GetRawText(),
                    StringComparison.Ordinal
                )
        );
    }

    private static (string? Text, double Points, bool Key) Question(JsonElement row, string when) =>
        row.GetProperty(when) is var q
            ? (
                q.GetProperty("body").GetString(),
                q.GetProperty("points").GetDouble(),
                q.GetProperty("key").GetBoolean()
            )
            : default;

    private static (string? State, double Points) Request(JsonElement row, string when) =>
        (
            row.GetProperty(when).GetProperty("state").GetString(),
            row.GetProperty(when).GetProperty("points_now").GetDouble()
        );

    private static JsonElement Only(JsonElement row, string when) =>
        Assert.Single(row.GetProperty(when).EnumerateArray());

    private async Task<(
        Person Judge,
        Person Second,
        Person Student,
        PublishedExam Exam,
        StartedAttempt Attempt
    )> HandedInAsync()
    {
        var (judge, second, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        var exam = await server.PublishedExamAsync(judge);
        await judge.Http.PutAsync(
            $"/teacher/exams/{exam.Id}/permissions",
            new { email = second.Email, level = "edit" }
        );
        var attempt = await exam.StartAsync(student);
        await student.Http.PutAsync(
            $"/student/attempts/{attempt.Id}/answers/{exam.Essay}",
            new { revision = 1, value = "Because." }
        );
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        return (judge, second, student, exam, attempt);
    }

    private async Task<List<JsonElement>> RowsAsync(Guid subject)
    {
        using var admin = await server.AdminAsync();
        return [.. (await admin.ReadAsync($"/admin/audit?subject_id={subject}")).GetProperty("items").EnumerateArray()];
    }
}
