using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Monitoring;

/// <summary>Dependencies shared by all monitoring sockets.</summary>
internal sealed class MonitorHost(
    IGrainFactory grains,
    IOptions<MonitorOptions> options,
    TimeProvider time,
    ILogger<MonitorSocket> logger,
    AckPump acks,
    ILocalSiloDetails? silo = null
)
{
    public IGrainFactory Grains => grains;

    /// <summary>The silo in this process; null in a web host without a silo.</summary>
    public SiloAddress? Silo { get; } = silo?.SiloAddress;

    public MonitorOptions Options => options.Value;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    public AckPump Acks => acks;

    /// <summary>Time limit for reporting to the attempt that the socket has closed.</summary>
    public TimeSpan CallLimit { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest wait before events are offered again while the journal is full.</summary>
    public TimeSpan LongestPause { get; } = TimeSpan.FromSeconds(1);
}

/// <summary>A token bucket with a capacity of ten seconds. Not thread-safe.</summary>
internal struct FrameBudget(int perSecond, TimeProvider time)
{
    private double _left = perSecond * 10.0;
    private long _at = time.GetTimestamp();

    public bool Take()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(perSecond * 10.0, _left + (time.GetElapsedTime(_at, now).TotalSeconds * perSecond)) - 1;
        _at = now;
        return _left >= 0;
    }
}
