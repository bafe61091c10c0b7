using System.ComponentModel.DataAnnotations;

namespace Veritas.Monitoring;

/// <summary>Section <c>Veritas:Journal</c>.</summary>
public sealed class JournalOptions
{
    /// <summary>
    /// Writers, each with a connection and the attempts whose id falls to it. 1 to 16, default 2: more than cores does
    /// not pay.
    /// </summary>
    [Range(1, 16)]
    public int Writers { get; set; } = 2;

    /// <summary>
    /// Rows that may wait, over all writers. 1,000 to 10,000,000, default 200,000: about 60 MB, and two seconds of the
    /// fastest load or an hour of 30 students while PostgreSQL is away. When full, sockets stop reading.
    /// </summary>
    [Range(1_000, 10_000_000)]
    public int QueueRows { get; set; } = 200_000;

    /// <summary>
    /// Rows of one commit, 1 to 100,000, default 4,000: past that COPY does not get faster, only later.
    /// </summary>
    [Range(1, 100_000)]
    public int CommitRows { get; set; } = 4_000;

    /// <summary>Seconds a commit may take before it is given up and tried again, 1 to 300, default 15.</summary>
    [Range(1, 300)]
    public int CommitTimeoutSeconds { get; set; } = 15;

    /// <summary>
    /// Seconds to drain the queue when the process stops, 0 to 300, default 10. Clients keep what was not written.
    /// </summary>
    [Range(0, 300)]
    public int DrainSeconds { get; set; } = 10;
}
