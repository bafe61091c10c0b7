using System.ComponentModel.DataAnnotations;

namespace Veritas.Attempts;

/// <summary>Section <c>Veritas:Attempts</c>.</summary>
public sealed class AttemptOptions
{
    /// <summary>
    /// Interval of a live attempt's timer, in seconds, 1 to 60, default 5. It checks the deadline and the connection,
    /// resends instructions and lets the risk decay.
    /// </summary>
    [Range(1, 60)]
    public int PulseSeconds { get; set; } = 5;

    /// <summary>
    /// Seconds without a socket until the teacher is alerted, 5 to 600, default 30: shorter losses are common on school
    /// networks.
    /// </summary>
    [Range(5, 600)]
    public int LostAfterSeconds { get; set; } = 30;

    /// <summary>
    /// Seconds without a message from a socket until the attempt treats it as lost, 10 to 600, default 60: for sockets
    /// whose host has died. A live host drops a silent socket after two and a half heartbeat intervals; this must be
    /// longer.
    /// </summary>
    [Range(10, 600)]
    public int SilentAfterSeconds { get; set; } = 60;

    /// <summary>
    /// Minimum number of seconds without a socket at the deadline for an attempt to be abandoned rather than expired,
    /// 60 to 86,400, default 900.
    /// </summary>
    [Range(60, 86_400)]
    public int AbandonedAfterSeconds { get; set; } = 900;

    /// <summary>Hours after which a paused attempt is abandoned, 1 to 720, default 24.</summary>
    [Range(1, 720)]
    public int PausedAtMostHours { get; set; } = 24;

    /// <summary>
    /// Interval of the job that ends overdue attempts which are not in memory, in seconds, 1 to 3,600, default 5.
    /// </summary>
    [Range(1, 3_600)]
    public int SweepSeconds { get; set; } = 5;

    /// <summary>
    /// Events between two snapshots of the scoring state, 16 to 100,000, default 512: at most this many are replayed
    /// after a crash.
    /// </summary>
    [Range(16, 100_000)]
    public int SnapshotEvents { get; set; } = 512;
}
