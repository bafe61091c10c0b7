using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Veritas.Silo.Operations;

/// <summary>Maps <c>/metrics</c>, of a web host and of a stand-alone silo alike.</summary>
public static class MetricsEndpoints
{
    private const string Bearer = "Bearer ";
    private const string Summary =
        "What this process measures, in Prometheus' text format: for admins, the configured token, or this machine.";

    /// <summary>What this process measures: for the configured token, or without one for this machine.</summary>
    /// <param name="routes">Where to map it.</param>
    /// <param name="alsoAllows">Others who may read it, by their request.</param>
    public static void MapMetrics(this IEndpointRouteBuilder routes, Func<HttpContext, bool>? alsoAllows = null) =>
        routes
            .MapGet(
                "/metrics",
                (HttpContext http, MetricsReading metrics, IOptions<OperationsSettings> settings) =>
                    alsoAllows?.Invoke(http) == true || MayRead(http, settings.Value.MetricsToken)
                        ? TypedResults.Text(metrics.Read(), MetricsText.ContentType)
                        : Refused()
            )
            .WithTags("System")
            .WithName("Metrics")
            .WithSummary(Summary)
            .Produces<string>(200, "text/plain");

    private static IResult Refused() =>
        TypedResults.Problem(
            title: "Not signed in",
            detail: "Metrics need the token of Veritas:Operations:MetricsToken, or an admin's.",
            statusCode: StatusCodes.Status401Unauthorized,
            extensions: new Dictionary<string, object?> { ["code"] = "token_invalid" }
        );

    private static bool MayRead(HttpContext http, string? token)
    {
        if (token is null)
        {
            return http.Connection.RemoteIpAddress is { } address
                && IPAddress.IsLoopback(address)
                && !http.Request.Headers.ContainsKey("X-Forwarded-For");
        }

        var given = http.Request.Headers.Authorization.ToString();
        return given.StartsWith(Bearer, StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(Hash(given[Bearer.Length..]), Hash(token));
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
