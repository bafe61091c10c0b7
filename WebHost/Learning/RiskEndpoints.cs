using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Analysis;
using Veritas.Classes;
using Veritas.Learning;
using Veritas.WebHost.Classes;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Learning;

/// <summary>The risk of dropping out: students' levels, outcomes, models.</summary>
internal static class RiskEndpoints
{
    private const int DefaultRows = 50;

    public static IEndpointRouteBuilder MapRisk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/teacher/students/{student_id:guid}/risk", Read).WithName("ReadRisk").WithTags("Teacher")
            .WithSummary("A taught student's risk of dropping out, with what each feature adds to it.");
        routes.MapGet("/student/risk", Own).WithName("ReadOwnRisk").WithTags("Student").WithSummary("The own risk, where the institution shows it; 403 elsewhere.");

        var admin = routes.MapGroup("/admin").WithTags("Admin");
        admin.MapGet("/outcomes", Outcomes).WithName("ListOutcomes").WithSummary("Who left and who stayed, latest first.");
        admin.MapPost("/outcomes", Enter).WithName("EnterOutcome").WithSummary("Enters an outcome, in place of an earlier one of the same student and term.").WithIdempotency();
        admin.MapPost("/outcomes/import", Import).WithName("ImportOutcomes")
            .WithSummary("Enters the outcomes of a file, format csv or json, with the columns email or student_number, term, left, observed_on; with accept=good all good lines.").TakesTable();
        admin.MapPost("/risk/train", Train).WithName("TrainRiskModel").WithSummary("Asks for a model of the outcomes there are; it is trained in the background.").WithIdempotency();
        admin.MapGet("/risk/models", Models).WithName("ListRiskModels").WithSummary("Models with their figures, latest first.");
        admin.MapPost("/risk/models/{model_id:guid}/activate", Activate).WithName("ActivateRiskModel").WithSummary("Uses that model from now on.");
        admin.MapPost("/risk/models/{model_id:guid}/deactivate", Deactivate).WithName("DeactivateRiskModel").WithSummary("Uses the rule again.");
        return routes;
    }

    private static async Task<Results<Ok<StudentRisk>, ProblemHttpResult>> Read(Guid student_id, Caller caller, RiskService risk, CancellationToken cancel) =>
        Responses.Of(await risk.Read(caller.Actor, student_id, cancel));

    private static async Task<Results<Ok<StudentRisk>, ProblemHttpResult>> Own(Caller caller, RiskService risk, CancellationToken cancel) =>
        Responses.Of(await risk.Own(caller.Actor.UserId, cancel));

    private static async Task<Results<Ok<Page<Outcome>>, ProblemHttpResult>> Outcomes(string? after, int? limit, RiskService risk, CancellationToken cancel) =>
        Responses.Of(await risk.Outcomes(after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<Outcome>, ProblemHttpResult>> Enter(OutcomeBody body, Caller caller, TimeProvider time, RiskService risk, CancellationToken cancel)
    {
        var entered = await risk.Enter(caller.Actor, body.Draft(time.GetUtcNow()), cancel);
        return entered.Ok ? TypedResults.Created($"/admin/outcomes/{entered.Value.Id}", entered.Value) : Problems.Http(entered.Problem);
    }

    private static Task<Results<Ok<TableReport>, ProblemHttpResult>> Import(string format, string? accept, FileBody file, Caller caller, RiskService risk, CancellationToken cancel) =>
        TableImports.RunAsync(format, accept, file, (known, text, partial) => risk.Import(caller.Actor, known, text, partial, cancel));

    private static async Task<Results<Accepted<RiskModel>, ProblemHttpResult>> Train(Caller caller, RiskService risk, CancellationToken cancel)
    {
        var asked = await risk.Train(caller.Actor, cancel);
        return asked.Ok ? TypedResults.Accepted($"/admin/risk/models/{asked.Value.Id}", asked.Value) : Problems.Http(asked.Problem);
    }

    private static async Task<Results<Ok<Page<RiskModel>>, ProblemHttpResult>> Models(string? after, int? limit, RiskService risk, CancellationToken cancel) =>
        Responses.Of(await risk.Models(after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<RiskModel>, ProblemHttpResult>> Activate(Guid model_id, RiskService risk, CancellationToken cancel) =>
        Responses.Of(await risk.Activate(model_id, cancel));

    private static async Task<Results<NoContent, ProblemHttpResult>> Deactivate(Guid model_id, RiskService risk, CancellationToken cancel) =>
        ClassEndpoints.Empty(await risk.Deactivate(model_id, cancel));
}
