using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Operations;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Operations;

/// <summary>Body with reports of components.</summary>
/// <param name="Entries">1 to 500; all are stored or none.</param>
[Example(
    """{"entries":[{"source":"backup","severity":"info","status":"ok","message":"Done in 40 s.","at":"2030-06-15T08:58:00Z","data":{"files":12}}]}"""
)]
public sealed record ReportBody(ImmutableArray<ComponentReport> Entries);

/// <summary>The stored reports.</summary>
/// <param name="Ids">Their ids, in the order of the entries.</param>
public sealed record ReportReceipt(ImmutableArray<Guid> Ids);

/// <summary>Reports of components, and exams at risk.</summary>
public static class OperationsEndpoints
{
    private const int DefaultRows = 100;
    private const int LongestSource = 100;

    private static readonly Problem FilterInvalid = new(
        ProblemKind.Invalid,
        "filter_invalid",
        "severity is debug, info, warning, error or critical; status is ok, degraded or failed; source has at most 100 "
            + "characters."
    );

    /// <summary>Maps <c>/monitor/logs</c> and <c>/teacher/high-risk</c>.</summary>
    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder routes)
    {
        var logs = routes.MapGroup("/monitor/logs").WithTags("System");
        logs.MapPost("", Report)
            .WithIdempotency()
            .WithName("ReportComponent")
            .WithSummary("Stores reports of components of the installation.");
        logs.MapGet("", List)
            .WithName("ListComponentLogs")
            .WithSummary("Reports, newest first, filtered by source, severity, status and time.");
        logs.MapGet("/statistics", Statistics)
            .WithName("ComponentLogStatistics")
            .WithSummary("Statistics of reports: totals, distribution, oldest and newest.");
        routes
            .MapGet("/teacher/high-risk", HighRisk)
            .WithTags("Teacher")
            .WithName("ListHighRisk")
            .WithSummary("Exams with recent warnings or critical alerts, worst first.");
        return routes;
    }

    private static async Task<Results<Created<ReportReceipt>, ProblemHttpResult>> Report(
        ReportBody body,
        Caller caller,
        OperationsService operations,
        CancellationToken cancel
    )
    {
        var stored = await operations.Report(caller.Actor, body.Entries, cancel);
        return stored.Ok
            ? TypedResults.Created("/monitor/logs", new ReportReceipt(stored.Value))
            : Problems.Http(stored.Problem);
    }

    private static async Task<Results<Ok<ComponentLogPage>, ProblemHttpResult>> List(
        string? source,
        string? severity,
        string? status,
        DateTimeOffset? since,
        Guid? before,
        int? limit,
        OperationsService operations,
        CancellationToken cancel
    )
    {
        if (
            !TryRead<LogSeverity>(severity, out var severities)
            || !TryRead<ComponentStatus>(status, out var statuses)
            || source?.Length > LongestSource
        )
        {
            return Problems.Http(FilterInvalid);
        }

        // PostgreSQL accepts no text with a NUL, and no source contains one.
        var wanted = source?.Replace("\0", "", StringComparison.Ordinal);
        var query = new ComponentLogQuery(wanted, severities, statuses, since, before, limit ?? DefaultRows);
        return Responses.Of(await operations.Logs(query, cancel));
    }

    private static async Task<Results<Ok<ComponentLogStatistics>, ProblemHttpResult>> Statistics(
        DateTimeOffset? since,
        OperationsService operations,
        CancellationToken cancel
    ) => Responses.Of(await operations.Statistics(since, cancel));

    private static async Task<Results<Ok<Listing<ExamRisk>>, ProblemHttpResult>> HighRisk(
        DateTimeOffset? since,
        Caller caller,
        OperationsService operations,
        CancellationToken cancel
    )
    {
        var found = await operations.HighRisk(caller.Actor, since, cancel);
        return found.Ok ? TypedResults.Ok(new Listing<ExamRisk>(found.Value)) : Problems.Http(found.Problem);
    }

    /// <summary>Null for no name; false for an unknown one.</summary>
    private static bool TryRead<T>(string? name, out T? value)
        where T : struct, Enum
    {
        value = name is not null && WireName<T>.TryParse(name, out var known) ? known : null;
        return name is null || value is not null;
    }
}
