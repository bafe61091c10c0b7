using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.SignalR;
using Veritas.Audit;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Audit;

/// <summary>The audit log, for admins.</summary>
internal static class AuditEndpoints
{
    private const int DefaultRows = 100;
    private const int LongestAction = 200;

    public static IServiceCollection AddAuditTrail(this IServiceCollection services) =>
        services.AddSingleton<AuditHubCalls>().Configure<HubOptions>(hub => hub.AddFilter<AuditHubCalls>());

    public static IApplicationBuilder UseAuditTrail(this IApplicationBuilder app) => app.UseMiddleware<AuditTrail>();

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/admin/audit").WithTags("Admin");
        audit.MapGet("", Page).WithName("ListAudit").WithSummary("Who changed what, newest first, by actor, action, subject and time; next is the cursor for before.");
        audit.MapGet("/verify", Verify).WithName("VerifyAudit").WithSummary("Recomputes the chain, at most 100,000 rows a call, and names rows that are missing or changed.");
    }

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> Page(
        AuditService audit, Guid? actor_id, string? action, Guid? subject_id, DateTimeOffset? since, DateTimeOffset? until, long? before, int? limit)
    {
        if (action?.Length > LongestAction)
        {
            return Problems.Http(new Problem(ProblemKind.Invalid, "filter_invalid", $"An action has at most {LongestAction} characters.", Field: "action"));
        }

        // No action contains it, and PostgreSQL takes no text that does.
        var wanted = action?.Replace("\0", "", StringComparison.Ordinal);
        var page = await audit.Page(new AuditQuery(actor_id, wanted, subject_id, since, until, before, limit ?? DefaultRows));
        return page.Ok ? TypedResults.Ok(page.Value) : Problems.Http(page.Problem);
    }

    private static async Task<Results<Ok<AuditVerdict>, ProblemHttpResult>> Verify(AuditService audit, long? after)
    {
        var verdict = await audit.Verify(after ?? 0);
        return verdict.Ok ? TypedResults.Ok(verdict.Value) : Problems.Http(verdict.Problem);
    }
}
