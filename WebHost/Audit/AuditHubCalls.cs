using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Veritas.Audit;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Audit;

/// <summary>The same for calls of the teachers' hub that change something.</summary>
internal sealed partial class AuditHubCalls(AuditService audit, TimeProvider time, ILogger<AuditHubCalls> logger) : IHubFilter
{
    /// <summary>Call to kind of the thing its first argument names.</summary>
    private static readonly ImmutableDictionary<string, string> Writes = new Dictionary<string, string>
    {
        ["Acknowledge"] = "alert", ["Resolve"] = "alert", ["Instruct"] = "attempt",
    }.ToImmutableDictionary();

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (!Writes.TryGetValue(call.HubMethodName, out var kind))
        {
            return await next(call);
        }

        var intent = Intent(call, kind);
        if (await audit.Begin(intent) is { Problem: { } problem })
        {
            throw new HubException(JsonSerializer.Serialize(new { problem.Code, problem.Detail }, VeritasJson.Options));
        }

        try
        {
            var answer = await next(call);
            await EndAsync(audit.Finish(new AuditOutcome(intent.Id, null, StatusCodes.Status200OK, null)), intent.Id);
            return answer;
        }
        catch (HubException)
        {
            await EndAsync(audit.Drop(intent.Id), intent.Id);
            throw;
        }
        catch (Exception)
        {
            await EndAsync(audit.Finish(new AuditOutcome(intent.Id, null, StatusCodes.Status500InternalServerError, null)), intent.Id);
            throw;
        }
    }

    private AuditIntent Intent(HubInvocationContext call, string kind)
    {
        var now = time.GetUtcNow();
        var http = call.Context.GetHttpContext();
        var first = call.HubMethodArguments is [JsonElement argument, ..] ? argument : default;
        return new AuditIntent(
            Guid.CreateVersion7(now), now, call.Context.User?.ActorOrNull(), null, $"HUB {call.HubMethodName}", kind, AuditDetail.Id(first), null,
            AuditDetail.Of(call.HubMethodArguments), http?.TraceIdentifier ?? call.Context.ConnectionId, http?.ShortAddress() ?? "");
    }

    private async Task EndAsync(Task<Result<Done>> written, Guid id)
    {
        try
        {
            if (await written is { Problem: { } problem })
            {
                LogUnfinished(logger, id, problem.Code);
            }
        }
        catch (Exception failure)
        {
            LogUnfinished(logger, id, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The end of change {Id} could not be written to the audit log ({Reason}); it follows as unknown")]
    private static partial void LogUnfinished(ILogger logger, Guid id, string reason);
}
