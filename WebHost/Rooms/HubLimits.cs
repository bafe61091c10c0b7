using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// Limits the calls of each hub connection and the connections of each user. Further connections, and connections that
/// keep calling after many refusals, are aborted.
/// </summary>
internal sealed partial class HubLimits(IOptions<HubLimitOptions> options, TimeProvider time, ILogger<HubLimits> logger)
    : IHubFilter
{
    private const int RefusalsBeforeAbort = 100;
    private const int SecondsAtOnce = 10;
    private static readonly object Budget = new();
    private readonly ConcurrentDictionary<string, int> _connections = new();

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        context.Context.Items[Budget] = new Calls(options.Value.CallsPerSecond, time);
        if (
            _connections.AddOrUpdate(User(context.Context), 1, (_, count) => count + 1)
            > options.Value.ConnectionsPerUser
        )
        {
            // The connection is just closed: an exception here would be logged as an error.
            context.Context.Abort();
            return;
        }

        await next(context);
    }

    public async Task OnDisconnectedAsync(
        HubLifetimeContext context,
        Exception? exception,
        Func<HubLifetimeContext, Exception?, Task> next
    )
    {
        Leave(context.Context);
        await next(context, exception);
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext,
        Func<HubInvocationContext, ValueTask<object?>> next
    )
    {
        var refusals = ((Calls)invocationContext.Context.Items[Budget]!).Take();
        if (refusals == 0)
        {
            return await CallAsync(invocationContext, next);
        }

        if (refusals > RefusalsBeforeAbort)
        {
            invocationContext.Context.Abort();
        }

        throw HubRefusal.Of(
            new Problem(
                ProblemKind.TooMany,
                "too_many_calls",
                $"At most {options.Value.CallsPerSecond} calls per second are allowed.",
                RetryAfterS: 1
            )
        );
    }

    /// <summary>
    /// SignalR logs refused calls and internal errors alike, so its own logging of calls is off and only errors are
    /// logged here.
    /// </summary>
    private async ValueTask<object?> CallAsync(
        HubInvocationContext call,
        Func<HubInvocationContext, ValueTask<object?>> next
    )
    {
        try
        {
            return await next(call);
        }
        catch (OperationCanceledException) when (call.Context.ConnectionAborted.IsCancellationRequested)
        {
            throw HubRefusal.Gone;
        }
        catch (Exception e) when (Unavailability.Of(e) is { } problem)
        {
            LogUnavailable(logger, call.HubMethodName, e.GetType().Name);
            throw HubRefusal.Of(problem);
        }
        catch (Exception e) when (e is not HubException)
        {
            LogFault(logger, call.HubMethodName, e);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hub call {Method} met an unavailable dependency: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string method, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Hub call {Method} failed")]
    private static partial void LogFault(ILogger logger, string method, Exception exception);

    private void Leave(HubCallerContext context)
    {
        var user = User(context);
        if (_connections.AddOrUpdate(user, 0, (_, count) => count - 1) <= 0)
        {
            _connections.TryRemove(new KeyValuePair<string, int>(user, 0));
        }
    }

    private static string User(HubCallerContext context) => context.User?.FindFirst("sub")?.Value ?? "";

    /// <summary>A connection's token bucket with a capacity of ten seconds.</summary>
    private sealed class Calls(int perSecond, TimeProvider time)
    {
        private readonly Lock _gate = new();
        private double _left = perSecond * SecondsAtOnce;
        private long _at = time.GetTimestamp();
        private int _refusals;

        /// <summary>0 if the call is allowed; otherwise the number of consecutive refused calls.</summary>
        public int Take()
        {
            lock (_gate)
            {
                var now = time.GetTimestamp();
                _left = Math.Min(
                    perSecond * SecondsAtOnce,
                    _left + (time.GetElapsedTime(_at, now).TotalSeconds * perSecond)
                );
                _at = now;
                if (_left < 1)
                {
                    return ++_refusals;
                }

                _left--;
                return _refusals = 0;
            }
        }
    }
}
