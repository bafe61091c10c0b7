using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Analysis;
using Veritas.Monitoring;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>Body of a rescoring.</summary>
/// <param name="Policy">The complete other policy.</param>
[Example(
    """
        {"policy":{"version":2,"collect":[],"types":{"display.extended":{"weight":0}},"categories":{},
        "bands":{"notice":30,"warning":55,"critical":75,"hysteresis":5},"require_fullscreen":true,"retention_days":180}}
        """
)]
public sealed record RescoringBody(MonitoringPolicy Policy);

/// <summary>Scores under another policy: computed, inspected, applied.</summary>
internal static class RescoringEndpoints
{
    private const int DefaultRows = 50;

    public static IEndpointRouteBuilder MapRescorings(this IEndpointRouteBuilder routes)
    {
        var rescorings = routes.MapGroup("/teacher/exams/{exam_id:guid}/rescorings").WithTags("Teacher");
        rescorings
            .MapGet("", List)
            .WithName("ListRescorings")
            .WithSummary("Lists the exam's rescorings, latest first.");
        rescorings
            .MapPost("", Begin)
            .WithIdempotency()
            .WithName("BeginRescoring")
            .WithSummary("Computes the scores of all ended attempts under another policy; changes nothing.");
        rescorings
            .MapGet("/{rescoring_id:guid}", Read)
            .WithName("ReadRescoring")
            .WithSummary("Returns a rescoring, its totals, and the attempts with the largest change first.");
        rescorings
            .MapPost("/{rescoring_id:guid}/apply", Apply)
            .WithName("ApplyRescoring")
            .WithSummary("Replaces the attempts' scores by the computed ones; the old ones are kept.");
        return routes;
    }

    private static async Task<Results<Ok<Page<Rescoring>>, ProblemHttpResult>> List(
        Guid exam_id,
        Guid? after,
        int? limit,
        Caller caller,
        RescoringsService rescorings,
        CancellationToken cancel
    ) => Responses.Of(await rescorings.OfExam(caller.Actor, exam_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<Rescoring>, ProblemHttpResult>> Begin(
        Guid exam_id,
        RescoringBody body,
        Caller caller,
        RescoringsService rescorings,
        CancellationToken cancel
    ) =>
        Responses.Created(
            await rescorings.Begin(caller.Actor, exam_id, body.Policy, cancel),
            b => $"/teacher/exams/{exam_id}/rescorings/{b.Id}"
        );

    private static async Task<Results<Ok<RescoringEffect>, ProblemHttpResult>> Read(
        Guid exam_id,
        Guid rescoring_id,
        string? after,
        int? limit,
        Caller caller,
        RescoringsService rescorings,
        CancellationToken cancel
    ) => Responses.Of(await rescorings.Read(caller.Actor, exam_id, rescoring_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<Rescoring>, ProblemHttpResult>> Apply(
        Guid exam_id,
        Guid rescoring_id,
        Caller caller,
        RescoringsService rescorings,
        CancellationToken cancel
    ) => Responses.Of(await rescorings.Apply(caller.Actor, exam_id, rescoring_id, cancel));
}
