using Microsoft.AspNetCore.Http.HttpResults;
using Orleans.Dashboard;
using Orleans.Runtime;
using Veritas.WebHost.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Operations;

/// <summary>
/// The Orleans dashboard at <c>/admin/orleans</c>, for admins, if <c>Veritas:Dashboard:Enabled</c> is true (default
/// false). Otherwise none of it is registered, because it adds a filter to every grain call.
/// </summary>
internal static class GrainDashboard
{
    private const string Enabled = "Veritas:Dashboard:Enabled";

    private static readonly Problem SessionRequired = new(
        ProblemKind.Forbidden,
        "session_required",
        "Only a session can open the dashboard in a browser; an API key is sent with each request."
    );

    /// <summary>Adds the dashboard to the silo of this process.</summary>
    /// <exception cref="OrleansConfigurationException">The setting is invalid, or this process has no silo.</exception>
    public static void AddGrainDashboard(this WebApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration))
        {
            return;
        }

        if (string.Equals(builder.Configuration["Veritas:Silo:Role"], "client", StringComparison.OrdinalIgnoreCase))
        {
            throw new OrleansConfigurationException(
                $"{Enabled} is true, but this web host has no grains: turn it on where Veritas:Silo:Role is cohosted."
            );
        }

        // Its log stream would continue for an hour after the session has ended.
        builder.UseOrleans(silo => silo.AddDashboard(o => o.HideTrace = true));
    }

    /// <summary>Maps the dashboard, and <c>POST /admin/orleans/session</c>, which opens it in a browser.</summary>
    public static void MapGrainDashboard(this IEndpointRouteBuilder routes)
    {
        if (IsOn(routes.ServiceProvider.GetRequiredService<IConfiguration>()))
        {
            routes.MapOrleansDashboard(PageCookie.Path).ExcludeFromDescription().AddEndpointFilter(AllowFonts);
            routes.MapPost(PageCookie.Path + "/session", Open).ExcludeFromDescription();
        }
    }

    /// <summary>The dashboard's style sheet embeds a font.</summary>
    private static ValueTask<object?> AllowFonts(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.ContentSecurityPolicy += "; font-src 'self' data:";
        return next(context);
    }

    private static Results<NoContent, ProblemHttpResult> Open(HttpContext http, Tokens tokens) =>
        PageCookie.TryGive(http, tokens) ? TypedResults.NoContent() : Problems.Http(SessionRequired);

    private static bool IsOn(IConfiguration configuration) =>
        configuration[Enabled] switch
        {
            null or "" => false,
            var given when bool.TryParse(given, out var on) => on,
            _ => throw new OrleansConfigurationException($"{Enabled} must be true or false."),
        };
}
