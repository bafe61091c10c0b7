using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Veritas.Silo;

/// <summary>
/// Makes calls again that were lost with a silo or turned away by one, until another silo answers. What was turned away never ran; what was lost
/// may have, so it is repeated only where that changes nothing (<see cref="RepeatableAttribute"/>). A silo that is
/// stopping repeats nothing: it waits for its running calls, the other silos may be stopping as well, and the caller
/// repeats the whole call elsewhere.
/// </summary>
internal sealed partial class LostCalls(
    SiloSettings settings, TimeProvider time, IServiceProvider services, ILogger<LostCalls> logger)
    : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<MethodInfo, Kind> _kinds = new();

    /// <summary>A call that ran into its limit is made once more; one that began longer ago is given up, while its caller still waits.</summary>
    private readonly TimeSpan _limit = settings.CallLimit * 2;

    private bool IsStopping =>
        services.GetService<ISiloStatusOracle>() is { } silo && silo.CurrentStatus.IsTerminating();

    private enum Kind
    {
        /// <summary>The runtime's own: it knows best.</summary>
        Foreign,

        /// <summary>Once, unless it never arrived.</summary>
        Once,

        /// <summary>As often as need be.</summary>
        Repeatable,
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
                when (MayRepeat(kind, failure) && time.GetElapsedTime(began) < _limit && !IsStopping)
            {
                LogLost(logger, context.InterfaceMethod.Name, failure.GetType().Name);
            }
            catch (TimeoutException late) when (kind != Kind.Foreign)
            {
                // A timeout of the database looks the same to the caller.
                throw new SiloUnavailableException($"{context.InterfaceMethod.Name} was not answered in time.", late);
            }

            await Task.Delay(pause, time);
        }
    }

    private static bool MayRepeat(Kind kind, Exception failure) => failure switch
    {
        SiloUnavailableException or TimeoutException => kind == Kind.Repeatable,
        OrleansMessageRejectionException => kind != Kind.Foreign,
        _ => false,
    };

    private static Kind KindOf(MethodInfo method)
    {
        if (method.DeclaringType is not { } declaring || declaring.Assembly != typeof(RepeatableAttribute).Assembly)
        {
            return Kind.Foreign;
        }

        var said = method.GetCustomAttribute<RepeatableAttribute>() ?? declaring.GetCustomAttribute<RepeatableAttribute>();
        return said is { Repeatable: true } ? Kind.Repeatable : Kind.Once;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of {Method} was lost ({Reason}); it is made again")]
    private static partial void LogLost(ILogger logger, string method, string reason);
}
