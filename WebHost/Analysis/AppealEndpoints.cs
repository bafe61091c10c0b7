using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Alerts;
using Veritas.Analysis;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>Body of an appeal.</summary>
/// <param name="Text">1 to 5,000 characters.</param>
[Example("""{"text":"My neighbour was reading the questions aloud."}""")]
public sealed record AppealBody(string Text);

/// <summary>Body of an answer to an appeal.</summary>
/// <param name="Verdict">The verdict that counts from now on.</param>
/// <param name="Text">1 to 2,000 characters.</param>
[Example("""{"verdict":"cleared","text":"The invigilator says so too."}""")]
public sealed record AppealAnswerBody(Verdict Verdict, string Text);

/// <summary>Appeals of verdicts.</summary>
internal static class AppealEndpoints
{
    private const int DefaultRows = 50;

    public static IEndpointRouteBuilder MapAppeals(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/student/attempts/{attempt_id:guid}/appeals").WithTags("Student");
        own.MapGet("", Own)
            .WithName("ListOwnAppeals")
            .WithSummary("Lists the appeals of your own attempt with their answers, latest first.");
        own.MapPost("", Make)
            .WithIdempotency()
            .WithName("MakeAppeal")
            .WithSummary("Appeals the latest verdict on your own attempt.");
        var teacher = routes.MapGroup("/teacher").WithTags("Teacher");
        teacher
            .MapGet("/exams/{exam_id:guid}/appeals", OfExam)
            .WithName("ListAppeals")
            .WithSummary("Lists the exam's appeals, unanswered ones first.");
        teacher
            .MapPost("/attempts/{attempt_id:guid}/appeals/{appeal_id:guid}/answer", Answer)
            .WithName("AnswerAppeal")
            .WithSummary("Answers an appeal; only for somebody who has not judged the attempt.");
        return routes;
    }

    private static async Task<Results<Ok<Listing<Appeal>>, ProblemHttpResult>> Own(
        Guid attempt_id,
        Caller caller,
        AppealsService appeals,
        CancellationToken cancel
    )
    {
        var found = await appeals.Own(caller.Actor.UserId, attempt_id, cancel);
        return found.Ok ? TypedResults.Ok(new Listing<Appeal>(found.Value)) : Problems.Http(found.Problem);
    }

    private static async Task<Results<Created<Appeal>, ProblemHttpResult>> Make(
        Guid attempt_id,
        AppealBody body,
        Caller caller,
        AppealsService appeals,
        CancellationToken cancel
    ) =>
        Responses.Created(
            await appeals.Make(caller.Actor.UserId, attempt_id, body.Text, cancel),
            _ => $"/student/attempts/{attempt_id}/appeals"
        );

    private static async Task<Results<Ok<Page<Appeal>>, ProblemHttpResult>> OfExam(
        Guid exam_id,
        string? after,
        int? limit,
        Caller caller,
        AppealsService appeals,
        CancellationToken cancel
    ) => Responses.Of(await appeals.OfExam(caller.Actor, exam_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<Appeal>, ProblemHttpResult>> Answer(
        Guid attempt_id,
        Guid appeal_id,
        AppealAnswerBody body,
        Caller caller,
        AppealsService appeals,
        CancellationToken cancel
    ) => Responses.Of(await appeals.Answer(caller.Actor, attempt_id, appeal_id, body.Verdict, body.Text, cancel));
}
