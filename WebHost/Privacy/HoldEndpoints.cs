using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Privacy;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Privacy;

/// <summary>Legal holds, proofs of deletion and archives, for admins.</summary>
internal static class HoldEndpoints
{
    private const int DefaultRows = 50;

    public static IEndpointRouteBuilder MapHolds(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin").WithTags("Admin").RequireAuthorization("admin");
        admin
            .MapGet("/holds", List)
            .WithName("ListHolds")
            .WithSummary("Legal holds, latest first; lifted=true includes lifted ones.");
        admin
            .MapPost("/holds", Place)
            .WithName("PlaceHold")
            .WithSummary("Creates a legal hold: data of that exam or student is not deleted, erased or archived.")
            .WithIdempotency();
        admin
            .MapDelete("/holds/{hold_id:guid}", Lift)
            .WithName("LiftHold")
            .WithSummary("Lifts a hold; it remains in the list.");
        admin
            .MapGet("/deletions", Deletions)
            .WithName("ListDeletions")
            .WithSummary("Proofs of deletions by retention, latest first.");
        admin
            .MapGet("/archives", Archives)
            .WithName("ListArchives")
            .WithSummary("Archived months of events, the latest first.");
        return routes;
    }

    private static async Task<Results<Ok<Page<LegalHold>>, ProblemHttpResult>> List(
        bool? lifted,
        string? after,
        int? limit,
        HoldsService holds,
        CancellationToken cancel
    ) => Responses.Of(await holds.List(lifted ?? false, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<LegalHold>, ProblemHttpResult>> Place(
        HoldBody body,
        Caller caller,
        HoldsService holds,
        CancellationToken cancel
    ) => Responses.Created(await holds.Place(caller.Actor, body.Draft, cancel), m => $"/admin/holds/{m.Id}");

    private static async Task<Results<NoContent, ProblemHttpResult>> Lift(
        Guid hold_id,
        Caller caller,
        HoldsService holds,
        CancellationToken cancel
    ) => Responses.Empty(await holds.Lift(caller.Actor, hold_id, cancel));

    private static async Task<Results<Ok<Page<DeletionRecord>>, ProblemHttpResult>> Deletions(
        Guid? exam_id,
        string? after,
        int? limit,
        DeletionsService deletions,
        CancellationToken cancel
    ) => Responses.Of(await deletions.Deletions(exam_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<Page<EventArchive>>, ProblemHttpResult>> Archives(
        string? after,
        int? limit,
        DeletionsService deletions,
        CancellationToken cancel
    ) => Responses.Of(await deletions.Archives(after, limit ?? DefaultRows, cancel));
}
