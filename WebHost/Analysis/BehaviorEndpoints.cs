using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Analysis;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>Body of a request for an analysis.</summary>
/// <param name="AttemptId">An ended attempt.</param>
/// <param name="Force">Computes the analysis again even if there is one.</param>
[Example("""{"attempt_id":"0191e508-3108-7d1e-a470-956f66984427","force":false}""")]
public sealed record BehaviorBody(Guid AttemptId, bool Force = false);

/// <summary>How attempts were taken: evidence for people, never a score.</summary>
internal static class BehaviorEndpoints
{
    public static IEndpointRouteBuilder MapBehavior(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/analysis/behavior", Analyse)
            .WithTags("Analysis")
            .WithIdempotency()
            .WithName("AnalyseBehavior")
            .WithSummary("Returns the behaviour analysis of an ended attempt, computed now if there is none.");
        var behavior = routes.MapGroup("/teacher/attempts/{attempt_id:guid}/behavior").WithTags("Analysis");
        behavior
            .MapGet("", Read)
            .WithName("ReadBehavior")
            .WithSummary(
                "Returns time per question, time away, pastes, typing, changed answers, and a summary in words."
            );
        behavior
            .MapPost("/narrative", Narrate)
            .WithIdempotency()
            .WithName("AskNarrative")
            .WithSummary(
                "Requests a language model's description of the figures; read the analysis again for the text."
            );
        return routes;
    }

    private static async Task<Results<Ok<BehaviorAnalysis>, ProblemHttpResult>> Analyse(
        BehaviorBody body,
        Caller caller,
        BehaviorService behavior,
        CancellationToken cancel
    ) => Responses.Of(await behavior.Analyse(caller.Actor, body.AttemptId, body.Force, cancel));

    private static async Task<Results<Ok<BehaviorAnalysis>, ProblemHttpResult>> Read(
        Guid attempt_id,
        Caller caller,
        BehaviorService behavior,
        CancellationToken cancel
    ) => Responses.Of(await behavior.Read(caller.Actor, attempt_id, cancel));

    private static async Task<Results<Accepted<BehaviorAnalysis>, ProblemHttpResult>> Narrate(
        Guid attempt_id,
        Caller caller,
        BehaviorService behavior,
        CancellationToken cancel
    )
    {
        var asked = await behavior.Narrate(caller.Actor, attempt_id, cancel);
        return asked.Ok
            ? TypedResults.Accepted($"/teacher/attempts/{attempt_id}/behavior", asked.Value)
            : Problems.Http(asked.Problem);
    }
}
