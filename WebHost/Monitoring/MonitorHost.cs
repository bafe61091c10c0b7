using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Monitoring;

/// <summary>What every monitoring socket works with; one for all of them.</summary>
internal sealed class MonitorHost(
    IGrainFactory grains,
    IOptions<MonitorOptions> options,
    TimeProvider time,
    ILogger<MonitorSocket> logger,
    ILocalSiloDetails? silo = null
)
{
    public IGrainFactory Grains => grains;

    /// <summary>The silo in this process; null when the grains live in others.</summary>
    public SiloAddress? Silo { get; } = silo?.SiloAddress;

    public MonitorOptions Options => options.Value;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    /// <summary>How long a socket tries to reach its attempt.</summary>
    public TimeSpan CallLimit { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Between two tries; calls that fail at once would otherwise spin.</summary>
    public TimeSpan RetryPause { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause of a socket that waits for room in the journal.</summary>
    public TimeSpan LongestPause { get; } = TimeSpan.FromSeconds(1);
}

/// <summary>A token bucket: ten seconds' worth at once, refilled steadily. Not shared between threads.</summary>
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
