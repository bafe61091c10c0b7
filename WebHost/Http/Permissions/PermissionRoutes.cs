using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Veritas.WebHost.Http;

/// <summary>Puts the matrix to work.</summary>
internal static partial class PermissionRoutes
{
    /// <summary>
    /// Every route mapped on the result is authorised by its row. One that has none keeps what it says itself, and is
    /// for admins alone when it says nothing.
    /// </summary>
    public static IEndpointRouteBuilder WithPermissions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        ((IEndpointConventionBuilder)group).Finally(Authorise);
        return group;
    }

    /// <summary>The pattern as the OpenAPI document writes it: no constraints, no slash at the end.</summary>
    public static string Plain(RoutePattern pattern) =>
        "/" + Constraint().Replace(pattern.RawText ?? "", "{$1}").Trim('/');

    /// <summary>The method under which the matrix lists an endpoint; what takes any is listed as GET.</summary>
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
