using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Classes;
using Veritas.Learning;
using Veritas.WebHost.Classes;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Learning;

/// <summary>Risks of dropping out, outcomes, and models.</summary>
internal static class RiskEndpoints
{
    private const int DefaultRows = 50;

    public static IEndpointRouteBuilder MapRisk(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/teacher/students/{student_id:guid}/risk", Read)
            .WithName("ReadRisk")
            .WithTags("Teacher")
            .WithSummary("Returns a student's risk of dropping out, with the contribution of each feature.");
        routes
            .MapGet("/student/risk", Own)
            .WithName("ReadOwnRisk")
            .WithTags("Student")
            .WithSummary("Returns the caller's risk; 403 if the institution does not show it.");

        var admin = routes.MapGroup("/admin").WithTags("Admin");
        MapOutcomes(admin);
        MapModels(admin);
        return routes;
    }

    private static void MapOutcomes(RouteGroupBuilder admin)
    {
        admin
            .MapGet("/outcomes", Outcomes)
            .WithName("ListOutcomes")
            .WithSummary("Lists who left and who stayed, latest first.");
        admin
            .MapPost("/outcomes", Enter)
            .WithName("EnterOutcome")
            .WithIdempotency()
            .WithSummary("Adds an outcome, or replaces that of the same student and term.");
        admin
            .MapPost("/outcomes/import", Import)
            .WithName("ImportOutcomes")
            .TakesTable()
            .WithSummary(
                "Imports outcomes from a CSV or JSON file with the columns email or student_number, term, left, "
                    + "observed_on; accept=good imports the valid rows even if others are wrong."
            );
    }

    private static void MapModels(RouteGroupBuilder admin)
    {
        admin
            .MapPost("/risk/train", Train)
            .WithName("TrainRiskModel")
            .WithIdempotency()
            .WithSummary("Requests a model of the current outcomes; it is trained in the background.");
        admin
            .MapGet("/risk/models", Models)
            .WithName("ListRiskModels")
            .WithSummary("Lists models with their figures, latest first.");
        admin
            .MapPost("/risk/models/{model_id:guid}/activate", Activate)
            .WithName("ActivateRiskModel")
            .WithSummary("Activates a model.");
        admin
            .MapPost("/risk/models/{model_id:guid}/deactivate", Deactivate)
            .WithName("DeactivateRiskModel")
            .WithSummary("Deactivates a model, so that the rule is used.");
    }

    private static async Task<Results<Ok<StudentRisk>, ProblemHttpResult>> Read(
        Guid student_id,
        Caller caller,
        RiskService risk,
        CancellationToken cancel
    ) => Responses.Of(await risk.Read(caller.Actor, student_id, cancel));

    private static async Task<Results<Ok<StudentRisk>, ProblemHttpResult>> Own(
        Caller caller,
        RiskService risk,
        CancellationToken cancel
    ) => Responses.Of(await risk.Own(caller.Actor.UserId, cancel));

    private static async Task<Results<Ok<Page<Outcome>>, ProblemHttpResult>> Outcomes(
        string? after,
        int? limit,
        RiskService risk,
        CancellationToken cancel
    ) => Responses.Of(await risk.Outcomes(after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<Outcome>, ProblemHttpResult>> Enter(
        OutcomeBody body,
        Caller caller,
        TimeProvider time,
        RiskService risk,
        CancellationToken cancel
    ) =>
        Responses.Created(
            await risk.Enter(caller.Actor, body.Draft(time.GetUtcNow()), cancel),
            e => $"/admin/outcomes/{e.Id}"
        );

    private static Task<Results<Ok<TableReport>, ProblemHttpResult>> Import(
        string format,
        string? accept,
        FileBody file,
        Caller caller,
        RiskService risk,
        CancellationToken cancel
    ) =>
        TableImports.RunAsync(
            format,
            accept,
            file,
            (known, text, partial) => risk.Import(caller.Actor, known, text, partial, cancel)
        );

    private static async Task<Results<Accepted<RiskModel>, ProblemHttpResult>> Train(
        Caller caller,
        RiskService risk,
        CancellationToken cancel
    )
    {
        var requested = await risk.Train(caller.Actor, cancel);
        return requested.Ok
            ? TypedResults.Accepted($"/admin/risk/models/{requested.Value.Id}", requested.Value)
            : Problems.Http(requested.Problem);
    }

    private static async Task<Results<Ok<Page<RiskModel>>, ProblemHttpResult>> Models(
        string? after,
        int? limit,
        RiskService risk,
        CancellationToken cancel
    ) => Responses.Of(await risk.Models(after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<RiskModel>, ProblemHttpResult>> Activate(
        Guid model_id,
        RiskService risk,
        CancellationToken cancel
    ) => Responses.Of(await risk.Activate(model_id, cancel));

    private static async Task<Results<NoContent, ProblemHttpResult>> Deactivate(
        Guid model_id,
        RiskService risk,
        CancellationToken cancel
    ) => Responses.Empty(await risk.Deactivate(model_id, cancel));
}
