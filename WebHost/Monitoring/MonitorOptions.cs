using System.ComponentModel.DataAnnotations;

namespace Veritas.WebHost.Monitoring;

/// <summary>Section <c>Veritas:Monitor</c>: what a monitoring client may send; announced in <c>welcome</c>.</summary>
public sealed class MonitorOptions
{
    /// <summary>
    /// Bytes of one frame or body, 4,096 to 1,000,000, default 65,536: hundreds of events. A larger one closes with
    /// 4413.
    /// </summary>
    [Range(4_096, 1_000_000)]
    public int MaxFrameBytes { get; set; } = 65_536;

    /// <summary>Events of one frame, 1 to 5,000, default 500.</summary>
    [Range(1, 5_000)]
    public int MaxEventsPerFrame { get; set; } = 500;

    /// <summary>Bytes of one event's data, 256 to 65,536, default 4,096: lengths and hashes need far less.</summary>
    [Range(256, 65_536)]
    public int MaxDataBytes { get; set; } = 4_096;

    /// <summary>
    /// Seconds between a client's pings, 2 to 60, default 10. After two and a half of them in silence the socket is
    /// dropped.
    /// </summary>
    [Range(2, 60)]
    public int HeartbeatSeconds { get; set; } = 10;

    /// <summary>
    /// Frames a second a socket may keep up, 1 to 10,000, default 100, with ten seconds' worth at once; past that it
    /// closes with 4429.
    /// </summary>
    [Range(1, 10_000)]
    public int FramesPerSecond { get; set; } = 100;

    /// <summary>
    /// Sockets one attempt may open a minute, 1 to 10,000, default 120, all of them at once if need be: a page that
    /// reloads needs one, a client on a bad line a few. More are answered 429.
    /// </summary>
    [Range(1, 10_000)]
    public int OpensPerMinute { get; set; } = 120;

    /// <summary>
    /// Sockets one address may open a second, 1 to 100,000, default 3,000, with ten seconds' worth at once: after a
    /// restart a whole school comes back together.
    /// </summary>
    [Range(1, 100_000)]
    public int OpensPerSecondPerAddress { get; set; } = 3_000;

    /// <summary>Open sockets from one address, 1 to 1,000,000, default 30,000: a school has one address.</summary>
    [Range(1, 1_000_000)]
    public int SocketsPerAddress { get; set; } = 30_000;

    /// <summary>
    /// Open sockets of this process, 1 to 1,000,000, default 60,000: past it the memory an attempt needs is no longer
    /// sure. More are answered 503.
    /// </summary>
    [Range(1, 1_000_000)]
    public int Sockets { get; set; } = 60_000;

    /// <summary>
    /// Minutes a ticket holds, 1 to 60, default 10: long enough for a page that closes after a while to hand over its
    /// last events.
    /// </summary>
    [Range(1, 60)]
    public int TicketMinutes { get; set; } = 10;

    /// <summary>
    /// Seconds a client may take to read one frame, 1 to 300, default 30; then it is cut and resumes.
    /// </summary>
    [Range(1, 300)]
    public int SendSeconds { get; set; } = 30;

    /// <summary>Silence after which a socket is dropped.</summary>
    public TimeSpan Silence => TimeSpan.FromSeconds(HeartbeatSeconds * 2.5);
}
