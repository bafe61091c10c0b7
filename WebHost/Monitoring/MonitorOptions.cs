using System.ComponentModel.DataAnnotations;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// Section <c>Veritas:Monitor</c>: limits of monitoring clients. Most are announced in <c>welcome</c>.
/// </summary>
public sealed class MonitorOptions
{
    /// <summary>
    /// Bytes of one frame or body, 4,096 to 1,000,000, default 65,536, enough for hundreds of events. A larger frame
    /// closes the socket with 4413.
    /// </summary>
    [Range(4_096, 1_000_000)]
    public int MaxFrameBytes { get; set; } = 65_536;

    /// <summary>Events of one frame, 1 to 5,000, default 500.</summary>
    [Range(1, 5_000)]
    public int MaxEventsPerFrame { get; set; } = 500;

    /// <summary>Bytes of one event's data, 256 to 65,536, default 4,096; lengths and hashes need far less.</summary>
    [Range(256, 65_536)]
    public int MaxDataBytes { get; set; } = 4_096;

    /// <summary>
    /// Seconds between a client's pings, 2 to 60, default 10. A socket without frames for 2.5 intervals is closed with
    /// 4408.
    /// </summary>
    [Range(2, 60)]
    public int HeartbeatSeconds { get; set; } = 10;

    /// <summary>
    /// Frames per second of a socket, 1 to 10,000, default 100. Bursts of ten seconds' worth are allowed; beyond that
    /// the socket closes with 4429.
    /// </summary>
    [Range(1, 10_000)]
    public int FramesPerSecond { get; set; } = 100;

    /// <summary>
    /// Sockets one attempt may open per minute, 1 to 10,000, default 120, all in one burst if needed. A page that
    /// reloads opens one, a client on a bad connection a few. Further ones are refused with 429.
    /// </summary>
    [Range(1, 10_000)]
    public int OpensPerMinute { get; set; } = 120;

    /// <summary>
    /// Sockets one address may open per second, 1 to 100,000, default 3,000. Bursts of ten seconds' worth are allowed,
    /// because after a restart a whole school reconnects at once.
    /// </summary>
    [Range(1, 100_000)]
    public int OpensPerSecondPerAddress { get; set; } = 3_000;

    /// <summary>
    /// Open sockets from one address, 1 to 1,000,000, default 30,000, because a school may have one address.
    /// </summary>
    [Range(1, 1_000_000)]
    public int SocketsPerAddress { get; set; } = 30_000;

    /// <summary>
    /// Open sockets of this process, 1 to 1,000,000, default 60,000, which leaves memory for attempts. Further ones are
    /// refused with 503.
    /// </summary>
    [Range(1, 1_000_000)]
    public int Sockets { get; set; } = 60_000;

    /// <summary>
    /// Minutes a ticket is valid, 1 to 60, default 10, so that a closing page can still send its last events.
    /// </summary>
    [Range(1, 60)]
    public int TicketMinutes { get; set; } = 10;

    /// <summary>
    /// Seconds a client may take to read one frame, 1 to 300, default 30; then its socket is aborted and the client
    /// resumes.
    /// </summary>
    [Range(1, 300)]
    public int SendSeconds { get; set; } = 30;

    /// <summary>Time without frames after which a socket is closed.</summary>
    public TimeSpan Silence => TimeSpan.FromSeconds(HeartbeatSeconds * 2.5);
}
