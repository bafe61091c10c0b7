using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Alerts;
using Veritas.Exams;
using Veritas.Rooms;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>Body of judging several alerts alike.</summary>
/// <param name="AlertIds">1 to 200, each once.</param>
/// <param name="Verdict">For all of them.</param>
/// <param name="Comment">For all of them, at most 2,000 characters.</param>
[Example("""{"alert_ids":["0191e508-3108-7d1e-a470-956f66984427"],"verdict":"cleared","comment":"The fire alarm went off."}""")]
public sealed record ResolveBody(ImmutableArray<Guid> AlertIds, Verdict Verdict, string? Comment = null);

/// <summary>What became of one of several alerts.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="Code">Null: judged; else why not: <c>alert_unknown</c>, <c>alert_unstored</c>.</param>
public sealed record ResolveOutcome(Guid AlertId, string? Code);

/// <summary>Triage without a hub connection: through the exam's room, so that everybody who watches sees it.</summary>
internal static class TriageEndpoints
{
    private const int Most = 200;

    public static IEndpointRouteBuilder MapTriage(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/teacher/exams/{exam_id:guid}/alerts/resolve", Resolve).WithTags("Teacher")
            .WithName("ResolveAlerts").WithSummary("Judges up to 200 alerts of the exam alike; each answers for itself.");
        return routes;
    }

    private static async Task<Results<Ok<Listing<ResolveOutcome>>, ProblemHttpResult>> Resolve(
        Guid exam_id, ResolveBody body, Caller caller, IGrainFactory grains, CancellationToken cancel)
    {
        var ids = body.AlertIds.IsDefault ? [] : body.AlertIds;
        if (ids.Length is < 1 or > Most || ids.Distinct().Count() != ids.Length)
        {
            return Problems.Http(new Problem(ProblemKind.Invalid, "alert_ids_invalid", $"alert_ids are 1 to {Most} different ids.", Field: "alert_ids"));
        }

        var permission = await grains.GetGrain<IExamGrain>(exam_id).PermissionOf(caller.Actor);
        if (permission < ExamPermission.Proctor)
        {
            return Problems.Http(permission == ExamPermission.None
                ? new Problem(ProblemKind.NotFound, "exam_unknown", "There is no such exam.")
                : new Problem(ProblemKind.Forbidden, "not_permitted", "Triage needs the permission to proctor this exam."));
        }

        var room = grains.GetGrain<IExamRoomGrain>(exam_id);
        var outcomes = ImmutableArray.CreateBuilder<ResolveOutcome>();
        foreach (var id in ids)
        {
            cancel.ThrowIfCancellationRequested();
            var judged = await room.Resolve(caller.Actor, id, body.Verdict, body.Comment ?? "");
            if (judged.Problem is { Kind: not ProblemKind.NotFound } problem && outcomes.Count == 0)
            {
                // The comment, or the database: it would be the same for the rest.
                return Problems.Http(problem);
            }

            outcomes.Add(new ResolveOutcome(id, judged.Problem?.Code));
        }

        return TypedResults.Ok(new Listing<ResolveOutcome>(outcomes.ToImmutable()));
    }
}
