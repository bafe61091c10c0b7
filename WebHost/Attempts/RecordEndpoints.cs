using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Attempts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Attempts;

/// <summary>Attempts, for teachers.</summary>
public static class RecordEndpoints
{
    private const int DefaultEvents = 200;
    private const int DefaultAttempts = 1_000;

    /// <summary>Maps the teachers' routes of attempts.</summary>
    public static IEndpointRouteBuilder MapAttemptRecords(this IEndpointRouteBuilder routes)
    {
        var teacher = routes.MapGroup("/teacher").WithTags("Teacher");
        teacher.MapGet("/exams/{exam_id:guid}/attempts", OfExam).WithName("ListAttempts").WithSummary("The exam's attempts, latest start first.");
        teacher.MapGet("/attempts/{attempt_id:guid}", Paper).WithName("ReadPaper").WithSummary("Questions with keys, and answers with points.");
        teacher.MapPut("/attempts/{attempt_id:guid}/grades/{question_id:guid}", Grade).WithIfMatch().WithName("GradeAnswer").WithSummary("Grades an answer by hand.");
        teacher.MapGet("/attempts/{attempt_id:guid}/monitoring", Monitoring).WithName("ReadMonitoring").WithSummary("Score with its breakdown, alerts, a page of events (of the given types), and with the first page a timeline.");
        return routes;
    }

    private static async Task<Results<Ok<AttemptPage>, ProblemHttpResult>> OfExam(Guid exam_id, Guid? after, int? limit, Caller caller, IGrainFactory grains)
    {
        var found = await Records(grains).OfExam(caller.Actor, exam_id, after, limit ?? DefaultAttempts);
        return found.Ok ? TypedResults.Ok(found.Value) : Problems.Http(found.Problem);
    }

    private static async Task<Results<Ok<AttemptPaper>, ProblemHttpResult>> Paper(Guid attempt_id, Caller caller, IGrainFactory grains)
    {
        var found = await Records(grains).Paper(caller.Actor, attempt_id);
        return found.Ok ? TypedResults.Ok(found.Value) : Problems.Http(found.Problem);
    }

    private static async Task<Results<Ok<AttemptGrade>, ProblemHttpResult>> Grade(
        Guid attempt_id, Guid question_id, GradeBody body, Caller caller, HttpContext http, IGrainFactory grains)
    {
        var expected = ETags.ExpectedTag(http);
        if (expected.Problem is { } missing)
        {
            return Problems.Http(missing);
        }

        var graded = await grains.GetGrain<IAttemptGrain>(attempt_id).GradeAnswer(
            new GradeAnswer(caller.Actor, question_id, body.Points, body.Comment ?? "", body.Rubric, Tag: expected.Value));
        return Responses.Of(graded);
    }

    private static async Task<Results<Ok<MonitoringPage>, ProblemHttpResult>> Monitoring(
        Guid attempt_id, string? after, int? limit, string[]? type, Caller caller, IGrainFactory grains)
    {
        var page = await Records(grains).Monitoring(caller.Actor, attempt_id, after, limit ?? DefaultEvents, [.. type ?? []]);
        return page.Ok ? TypedResults.Ok(page.Value) : Problems.Http(page.Problem);
    }

    private static IAttemptRecordsGrain Records(IGrainFactory grains) => grains.GetGrain<IAttemptRecordsGrain>(0);
}
