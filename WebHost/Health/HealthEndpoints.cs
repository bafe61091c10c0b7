using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.WebHost.Health;

/// <summary>How Veritas is.</summary>
/// <param name="Status"><c>ok</c>, <c>degraded</c> (works, something waits) or <c>down</c>.</param>
/// <param name="PackageSet">Which package set it was built with.</param>
/// <param name="Checks">Part by part.</param>
public sealed record Health(string Status, string PackageSet, HealthChecks Checks);

/// <summary>The parts.</summary>
/// <param name="Database"><c>ok</c> or <c>away</c>.</param>
/// <param name="Silo"><c>ok</c> or <c>away</c>.</param>
/// <param name="Journal">What waits to be written.</param>
public sealed record HealthChecks(string Database, string Silo, JournalHealth? Journal);

/// <summary>Maps <c>/health</c>.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", Read).WithTags("System").WithName("Health").WithSummary("ok, degraded or down, part by part; 503 when down.");

    private static async Task<Results<Ok<Health>, JsonHttpResult<Health>>> Read(IGrainFactory grains, TimeProvider time, CancellationToken cancel)
    {
        bool database;
        JournalHealth journal;
        try
        {
            var answers = grains.GetGrain<IDatabaseGrain>(0).Answers();
            var queue = grains.GetGrain<IJournalGrain>(0).Health();
            await Task.WhenAll(answers, queue).WaitAsync(Limit, time, cancel);
            (database, journal) = (await answers, await queue);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return TypedResults.Json(new Health("down", VeritasWeb.PackageSet, new HealthChecks("away", "away", null)), statusCode: 503);
        }

        var status = database && !journal.Failing ? "ok" : "degraded";
        return TypedResults.Ok(new Health(status, VeritasWeb.PackageSet, new HealthChecks(database ? "ok" : "away", "ok", journal)));
    }
}
