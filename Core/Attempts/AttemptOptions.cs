using System.ComponentModel.DataAnnotations;

namespace Veritas.Attempts;

/// <summary>Section <c>Veritas:Attempts</c>.</summary>
public sealed class AttemptOptions
{
    /// <summary>
    /// Seconds between a live attempt's own looks at its clock, 1 to 60, default 5: deadline, lost connection, resent
    /// instructions, faded risk.
    /// </summary>
    [Range(1, 60)]
    public int PulseSeconds { get; set; } = 5;

    /// <summary>
    /// Seconds without a socket until the teacher is told, 5 to 600, default 30: shorter losses are common on school
    /// networks.
    /// </summary>
    [Range(5, 600)]
    public int LostAfterSeconds { get; set; } = 30;

    /// <summary>
    /// Seconds without a word of a socket until the attempt counts it as lost, 10 to 600, default 60: for sockets whose
    /// host died. More than two and a half of the heartbeats that clients keep, after which a living host drops a
    /// silent socket itself.
    /// </summary>
    [Range(10, 600)]
    public int SilentAfterSeconds { get; set; } = 60;

    /// <summary>
    /// Seconds without a socket at the deadline from which on an attempt counts as abandoned, not expired; 60 to
    /// 86,400, default 900.
    /// </summary>
    [Range(60, 86_400)]
    public int AbandonedAfterSeconds { get; set; } = 900;

    /// <summary>Hours after which a paused attempt that nobody resumed is abandoned, 1 to 720, default 24.</summary>
    [Range(1, 720)]
    public int PausedAtMostHours { get; set; } = 24;

    /// <summary>
    /// Seconds between two looks for overdue attempts that nobody holds in memory, 1 to 3,600, default 5.
    /// </summary>
    [Range(1, 3_600)]
    public int SweepSeconds { get; set; } = 5;

    /// <summary>
    /// Events between two snapshots of the scoring state, 16 to 100,000, default 512: that many are replayed at most
    /// after a crash.
    /// </summary>
    [Range(16, 100_000)]
    public int SnapshotEvents { get; set; } = 512;
}
