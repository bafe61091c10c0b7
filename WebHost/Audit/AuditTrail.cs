using System.Security.Claims;
using Veritas.Audit;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Audit;

/// <summary>
/// Every write over HTTP: the intent is stored before the handler runs, the outcome is chained before the answer leaves. What was refused has changed
/// nothing and leaves no row; a refused sign-in does, because it counts.
/// </summary>
internal sealed partial class AuditTrail(RequestDelegate next, AuditService audit, TimeProvider time, ILogger<AuditTrail> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (Intent(http) is { } intent)
        {
            if (await audit.Begin(intent) is { Problem: { } problem })
            {
                await Problems.WriteAsync(http, problem);
                return;
            }

            http.Response.OnStarting(() => EndAsync(http, intent));
        }

        await next(http);
    }

    private AuditIntent? Intent(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method)
            || http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return null;
        }

        var pattern = PermissionRoutes.Plain(endpoint.RoutePattern);
        if (AuditSubjects.Silent(pattern))
        {
            return null;
        }

        var now = time.GetUtcNow();
        var (kind, id, part) = AuditSubjects.Of(pattern, http.Request.RouteValues);
        return new AuditIntent(
            Guid.CreateVersion7(now), now, http.ActorOrNull(), Guid.TryParse(http.User.FindFirstValue("key"), out var key) ? key : null,
            $"{http.Request.Method} {pattern}", kind, id, part, null, http.TraceIdentifier, http.ShortAddress());
    }

    private async Task EndAsync(HttpContext http, AuditIntent intent)
    {
        var status = http.Response.StatusCode;
        try
        {
            // A fault may have come after the change.
            if (!http.ChangedNothing() && (status is < 400 or >= 500 || (status == StatusCodes.Status401Unauthorized && intent.Actor is null)))
            {
                var made = intent.SubjectId is null && status < 300 ? AuditSubjects.Made(http.Response.Headers.Location) : null;
                Told(intent.Id, await audit.Finish(new AuditOutcome(intent.Id, http.ActedAs(), status, made)));
            }
            else
            {
                Told(intent.Id, await audit.Drop(intent.Id));
            }
        }
        catch (Exception failure)
        {
            // The change is made and its intent stored: it will be chained without its outcome.
            LogUnfinished(logger, intent.Id, failure.GetType().Name);
        }
    }

    private void Told(Guid id, Result<Done> written)
    {
        if (written.Problem is { } problem)
        {
            LogUnfinished(logger, id, problem.Code);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The end of change {Id} could not be written to the audit log ({Reason}); it follows as unknown")]
    private static partial void LogUnfinished(ILogger logger, Guid id, string reason);
}
