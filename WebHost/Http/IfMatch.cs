using System.Globalization;

namespace Veritas.WebHost.Http;

/// <summary>Marks a route that takes If-Match.</summary>
internal sealed record TakesIfMatch;

/// <summary>
/// The <c>If-Match</c> of a change; a handler of a route with <see cref="IfMatchRoutes.WithIfMatch"/> takes it as a
/// parameter.
/// </summary>
/// <param name="Tag">The tag without its quotes; null for <c>*</c>, which matches any version.</param>
internal readonly record struct IfMatch(string? Tag)
{
    private const int NoVersion = 0;

    /// <summary>
    /// The tag as a record version; null for <c>*</c>; 0, which matches no record, if the tag is not a number.
    /// </summary>
    public int? Version =>
        Tag switch
        {
            null => null,
            _ when int.TryParse(Tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
            _ => NoVersion,
        };

    /// <summary>Reads the header of the request.</summary>
    public static IfMatch Of(HttpContext http) =>
        new(
            http.Request.Headers.IfMatch.ToString() is "*"
                ? null
                : http.Request.Headers.IfMatch.ToString().Trim().Trim('"')
        );

    /// <summary>Binds a handler's parameter.</summary>
    public static ValueTask<IfMatch> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));
}

/// <summary>Routes that change a record only if its version matches <c>If-Match</c>.</summary>
internal static class IfMatchRoutes
{
    private static readonly Problem Missing = new(
        ProblemKind.Invalid,
        "if_match_missing",
        "If-Match must contain the ETag that you read, or * to replace any version.",
        Field: "If-Match"
    );

    /// <summary>Refuses a request without <c>If-Match</c>, and declares the header in the OpenAPI document.</summary>
    public static RouteHandlerBuilder WithIfMatch(this RouteHandlerBuilder route) =>
        route
            .WithMetadata(new TakesIfMatch())
            .AddEndpointFilter(
                (context, next) =>
                    context.HttpContext.Request.Headers.IfMatch.Count == 0
                        ? ValueTask.FromResult<object?>(Problems.Http(Missing))
                        : next(context)
            );
}
