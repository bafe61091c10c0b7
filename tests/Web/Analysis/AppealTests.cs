using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

public sealed class AppealTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_verdict_is_appealed_once_and_answered_by_another_person()
    {
        var (judge, other, viewer, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        var exam = await server.PublishedExamAsync(judge);
        await judge.Http.PutAsync(
            $"/teacher/exams/{exam.Id}/permissions",
            new { email = other.Email, level = "proctor" }
        );
        await judge.Http.PutAsync(
            $"/teacher/exams/{exam.Id}/permissions",
            new { email = viewer.Email, level = "view" }
        );
        var attempt = await exam.StartAsync(student);
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        var (own, exams) = ($"/student/attempts/{attempt.Id}/appeals", $"/teacher/exams/{exam.Id}");
        Assert.Equal(
            (409, "nothing_to_appeal"),
            await student.Http.RefusedAsync(own, new { text = "Not released yet." })
        );
        await judge.Http.PostedAsync(exams + "/close");
        Assert.Equal(
            (409, "nothing_to_appeal"),
            await student.Http.RefusedAsync(own, new { text = "There is no verdict." })
        );
        await judge.Http.PostedAsync(
            $"/teacher/attempts/{attempt.Id}/verdicts",
            new { verdict = "violation", comment = "Pasted." }
        );

        Assert.Equal((400, "text_invalid"), await student.Http.RefusedAsync(own, new { text = " " }));
        Assert.Equal(
            (404, "attempt_unknown"),
            await (await server.PersonAsync("student")).Http.RefusedAsync(own, new { text = "Mine?" })
        );
        var appeal = await student.Http.PostedAsync(own, new { text = "It was my own note." });
        Assert.Equal((409, "appeal_made"), await student.Http.RefusedAsync(own, new { text = "Again." }));
        Assert.Single((await other.Http.ReadAsync(exams + "/appeals")).GetProperty("items").EnumerateArray());

        var answer = $"/teacher/attempts/{attempt.Id}/appeals/{appeal.GetProperty("id").GetGuid()}/answer";
        Assert.Equal(
            (403, "not_permitted"),
            await viewer.Http.RefusedAsync(answer, new { verdict = "cleared", text = "So be it." })
        );
        Assert.Equal(
            (404, "attempt_unknown"),
            await (await server.PersonAsync("teacher")).Http.RefusedAsync(
                answer,
                new { verdict = "cleared", text = "So be it." }
            )
        );
        Assert.Equal(
            (403, "second_person_needed"),
            await judge.Http.RefusedAsync(answer, new { verdict = "cleared", text = "So be it." })
        );
        Assert.Equal(
            (404, "appeal_unknown"),
            await other.Http.RefusedAsync(
                $"/teacher/attempts/{attempt.Id}/appeals/{Guid.NewGuid()}/answer",
                new { verdict = "cleared", text = "So be it." }
            )
        );
        await other.Http.PostedAsync(answer, new { verdict = "cleared", text = "The note is shown." });

        Assert.Equal(
            (409, "appeal_answered"),
            await other.Http.RefusedAsync(answer, new { verdict = "violation", text = "No." })
        );
        Assert.Equal(
            "cleared",
            (await student.Http.ReadAsync(own))
                .GetProperty("items")[0]
                .GetProperty("answer")
                .GetProperty("verdict")
                .GetString()
        );
        var verdicts = (await judge.Http.ReadAsync($"/teacher/attempts/{attempt.Id}/verdicts"))
            .GetProperty("items")
            .EnumerateArray()
            .Select(v => v.GetProperty("counts").GetString());
        Assert.Equal(["cleared", "violation"], verdicts);
    }

    [Fact]
    public async Task An_earlier_judge_cannot_answer_an_appeal_of_a_later_verdict()
    {
        var (first, later, other, student) = (
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student")
        );
        var exam = await server.PublishedExamAsync(first);
        await first.Http.PutAsync(
            $"/teacher/exams/{exam.Id}/permissions",
            new { email = later.Email, level = "proctor" }
        );
        await first.Http.PutAsync(
            $"/teacher/exams/{exam.Id}/permissions",
            new { email = other.Email, level = "proctor" }
        );
        var attempt = await exam.StartAsync(student);
        await student.Http.PostedAsync($"/student/attempts/{attempt.Id}/submit");
        await first.Http.PostedAsync($"/teacher/exams/{exam.Id}/close");
        await first.Http.PostedAsync(
            $"/teacher/attempts/{attempt.Id}/verdicts",
            new { verdict = "violation", comment = "Pasted." }
        );
        await later.Http.PostedAsync(
            $"/teacher/attempts/{attempt.Id}/verdicts",
            new { verdict = "suspicious", comment = "Perhaps." }
        );
        var appeal = await student.Http.PostedAsync(
            $"/student/attempts/{attempt.Id}/appeals",
            new { text = "It was my own note." }
        );
        var answer = $"/teacher/attempts/{attempt.Id}/appeals/{appeal.GetProperty("id").GetGuid()}/answer";

        Assert.Equal(
            (403, "second_person_needed"),
            await first.Http.RefusedAsync(answer, new { verdict = "suspicious", text = "As before." })
        );
        Assert.Equal(
            (403, "second_person_needed"),
            await later.Http.RefusedAsync(answer, new { verdict = "suspicious", text = "As before." })
        );

        Assert.Equal(
            "cleared",
            (await other.Http.PostedAsync(answer, new { verdict = "cleared", text = "The note is shown." }))
                .GetProperty("answer")
                .GetProperty("verdict")
                .GetString()
        );
    }
}
