namespace Veritas.Monitoring;

/// <summary>How far a client's clock may be off before its events are refused, not just marked.</summary>
internal static class MonitorLimits
{
    /// <summary>
    /// An event may claim to be this far ahead of the server: wider than any zone or daylight mistake of an hour.
    /// </summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    /// <summary>An event may claim to be this long before the attempt began.</summary>
    public static readonly TimeSpan BeforeStart = TimeSpan.FromHours(2);

    /// <summary>Frames that leave a gap, in a row, before it counts as tampering.</summary>
    public const int GapsUntilTampering = 3;
}
