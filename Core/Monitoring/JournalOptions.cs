using System.ComponentModel.DataAnnotations;

namespace Veritas.Monitoring;

/// <summary>Section <c>Veritas:Journal</c>.</summary>
public sealed class JournalOptions
{
    /// <summary>
    /// Writers, each with its own connection and share of the attempts, 1 to 16, default 2: more writers than cores do
    /// not increase throughput.
    /// </summary>
    [Range(1, 16)]
    public int Writers { get; set; } = 2;

    /// <summary>
    /// Maximum number of waiting rows over all writers. 1,000 to 10,000,000, default 200,000: about 60 MB, enough for
    /// two seconds of the highest load, or for an hour of 30 students while PostgreSQL is unavailable. When the queue
    /// is full, sockets stop reading.
    /// </summary>
    [Range(1_000, 10_000_000)]
    public int QueueRows { get; set; } = 200_000;

    /// <summary>Rows of one commit, 1 to 100,000, default 4,000: more adds latency but no throughput.</summary>
    [Range(1, 100_000)]
    public int CommitRows { get; set; } = 4_000;

    /// <summary>Timeout of a commit, after which it is retried, in seconds, 1 to 300, default 15.</summary>
    [Range(1, 300)]
    public int CommitTimeoutSeconds { get; set; } = 15;

    /// <summary>
    /// Timeout for draining the queue when the process stops, in seconds, 0 to 300, default 10. Clients resend events
    /// that were not written.
    /// </summary>
    [Range(0, 300)]
    public int DrainSeconds { get; set; } = 10;
}
