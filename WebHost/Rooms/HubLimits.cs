using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// Holds each connection of the hub to its calls a second, and each user to some connections. Who opens more, or goes
/// on calling after many refusals, is cut.
/// </summary>
internal sealed partial class HubLimits(IOptions<HubLimitOptions> options, TimeProvider time, ILogger<HubLimits> logger)
    : IHubFilter
{
    private const int RefusalsBeforeCut = 100;
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
            // Told by the close alone: an exception here would be logged as a fault.
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

        if (refusals > RefusalsBeforeCut)
        {
            invocationContext.Context.Abort();
        }

        throw HubRefusal.Of(
            new Problem(
                ProblemKind.TooMany,
                "too_many_calls",
                $"At most {options.Value.CallsPerSecond} calls a second.",
                RetryAfterS: 1
            )
        );
    }

    /// <summary>
    /// SignalR logs refusals and faults alike, so its own word on calls is turned off and faults are told here.
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
        catch (Exception e) when (e is not HubException)
        {
            LogFault(logger, call.HubMethodName, e);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A call of {Method} on the hub failed")]
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

    /// <summary>One connection's token bucket: ten seconds' worth at once.</summary>
    private sealed class Calls(int perSecond, TimeProvider time)
    {
        private readonly Lock _gate = new();
        private double _left = perSecond * SecondsAtOnce;
        private long _at = time.GetTimestamp();
        private int _refusals;

        /// <summary>0: go on; else how many calls in a row have been refused.</summary>
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
