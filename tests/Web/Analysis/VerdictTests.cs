using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

public sealed class VerdictTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Fact]
    public async Task A_review_by_a_second_person_counts()
    {
        var submitted = await SubmittedAttempt.InAsync(server);
        var colleague = await submitted.ColleagueAsync("proctor");
        var url = $"/teacher/attempts/{submitted.Attempt.Id}/verdicts";

        var judged = await submitted.Teacher.Http.PostedAsync(
            url,
            new { verdict = "violation", comment = "Two people on camera." }
        );
        var review = $"{url}/{judged.GetProperty("id").GetGuid()}/review";
        Assert.Equal(
            (409, "second_person_needed"),
            await submitted.Teacher.Http.RefusedAsync(
                HttpMethod.Put,
                review,
                new { verdict = "violation", comment = "Yes." }
            )
        );
        var reviewed = await colleague.Http.PutAsync(
            review,
            new { verdict = "cleared", comment = "It was the invigilator." }
        );

        Assert.Equal(
            ("violation", "cleared"),
            (reviewed.GetProperty("verdict").GetString(), reviewed.GetProperty("counts").GetString())
        );
        Assert.Equal(colleague.Id, reviewed.GetProperty("review").GetProperty("reviewed_by").GetGuid());
        var third = await submitted.ColleagueAsync("proctor");
        Assert.Equal(
            (409, "verdict_reviewed"),
            await third.Http.RefusedAsync(HttpMethod.Put, review, new { verdict = "violation", comment = "No." })
        );
        await Poll.UntilAsync(
            () => submitted.Teacher.Http.ReadAsync($"/teacher/exams/{submitted.Exam.Id}/analytics"),
            a =>
                a.GetProperty("verdicts")
                    .EnumerateArray()
                    .Select(v => v.GetProperty("name").GetString())
                    .SequenceEqual(["cleared"])
        );
    }

    [Fact]
    public async Task The_latest_verdict_counts_and_an_older_one_is_no_longer_reviewed()
    {
        var submitted = await SubmittedAttempt.InAsync(server);
        var colleague = await submitted.ColleagueAsync("grade");
        var url = $"/teacher/attempts/{submitted.Attempt.Id}/verdicts";
        var older = await submitted.Teacher.Http.PostedAsync(
            url,
            new { verdict = "suspicious", comment = "Long absence." }
        );
        var newer = await submitted.Teacher.Http.PostedAsync(url, new { verdict = "cleared" });

        var listed = (await submitted.Teacher.Http.ReadAsync(url))
            .GetProperty("items")
            .EnumerateArray()
            .Select(v => v.GetProperty("id").GetGuid());

        Assert.Equal([newer.GetProperty("id").GetGuid(), older.GetProperty("id").GetGuid()], listed);
        Assert.Equal(
            (404, "verdict_unknown"),
            await colleague.Http.RefusedAsync(
                HttpMethod.Put,
                $"{url}/{older.GetProperty("id").GetGuid()}/review",
                new { verdict = "cleared" }
            )
        );
        Assert.Equal(
            (404, "verdict_unknown"),
            await colleague.Http.RefusedAsync(
                HttpMethod.Put,
                $"{url}/{Guid.NewGuid()}/review",
                new { verdict = "cleared" }
            )
        );
    }

    [Fact]
    public async Task A_live_attempt_is_not_judged()
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var attempt = await (await server.PublishedExamAsync(teacher)).StartAsync(student);

        Assert.Equal(
            (409, "attempt_live"),
            await teacher.Http.RefusedAsync($"/teacher/attempts/{attempt.Id}/verdicts", new { verdict = "cleared" })
        );
    }

    [Theory]
    [InlineData("""{"verdict":"violation"}""", "comment_missing")]
    [InlineData("""{"verdict":"suspicious","comment":"  "}""", "comment_missing")]
    [InlineData("""{"verdict":"cleared","comment":"a\u0000b"}""", "comment_invalid")]
    [InlineData("""{"verdict":"guilty","comment":"x"}""", "body_invalid")]
    [InlineData("""{"comment":"x"}""", "body_invalid")]
    [InlineData("""{"verdict":"cleared","by":"me"}""", "field_unknown")]
    public async Task An_invalid_verdict_is_refused(string body, string code)
    {
        var submitted = await SubmittedAttempt.InAsync(server);

        Assert.Equal(
            (400, code),
            await submitted.Teacher.Http.RefusedAsync($"/teacher/attempts/{submitted.Attempt.Id}/verdicts", body)
        );
        Assert.Equal(
            0,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from attempt_verdicts where attempt_id = '{submitted.Attempt.Id}'"
            )
        );
    }
}
