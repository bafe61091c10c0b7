namespace Veritas.WebHost.Http;

/// <summary>Restricts an API key to the routes that its scopes allow, and to reading public ones.</summary>
internal static class KeyScopes
{
    private static readonly Problem Required = new(
        ProblemKind.Forbidden,
        "scope_required",
        "The API key does not have the required scope."
    );

    /// <summary>Must run after authorisation, which checks the owner's role.</summary>
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
