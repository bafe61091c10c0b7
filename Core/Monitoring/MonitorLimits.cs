namespace Veritas.Monitoring;

/// <summary>How far a client's clock may be off before its events are rejected and not only marked.</summary>
internal static class MonitorLimits
{
    /// <summary>
    /// How far an event may be ahead of the server: tolerates time zone and daylight saving errors of an hour.
    /// </summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    /// <summary>How long an event may be before the start of the attempt.</summary>
    public static readonly TimeSpan BeforeStart = TimeSpan.FromHours(2);

    /// <summary>Consecutive frames with a gap before they count as tampering.</summary>
    public const int GapsUntilTampering = 3;
}
