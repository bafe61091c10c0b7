using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Operations;

/// <summary>Maps <c>/metrics</c>.</summary>
internal static class MetricsEndpoints
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", Read).WithTags("System").WithName("Metrics")
        .WithSummary("What this process measures, in Prometheus' text format: for admins, the configured token, or this machine.").Produces<string>(200, "text/plain");

    private static IResult Read(HttpContext http, Telemetry telemetry, IOptions<OperationsSettings> settings) =>
        MayRead(http, settings.Value.MetricsToken)
            ? TypedResults.Text(telemetry.Read(), MetricsText.ContentType)
            : Problems.Http(new Problem(ProblemKind.Unauthenticated, "token_invalid", "Metrics need the token of Veritas:Operations:MetricsToken, or an admin's."));

    private static bool MayRead(HttpContext http, string? token)
    {
        if (http.ActorOrNull() is { Role: Role.Admin })
        {
            return true;
        }

        if (token is null)
        {
            return http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !http.Request.Headers.ContainsKey("X-Forwarded-For");
        }

        var given = http.Request.Headers.Authorization.ToString();
        return given.StartsWith("Bearer ", StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given[7..])), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
    }
}
