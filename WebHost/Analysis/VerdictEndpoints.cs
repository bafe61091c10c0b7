using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Alerts;
using Veritas.Analysis;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>Body of a judgement.</summary>
/// <param name="Verdict">What the person found.</param>
/// <param name="Comment">Why; needed but for cleared, at most 2,000 characters.</param>
[Example("""{"verdict":"suspicious","comment":"Two voices from the third question on."}""")]
public sealed record VerdictBody(Verdict Verdict, string? Comment = null);

/// <summary>People's judgements of attempts.</summary>
internal static class VerdictEndpoints
{
    public static IEndpointRouteBuilder MapVerdicts(this IEndpointRouteBuilder routes)
    {
        var verdicts = routes.MapGroup("/teacher/attempts/{attempt_id:guid}/verdicts").WithTags("Teacher");
        verdicts.MapGet("", List).WithName("ListVerdicts").WithSummary("All judgements of the attempt, the latest first; the first one counts.");
        verdicts.MapPost("", Judge).WithIdempotency().WithName("JudgeAttempt").WithSummary("Judges an ended attempt; earlier judgements stay.");
        verdicts.MapPut("/{verdict_id:guid}/review", Review).WithName("ReviewVerdict").WithSummary("A second person confirms the latest judgement or finds otherwise.");
        return routes;
    }

    private static async Task<Results<Ok<Listing<AttemptVerdict>>, ProblemHttpResult>> List(Guid attempt_id, Caller caller, VerdictsService verdicts, CancellationToken cancel)
    {
        var found = await verdicts.OfAttempt(caller.Actor, attempt_id, cancel);
        return found.Problem is { } problem ? Problems.Http(problem) : TypedResults.Ok(new Listing<AttemptVerdict>(found.Value));
    }

    private static async Task<Results<Created<AttemptVerdict>, ProblemHttpResult>> Judge(Guid attempt_id, VerdictBody body, Caller caller, VerdictsService verdicts, CancellationToken cancel)
    {
        var judged = await verdicts.Judge(caller.Actor, attempt_id, body.Verdict, body.Comment ?? "", cancel);
        return judged.Ok ? TypedResults.Created($"/teacher/attempts/{attempt_id}/verdicts", judged.Value) : Problems.Http(judged.Problem);
    }

    private static async Task<Results<Ok<AttemptVerdict>, ProblemHttpResult>> Review(
        Guid attempt_id, Guid verdict_id, VerdictBody body, Caller caller, VerdictsService verdicts, CancellationToken cancel) =>
        Responses.Of(await verdicts.Review(caller.Actor, attempt_id, verdict_id, body.Verdict, body.Comment ?? "", cancel));
}
