using System.Security.Claims;
using Veritas.Audit;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Audit;

/// <summary>
/// Records every change over HTTP: stores the intent before the handler runs, and appends the outcome before the
/// response is sent. A refused request changes nothing and is not recorded, except for a refused sign-in, which is
/// counted.
/// </summary>
internal sealed partial class AuditTrail(
    RequestDelegate next,
    AuditService audit,
    TimeProvider time,
    ILogger<AuditTrail> logger
)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (Intent(http) is { } intent)
        {
            if (await audit.Begin(intent, http.RequestAborted) is { Problem: { } problem })
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
        var method = http.Request.Method;
        if (
            HttpMethods.IsGet(method)
            || HttpMethods.IsHead(method)
            || HttpMethods.IsOptions(method)
            || http.GetEndpoint() is not RouteEndpoint endpoint
        )
        {
            return null;
        }

        var pattern = PermissionRoutes.Plain(endpoint.RoutePattern);
        if (AuditSubjects.IsIgnored(pattern))
        {
            return null;
        }

        var now = time.GetUtcNow();
        var (kind, id, part) = AuditSubjects.Of(pattern, http.Request.RouteValues);
        Guid? keyId = Guid.TryParse(http.User.FindFirstValue("key"), out var key) ? key : null;
        return new AuditIntent(
            Guid.CreateVersion7(now),
            now,
            http.ActorOrNull(),
            keyId,
            $"{method} {pattern}",
            kind,
            id,
            part,
            null,
            http.TraceIdentifier,
            http.ShortAddress()
        );
    }

    /// <summary>Not cancelled with the request: the change may have been made.</summary>
    private async Task EndAsync(HttpContext http, AuditIntent intent)
    {
        try
        {
            var written = MayHaveChanged(http, intent)
                ? await audit.Finish(Outcome(http, intent), CancellationToken.None)
                : await audit.Drop(intent.Id, CancellationToken.None);
            if (!written.Ok)
            {
                LogUnfinished(logger, intent.Id, written.Problem.Code);
            }
        }
        catch (Exception failure)
        {
            // The intent is stored, so the change will be recorded without its outcome.
            LogUnfinished(logger, intent.Id, failure.GetType().Name);
        }
    }

    private static AuditOutcome Outcome(HttpContext http, AuditIntent intent)
    {
        var status = http.Response.StatusCode;
        var made = intent.SubjectId is null && status < 300 ? AuditSubjects.Made(http.Response.Headers.Location) : null;
        return new AuditOutcome(intent.Id, http.ActedAs(), status, made);
    }

    private static bool MayHaveChanged(HttpContext http, AuditIntent intent)
    {
        if (http.ChangedNothing())
        {
            return false;
        }

        return http.Response.StatusCode switch
        {
            // A failed sign-in is counted.
            StatusCodes.Status401Unauthorized => intent.Actor is null,
            // The client closed the connection, perhaps after the change.
            StatusCodes.Status499ClientClosedRequest => true,
            // A server error may occur after the change.
            var status => status is < 400 or >= 500,
        };
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The outcome of change {Id} was not audited ({Reason}); it will be recorded as unknown"
    )]
    private static partial void LogUnfinished(ILogger logger, Guid id, string reason);
}
