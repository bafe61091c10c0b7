using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Alerts;
using Veritas.Analysis;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>Body of a verdict.</summary>
/// <param name="Verdict">The finding.</param>
/// <param name="Comment">The reason, at most 2,000 characters; optional for cleared only.</param>
[Example("""{"verdict":"suspicious","comment":"Two voices from the third question on."}""")]
public sealed record VerdictBody(Verdict Verdict, string? Comment = null);

/// <summary>People's verdicts on attempts.</summary>
internal static class VerdictEndpoints
{
    public static IEndpointRouteBuilder MapVerdicts(this IEndpointRouteBuilder routes)
    {
        var verdicts = routes.MapGroup("/teacher/attempts/{attempt_id:guid}/verdicts").WithTags("Teacher");
        verdicts
            .MapGet("", List)
            .WithName("ListVerdicts")
            .WithSummary("Lists all verdicts on the attempt, latest first; the first one counts.");
        verdicts
            .MapPost("", Judge)
            .WithIdempotency()
            .WithName("JudgeAttempt")
            .WithSummary("Adds a verdict on an ended attempt; earlier verdicts stay.");
        verdicts
            .MapPut("/{verdict_id:guid}/review", Review)
            .WithName("ReviewVerdict")
            .WithSummary("Confirms or overturns the latest verdict, as a second person.");
        return routes;
    }

    private static async Task<Results<Ok<Listing<AttemptVerdict>>, ProblemHttpResult>> List(
        Guid attempt_id,
        Caller caller,
        VerdictsService verdicts,
        CancellationToken cancel
    )
    {
        var found = await verdicts.OfAttempt(caller.Actor, attempt_id, cancel);
        return found.Ok ? TypedResults.Ok(new Listing<AttemptVerdict>(found.Value)) : Problems.Http(found.Problem);
    }

    private static async Task<Results<Created<AttemptVerdict>, ProblemHttpResult>> Judge(
        Guid attempt_id,
        VerdictBody body,
        Caller caller,
        VerdictsService verdicts,
        CancellationToken cancel
    ) =>
        Responses.Created(
            await verdicts.Judge(caller.Actor, attempt_id, body.Verdict, body.Comment ?? "", cancel),
            _ => $"/teacher/attempts/{attempt_id}/verdicts"
        );

    private static async Task<Results<Ok<AttemptVerdict>, ProblemHttpResult>> Review(
        Guid attempt_id,
        Guid verdict_id,
        VerdictBody body,
        Caller caller,
        VerdictsService verdicts,
        CancellationToken cancel
    ) =>
        Responses.Of(
            await verdicts.Review(caller.Actor, attempt_id, verdict_id, body.Verdict, body.Comment ?? "", cancel)
        );
}
