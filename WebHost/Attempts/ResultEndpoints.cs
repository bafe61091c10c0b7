using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Attempts;

/// <summary>Results of an exam: second marks, answer keys, release, and later changes.</summary>
public static class ResultEndpoints
{
    private const int MostListed = 1_000;
    private const int DefaultRows = 200;

    /// <summary>Maps the routes of results.</summary>
    public static IEndpointRouteBuilder MapResults(this IEndpointRouteBuilder routes)
    {
        var exams = routes.MapGroup("/teacher/exams/{exam_id:guid}").WithTags("Results");
        exams
            .MapGet("/results", Overview)
            .WithName("ReadResults")
            .WithSummary("Returns the state of the results, and what is missing for their release.");
        exams
            .MapPost("/results/publish", Publish)
            .WithName("PublishResults")
            .WithSummary("Publishes the results to the students.");
        exams
            .MapPost("/results/freeze", Freeze)
            .WithName("FreezeResults")
            .WithSummary("Freezes the results: they can no longer change.");
        exams
            .MapGet("/results/changes", Changes)
            .WithName("ListResultChanges")
            .WithSummary("Lists requests to change published results.");
        exams
            .MapPost("/results/changes", RequestChange)
            .WithIdempotency()
            .WithName("RequestResultChange")
            .WithSummary("Requests a change of published results.");
        exams
            .MapPost("/results/changes/{change_id:guid}/decision", Decide)
            .WithName("DecideResultChange")
            .WithSummary("Approves or rejects a change request, as a second person.");
        exams
            .MapGet("/second-marks", Marks)
            .WithName("ListSecondMarks")
            .WithSummary("Lists answers with two marks, disagreements first.");
        exams
            .MapPost("/regrade", Regrade)
            .WithName("RegradeExam")
            .WithSummary("Regrades all ended attempts with the current answer keys.");
        exams
            .MapPut("/questions/{question_id:guid}/key", ChangeKey)
            .WithIfMatch()
            .WithName("ChangeKey")
            .WithSummary("Corrects an answer key, even after attempts have been made.");
        routes
            .MapPut("/teacher/attempts/{attempt_id:guid}/second-marks/{question_id:guid}", MarkAgain)
            .WithIfMatch()
            .WithTags("Results")
            .WithName("MarkAgain")
            .WithSummary("Adds a second person's mark.");
        return routes;
    }

    private static async Task<Results<Ok<ExamResults>, ProblemHttpResult>> Overview(
        Guid exam_id,
        Caller caller,
        ResultsService results,
        CancellationToken cancel
    ) => Responses.Of(await results.Overview(caller.Actor, exam_id, cancel));

    private static async Task<Results<Ok<ExamResults>, ProblemHttpResult>> Publish(
        Guid exam_id,
        Caller caller,
        ResultsService results,
        CancellationToken cancel
    ) => Responses.Of(await results.Publish(caller.Actor, exam_id, cancel));

    private static async Task<Results<Ok<ExamResults>, ProblemHttpResult>> Freeze(
        Guid exam_id,
        Caller caller,
        ResultsService results,
        CancellationToken cancel
    ) => Responses.Of(await results.Freeze(caller.Actor, exam_id, cancel));

    private static async Task<Results<Ok<Page<ResultChange>>, ProblemHttpResult>> Changes(
        Guid exam_id,
        Guid? after,
        int? limit,
        Caller caller,
        ResultsService results,
        CancellationToken cancel
    ) => Responses.Of(await results.Changes(caller.Actor, exam_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<ResultChange>, ProblemHttpResult>> RequestChange(
        Guid exam_id,
        ChangeBody body,
        Caller caller,
        ResultsService results,
        CancellationToken cancel
    ) =>
        Responses.Created(
            await results.RequestChange(caller.Actor, exam_id, body.Draft, cancel),
            m => $"/teacher/exams/{exam_id}/results/changes/{m.Id}"
        );

    private static async Task<Results<Ok<ResultChange>, ProblemHttpResult>> Decide(
        Guid exam_id,
        Guid change_id,
        DecisionBody body,
        Caller caller,
        ResultsService results,
        GradingService grading,
        CancellationToken cancel
    )
    {
        var decided = await results.Decide(caller.Actor, exam_id, change_id, body.Approve, body.Comment ?? "", cancel);
        if (
            decided is { Ok: true, Value: { State: ChangeState.Approved, Draft.Key: not null } }
            && await RegradeAll(exam_id, false, caller, grading, cancel) is { Problem: { } problem }
        )
        {
            return Problems.Http(problem);
        }

        return Responses.Of(decided);
    }

    private static async Task<Results<Ok<Page<TwoMarks>>, ProblemHttpResult>> Marks(
        Guid exam_id,
        string? after,
        int? limit,
        Caller caller,
        ResultsService results,
        CancellationToken cancel
    ) => Responses.Of(await results.Marks(caller.Actor, exam_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<TwoMarks>, ProblemHttpResult>> MarkAgain(
        Guid attempt_id,
        Guid question_id,
        SecondMarkBody body,
        Caller caller,
        IfMatch expected,
        GradingService grading,
        CancellationToken cancel
    )
    {
        var mark = new MarkAgain(caller.Actor, question_id, body.Points, body.Comment ?? "", expected.Tag);
        return Responses.Of(await grading.MarkAgain(attempt_id, mark, cancel));
    }

    private static async Task<Results<Ok<Question>, ProblemHttpResult>> ChangeKey(
        Guid exam_id,
        Guid question_id,
        AnswerKeyBody body,
        Caller caller,
        IfMatch expected,
        HttpContext http,
        IGrainFactory grains
    )
    {
        var changed = await grains
            .GetGrain<IExamGrain>(exam_id)
            .ChangeKey(caller.Actor, question_id, body.Key, expected.Version, approved: false);
        return Responses.Tagged(changed, q => q.Version, http);
    }

    private static async Task<Results<Ok<RegradeReport>, ProblemHttpResult>> Regrade(
        Guid exam_id,
        bool? preview,
        Caller caller,
        GradingService grading,
        CancellationToken cancel
    ) => Responses.Of(await RegradeAll(exam_id, preview ?? false, caller, grading, cancel));

    // Regrades page by page, so that a cancelled request stops between two complete pages.
    private static async Task<Result<RegradeReport>> RegradeAll(
        Guid examId,
        bool preview,
        Caller caller,
        GradingService grading,
        CancellationToken cancel
    )
    {
        var (attempts, changed, items) = (0, 0, ImmutableArray.CreateBuilder<Regraded>());
        Guid? after = null;
        do
        {
            var page = await grading.Regrade(caller.Actor, examId, after, preview, cancel);
            if (!page.Ok)
            {
                return page.Problem;
            }

            (attempts, changed, after) = (
                attempts + page.Value.Attempts,
                changed + page.Value.Changed.Length,
                page.Value.Next
            );
            items.AddRange(page.Value.Changed.Take(MostListed - items.Count));
        } while (after is not null);

        return new RegradeReport(preview, attempts, changed, items.ToImmutable());
    }
}
