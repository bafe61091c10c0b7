using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Veritas.Attempts;

namespace Veritas.Silo;

/// <summary>
/// Retries grain calls that a silo lost or rejected, until another silo responds. A rejected call has not run. A lost
/// call may have run, so it is resent only if it is <see cref="IdempotentAttribute">idempotent</see>. A silo that is
/// stopping retries nothing: it waits for its running calls, other silos may be stopping as well, and the caller
/// retries the whole call elsewhere. Nothing else in the server retries grain calls.
/// </summary>
internal sealed partial class RetryFilter(TimeProvider time, IServiceProvider services, ILogger<RetryFilter> logger)
    : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Retries end after this time. Longer than it takes to declare a silo dead, about 4 s.</summary>
    private static readonly TimeSpan RetryLimit = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<MethodInfo, Kind> _kinds = new();

    private bool IsStopping =>
        services.GetService<ISiloStatusOracle>() is { } silo && silo.CurrentStatus.IsTerminating();

    internal enum Kind
    {
        /// <summary>A call of the Orleans runtime, which retries by itself.</summary>
        Foreign,

        /// <summary>Sent once, and again only if it did not arrive.</summary>
        Once,

        /// <summary>Resent until there is a response.</summary>
        Idempotent,
    }

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var kind = _kinds.GetOrAdd(context.InterfaceMethod, KindOf);
        var began = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception failure)
                when (MayRetry(kind, failure) && time.GetElapsedTime(began) < RetryLimit && !IsStopping)
            {
                LogRetry(logger, context.InterfaceMethod.Name, failure.GetType().Name);
            }
            catch (TimeoutException late) when (kind != Kind.Foreign)
            {
                // Callers would interpret a TimeoutException as a database timeout.
                throw new SiloUnavailableException($"{context.InterfaceMethod.Name} was not answered in time.", late);
            }

            await Task.Delay(pause, time);
        }
    }

    private static bool MayRetry(Kind kind, Exception failure) =>
        failure switch
        {
            SiloUnavailableException or TimeoutException => kind == Kind.Idempotent,
            OrleansMessageRejectionException => kind != Kind.Foreign,
            _ => false,
        };

    internal static Kind KindOf(MethodInfo method)
    {
        if (method.DeclaringType is not { } declaring || declaring.Assembly != typeof(IAttemptGrain).Assembly)
        {
            return Kind.Foreign;
        }

        var said =
            method.GetCustomAttribute<IdempotentAttribute>() ?? declaring.GetCustomAttribute<IdempotentAttribute>();
        return said is { Idempotent: true } ? Kind.Idempotent : Kind.Once;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Retrying {Method} after {Reason}")]
    private static partial void LogRetry(ILogger logger, string method, string reason);
}
