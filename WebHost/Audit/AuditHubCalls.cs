using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Veritas.Audit;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Audit;

/// <summary>Records changes through the teachers' hub, like <see cref="AuditTrail"/> does for HTTP.</summary>
internal sealed partial class AuditHubCalls(AuditService audit, TimeProvider time, ILogger<AuditHubCalls> logger)
    : IHubFilter
{
    /// <summary>Calls that change something, with the kind of resource in their first argument.</summary>
    private static readonly ImmutableDictionary<string, string> Writes = new Dictionary<string, string>
    {
        ["Acknowledge"] = "alert",
        ["Resolve"] = "alert",
        ["Instruct"] = "attempt",
        ["Flag"] = "attempt",
        ["Note"] = "attempt",
    }.ToImmutableDictionary();

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext call,
        Func<HubInvocationContext, ValueTask<object?>> next
    )
    {
        if (!Writes.TryGetValue(call.HubMethodName, out var kind))
        {
            return await next(call);
        }

        var intent = Intent(call, kind);
        if (await audit.Begin(intent, call.Context.ConnectionAborted) is { Problem: { } problem })
        {
            throw new HubException(JsonSerializer.Serialize(new { problem.Code, problem.Detail }, VeritasJson.Options));
        }

        try
        {
            var answer = await next(call);
            await FinishAsync(intent, StatusCodes.Status200OK);
            return answer;
        }
        catch (HubException)
        {
            // The call was refused and changed nothing.
            await LogFailureAsync(audit.Drop(intent.Id, CancellationToken.None), intent.Id);
            throw;
        }
        catch (Exception)
        {
            await FinishAsync(intent, StatusCodes.Status500InternalServerError);
            throw;
        }
    }

    /// <summary>Not cancelled with the connection: the change has been made.</summary>
    private Task FinishAsync(AuditIntent intent, int status) =>
        LogFailureAsync(
            audit.Finish(new AuditOutcome(intent.Id, null, status, null), CancellationToken.None),
            intent.Id
        );

    private AuditIntent Intent(HubInvocationContext call, string kind)
    {
        var now = time.GetUtcNow();
        var http = call.Context.GetHttpContext();
        var first = call.HubMethodArguments is [JsonElement argument, ..] ? argument : default;
        return new AuditIntent(
            Guid.CreateVersion7(now),
            now,
            call.Context.User?.ActorOrNull(),
            null,
            $"HUB {call.HubMethodName}",
            kind,
            AuditDetail.Id(first),
            null,
            AuditDetail.Of(call.HubMethodArguments),
            http?.TraceIdentifier ?? call.Context.ConnectionId,
            http?.ShortAddress() ?? ""
        );
    }

    private async Task LogFailureAsync(Task<Result<Done>> written, Guid id)
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

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The outcome of change {Id} was not audited ({Reason}); it will be recorded as unknown"
    )]
    private static partial void LogUnfinished(ILogger logger, Guid id, string reason);
}
