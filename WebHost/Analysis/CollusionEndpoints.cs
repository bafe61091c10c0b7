using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Analysis;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>Pairs of attempts whose wrong answers agree beyond chance.</summary>
internal static class CollusionEndpoints
{
    private const int DefaultRows = 50;

    public static IEndpointRouteBuilder MapCollusion(this IEndpointRouteBuilder routes)
    {
        var collusion = routes.MapGroup("/teacher/exams/{exam_id:guid}/collusion").WithTags("Analysis");
        collusion
            .MapGet("", Read)
            .WithName("ReadCollusion")
            .WithSummary(
                "Returns the state of the comparison, and pairs that agree beyond chance, smallest p-value first."
            );
        collusion
            .MapPost("", Begin)
            .WithIdempotency()
            .WithName("BeginCollusion")
            .WithSummary(
                "Compares all pairs of attempts in the background; the exam must be over. Closing an exam does "
                    + "the same."
            );
        collusion
            .MapGet("/{attempt_a:guid}/{attempt_b:guid}", Pair)
            .WithName("ReadCollusionPair")
            .WithSummary("Returns one pair with both answer sheets side by side.");
        return routes;
    }

    private static async Task<Results<Ok<CollusionPage>, ProblemHttpResult>> Read(
        Guid exam_id,
        string? after,
        int? limit,
        Caller caller,
        CollusionService collusion,
        CancellationToken cancel
    ) => Responses.Of(await collusion.Read(caller.Actor, exam_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Accepted<CollusionRun>, ProblemHttpResult>> Begin(
        Guid exam_id,
        Caller caller,
        CollusionService collusion,
        CancellationToken cancel
    )
    {
        var begun = await collusion.Begin(caller.Actor, exam_id, cancel);
        return begun.Ok
            ? TypedResults.Accepted($"/teacher/exams/{exam_id}/collusion", begun.Value)
            : Problems.Http(begun.Problem);
    }

    private static async Task<Results<Ok<CollusionSheets>, ProblemHttpResult>> Pair(
        Guid exam_id,
        Guid attempt_a,
        Guid attempt_b,
        Caller caller,
        CollusionService collusion,
        CancellationToken cancel
    ) => Responses.Of(await collusion.Pair(caller.Actor, exam_id, attempt_a, attempt_b, cancel));
}
