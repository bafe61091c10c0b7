using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Operations;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Operations;

/// <summary>Body of a report.</summary>
/// <param name="Entries">1 to 500; all are stored or none.</param>
[Example("""{"entries":[{"source":"backup","severity":"info","status":"ok","message":"Done in 40 s.","at":"2030-06-15T08:58:00Z","data":{"files":12}}]}""")]
public sealed record ReportBody(ImmutableArray<ComponentReport> Entries);

/// <summary>What was stored.</summary>
/// <param name="Ids">In the order of the entries.</param>
public sealed record ReportReceipt(ImmutableArray<Guid> Ids);

/// <summary>How the installation is.</summary>
public static class OperationsEndpoints
{
    private const int DefaultRows = 100;
    private const int LongestSource = 100;

    /// <summary>Maps <c>/monitor/logs</c> and <c>/teacher/high-risk</c>.</summary>
    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder routes)
    {
        var logs = routes.MapGroup("/monitor/logs").WithTags("System");
        logs.MapPost("", Report).WithIdempotency().WithName("ReportComponent").WithSummary("Stores what parts of the installation report of themselves.");
        logs.MapGet("", List).WithName("ListComponentLogs").WithSummary("Reports, newest first, by source, severity, status and time.");
        logs.MapGet("/statistics", Statistics).WithName("ComponentLogStatistics").WithSummary("Reports in numbers: totals, distribution, oldest and newest.");
        routes.MapGet("/teacher/high-risk", HighRisk).WithTags("Teacher").WithName("ListHighRisk")
            .WithSummary("Exams with warnings or critical alerts lately, worst first.");
        return routes;
    }

    private static async Task<Results<Created<ReportReceipt>, ProblemHttpResult>> Report(ReportBody body, Caller caller, OperationsService operations, CancellationToken cancel)
    {
        var stored = await operations.Report(caller.Actor, body.Entries, cancel);
        return stored.Ok ? TypedResults.Created("/monitor/logs", new ReportReceipt(stored.Value)) : Problems.Http(stored.Problem!);
    }

    private static async Task<Results<Ok<ComponentLogPage>, ProblemHttpResult>> List(
        string? source, string? severity, string? status, DateTimeOffset? since, Guid? before, int? limit, OperationsService operations, CancellationToken cancel)
    {
        if (!Read<LogSeverity>(severity, out var loud) || !Read<ComponentStatus>(status, out var state) || source?.Length > LongestSource)
        {
            return Problems.Http(new Problem(
                ProblemKind.Invalid, "filter_invalid", "severity is debug, info, warning, error or critical; status is ok, degraded or failed; source has at most 100 characters."));
        }

        var page = await operations.Logs(new ComponentLogQuery(source?.Replace("\0", "", StringComparison.Ordinal), loud, state, since, before, limit ?? DefaultRows), cancel);
        return Responses.Of(page);
    }

    private static async Task<Results<Ok<ComponentLogStatistics>, ProblemHttpResult>> Statistics(DateTimeOffset? since, OperationsService operations, CancellationToken cancel) =>
        Responses.Of(await operations.Statistics(since, cancel));

    private static async Task<Results<Ok<Listing<ExamRisk>>, ProblemHttpResult>> HighRisk(DateTimeOffset? since, Caller caller, OperationsService operations, CancellationToken cancel)
    {
        var found = await operations.HighRisk(caller.Actor, since, cancel);
        return found.Problem is { } problem ? Problems.Http(problem) : TypedResults.Ok(new Listing<ExamRisk>(found.Value));
    }

    private static bool Read<T>(string? name, out T? value)
        where T : struct, Enum
    {
        value = name is not null && WireName<T>.TryParse(name, out var known) ? known : null;
        return name is null || value is not null;
    }
}
