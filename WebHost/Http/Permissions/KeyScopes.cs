namespace Veritas.WebHost.Http;

/// <summary>What an API key may do: routes whose row names one of its scopes, and open ones to read.</summary>
internal static class KeyScopes
{
    private static readonly Problem Required = new(
        ProblemKind.Forbidden,
        "scope_required",
        "The API key may not do this."
    );

    /// <summary>After authorisation, which judges the owner's role.</summary>
    public static IApplicationBuilder UseKeyScopes(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
                http.User.HasClaim(c => c.Type == "key")
                && http.GetEndpoint() is { } endpoint
                && !Allows(http, endpoint)
                    ? Problems.WriteAsync(http, Required)
                    : next(http)
        );

    private static bool Allows(HttpContext http, Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PermissionRow>() switch
        {
            { Scope: "" } => true,
            { Scope: { } scope } => http.User.HasClaim("scope", scope),
            { Callers: Callers.Anyone } => HttpMethods.IsGet(http.Request.Method),
            _ => false,
        };
}
