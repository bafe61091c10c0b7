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

    private static readonly Problem ActionTooLong = new(
        ProblemKind.Invalid,
        "filter_invalid",
        $"An action has at most {LongestAction} characters.",
        Field: "action"
    );

    public static IServiceCollection AddAuditTrail(this IServiceCollection services) =>
        services.AddSingleton<AuditHubCalls>().Configure<HubOptions>(hub => hub.AddFilter<AuditHubCalls>());

    public static IApplicationBuilder UseAuditTrail(this IApplicationBuilder app) => app.UseMiddleware<AuditTrail>();

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/admin/audit").WithTags("Admin");
        audit
            .MapGet("", Page)
            .WithName("ListAudit")
            .WithSummary("Changes, newest first, filtered by actor, action, subject and time; pass next as before.");
        audit
            .MapGet("/verify", Verify)
            .WithName("VerifyAudit")
            .WithSummary("Recomputes the chain, at most 100,000 rows per call, and lists missing and changed rows.");
    }

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> Page(
        AuditService audit,
        Guid? actor_id,
        string? action,
        Guid? subject_id,
        DateTimeOffset? since,
        DateTimeOffset? until,
        long? before,
        int? limit,
        CancellationToken cancel
    )
    {
        if (action?.Length > LongestAction)
        {
            return Problems.Http(ActionTooLong);
        }

        // PostgreSQL accepts no text with a NUL, and no action contains one.
        var wanted = action?.Replace("\0", "", StringComparison.Ordinal);
        var query = new AuditQuery(actor_id, wanted, subject_id, since, until, before, limit ?? DefaultRows);
        return Responses.Of(await audit.Page(query, cancel));
    }

    private static async Task<Results<Ok<AuditVerdict>, ProblemHttpResult>> Verify(
        AuditService audit,
        long? after,
        CancellationToken cancel
    ) => Responses.Of(await audit.Verify(after ?? 0, cancel));
}
