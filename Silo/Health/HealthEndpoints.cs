using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Silo.Health;

/// <summary>The health of Veritas.</summary>
/// <param name="Status"><c>ok</c>, <c>degraded</c> (works with delays) or <c>down</c>.</param>
/// <param name="Reasons">Why it is not ok: <c>silo_away</c>, <c>database_away</c>, <c>journal_failing</c>,
/// <c>journal_lag</c>, <c>journal_full</c>.</param>
/// <param name="Version">The version of Veritas, as in semantic versioning.</param>
/// <param name="Checks">The state of each part.</param>
public sealed record Health(string Status, ImmutableArray<string> Reasons, string Version, HealthChecks Checks);

/// <summary>The state of each part.</summary>
/// <param name="Database"><c>ok</c> or <c>away</c>.</param>
/// <param name="Silo"><c>ok</c> or <c>away</c>.</param>
/// <param name="Journal">The event journal.</param>
public sealed record HealthChecks(string Database, string Silo, JournalHealth? Journal);

/// <summary>Whether the process is running.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
public sealed record Liveness(string Status);

/// <summary>Maps <c>/health</c> in web hosts and stand-alone silos.</summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <summary>Maps <c>/health</c>, <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("System");
        health
            .MapGet("", Read)
            .WithName("Health")
            .WithSummary("Status (ok, degraded or down), the reasons, and the state of each part; 503 when down.");
        health
            .MapGet("/live", () => TypedResults.Ok(new Liveness("ok")))
            .WithName("Live")
            .WithSummary("Liveness probe: answers while the process runs.");
        health
            .MapGet("/ready", Ready)
            .WithName("Ready")
            .WithSummary("Readiness probe: 503 without a silo or database, with a full journal, and while stopping.");
    }

    private static async Task<Results<Ok<Health>, JsonHttpResult<Health>>> Read(
        IGrainFactory grains,
        IOptions<HealthOptions> options,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var health = await Look(grains, options.Value, time, cancel);
        return health.Status == "down" ? TypedResults.Json(health, statusCode: 503) : TypedResults.Ok(health);
    }

    private static async Task<Results<Ok<Health>, JsonHttpResult<Health>>> Ready(
        IGrainFactory grains,
        IOptions<HealthOptions> options,
        IHostApplicationLifetime host,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var health = await Look(grains, options.Value, time, cancel);
        var elsewhere =
            host.ApplicationStopping.IsCancellationRequested
            || health.Reasons.Any(r => r is "silo_away" or "database_away" or "journal_full");
        return elsewhere ? TypedResults.Json(health, statusCode: 503) : TypedResults.Ok(health);
    }

    private static async Task<Health> Look(
        IGrainFactory grains,
        HealthOptions options,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        try
        {
            var answers = grains.GetGrain<IDatabaseGrain>(0).IsReachable();
            var queue = grains.GetGrain<IJournalGrain>(0).Health();
            await Task.WhenAll(answers, queue).WaitAsync(Limit, time, cancel);
            var (database, journal) = (await answers, await queue);
            var reasons = HealthRules.Reasons(database, journal, options);
            var checks = new HealthChecks(database ? "ok" : "away", "ok", journal);
            return new Health(reasons.IsEmpty ? "ok" : "degraded", reasons, VeritasBuild.Version, checks);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Health("down", ["silo_away"], VeritasBuild.Version, new HealthChecks("away", "away", null));
        }
    }
}
