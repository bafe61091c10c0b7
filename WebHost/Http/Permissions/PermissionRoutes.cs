using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Veritas.WebHost.Http;

/// <summary>Applies the permission matrix to routes.</summary>
internal static partial class PermissionRoutes
{
    /// <summary>
    /// Returns a group whose routes are authorised by their rows of the matrix. A route without a row keeps its own
    /// authorisation metadata; without that it is restricted to admins.
    /// </summary>
    public static IEndpointRouteBuilder WithPermissions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        ((IEndpointConventionBuilder)group).Finally(Authorise);
        return group;
    }

    /// <summary>The pattern as in the OpenAPI document: without constraints and trailing slash.</summary>
    public static string Plain(RoutePattern pattern) =>
        "/" + Constraint().Replace(pattern.RawText ?? "", "{$1}").Trim('/');

    /// <summary>The method under which the matrix lists an endpoint; GET if the endpoint accepts any method.</summary>
    public static string MethodOf(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET";

    private static void Authorise(EndpointBuilder endpoint)
    {
        var needed = endpoint.Metadata.OfType<IAuthorizeData>().Any();
        if (endpoint is not RouteEndpointBuilder route)
        {
            return;
        }

        if (
            PermissionMatrix.Find(
                MethodOf(new EndpointMetadataCollection(endpoint.Metadata)),
                Plain(route.RoutePattern)
            )
            is not { } row
        )
        {
            if (!needed && !endpoint.Metadata.OfType<IAllowAnonymous>().Any())
            {
                endpoint.Metadata.Add(new AuthorizeAttribute("admin"));
            }

            return;
        }

        foreach (var said in endpoint.Metadata.Where(m => m is IAuthorizeData or IAllowAnonymous).ToList())
        {
            endpoint.Metadata.Remove(said);
        }

        endpoint.Metadata.Add(row);
        endpoint.Metadata.Add(
            row.Policy is not { } policy ? new AllowAnonymousAttribute()
            : policy.Length > 0 ? new AuthorizeAttribute(policy)
            : new AuthorizeAttribute()
        );
    }

    [GeneratedRegex(@"\{(\w+):[^}]*\}")]
    private static partial Regex Constraint();
}
