using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Veritas.Silo;

/// <summary>
/// Makes calls again that were lost with a silo or turned away by one, until another silo answers. What was turned away never ran; what was lost
/// may have, so it is repeated only where that changes nothing (<see cref="RepeatableAttribute"/>).
/// </summary>
internal sealed partial class LostCalls(SiloSettings settings, TimeProvider time, ILogger<LostCalls> logger) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<MethodInfo, Kind> _kinds = new();

    /// <summary>A call that ran into its limit is made once more; one that began longer ago is given up, while its caller still waits.</summary>
    private readonly TimeSpan _limit = settings.CallLimit * 2;

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
            await context.Invoke();
            var failure = context.Response?.Exception;
            if (failure is null || !MayRepeat(kind, failure) || time.GetElapsedTime(began) >= _limit)
            {
                return;
            }

            LogLost(logger, context.InterfaceMethod.Name, failure.GetType().Name);
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
