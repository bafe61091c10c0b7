using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Alerts;
using Veritas.Exams;
using Veritas.Rooms;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>Body of one verdict on several alerts.</summary>
/// <param name="AlertIds">1 to 200, each once.</param>
/// <param name="Verdict">For all of them.</param>
/// <param name="Comment">For all of them, at most 2,000 characters.</param>
[Example(
    """
        {"alert_ids":["0191e508-3108-7d1e-a470-956f66984427"],"verdict":"cleared","comment":"The fire alarm went off."}
        """
)]
public sealed record ResolveBody(ImmutableArray<Guid> AlertIds, Verdict Verdict, string? Comment = null);

/// <summary>The outcome for one of several alerts.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="Code">Null on success, else <c>alert_unknown</c> or <c>alert_unstored</c>.</param>
public sealed record ResolveOutcome(Guid AlertId, string? Code);

/// <summary>Triage without a hub connection, through the exam's room, so that all watching teachers see it.</summary>
internal static class TriageEndpoints
{
    private const int Most = 200;

    private static readonly Problem IdsInvalid = new(
        ProblemKind.Invalid,
        "alert_ids_invalid",
        $"alert_ids are 1 to {Most} different ids.",
        Field: "alert_ids"
    );

    private static readonly Problem NotPermitted = new(
        ProblemKind.Forbidden,
        "not_permitted",
        "Triage needs the permission to proctor this exam."
    );

    public static IEndpointRouteBuilder MapTriage(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/teacher/exams/{exam_id:guid}/alerts/resolve", Resolve)
            .WithTags("Teacher")
            .WithName("ResolveAlerts")
            .WithSummary("Resolves up to 200 alerts of the exam; each has its own outcome.");
        return routes;
    }

    private static async Task<Results<Ok<Listing<ResolveOutcome>>, ProblemHttpResult>> Resolve(
        Guid exam_id,
        ResolveBody body,
        Caller caller,
        IGrainFactory grains,
        CancellationToken cancel
    )
    {
        var ids = body.AlertIds.IsDefault ? [] : body.AlertIds;
        if (ids.Length is < 1 or > Most || ids.Distinct().Count() != ids.Length)
        {
            return Problems.Http(IdsInvalid);
        }

        var permission = await grains.GetGrain<IExamGrain>(exam_id).PermissionOf(caller.Actor);
        if (permission < ExamPermission.Proctor)
        {
            return Problems.Http(permission == ExamPermission.None ? ExamProblems.Unknown : NotPermitted);
        }

        var room = grains.GetGrain<IExamRoomGrain>(exam_id);
        var outcomes = ImmutableArray.CreateBuilder<ResolveOutcome>();
        foreach (var id in ids)
        {
            cancel.ThrowIfCancellationRequested();
            var judged = await room.Resolve(caller.Actor, id, body.Verdict, body.Comment ?? "");
            if (judged.Problem is { Kind: not ProblemKind.NotFound } problem && outcomes.Count == 0)
            {
                // A bad comment or an unavailable database affects all alerts alike.
                return Problems.Http(problem);
            }

            outcomes.Add(new ResolveOutcome(id, judged.Problem?.Code));
        }

        return TypedResults.Ok(new Listing<ResolveOutcome>(outcomes.ToImmutable()));
    }
}
