using System.ComponentModel.DataAnnotations;

namespace Veritas.Privacy;

/// <summary>Section <c>Veritas:Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    /// <summary>
    /// Whether events, answers and evidence are deleted after the period of the exam's policy (<c>retention_days</c>,
    /// which students are told before they begin). Default false: the institution decides when deletion begins.
    /// </summary>
    public bool Retention { get; set; }

    /// <summary>
    /// Whether an erased user's results are kept without a name, for institutions that must keep grades. Default false:
    /// attempts are deleted completely.
    /// </summary>
    public bool KeepResults { get; set; }

    /// <summary>
    /// Interval of the retention job, in seconds, 1 to 86,400, default 3,600: retention counts in days.
    /// </summary>
    [Range(1, 86_400)]
    public int RetentionSeconds { get; set; } = 3_600;

    /// <summary>Interval of the erasure job, in milliseconds, 50 to 600,000, default 2,000.</summary>
    [Range(50, 600_000)]
    public int ErasureMilliseconds { get; set; } = 2_000;

    /// <summary>
    /// Attempts per transaction of retention, 1 to 1,000, default 20: each may have thousands of events.
    /// </summary>
    [Range(1, 1_000)]
    public int RetentionBatch { get; set; } = 20;

    /// <summary>Events per transaction of an erasure, 1 to 100,000, default 5,000.</summary>
    [Range(1, 100_000)]
    public int ErasureBatch { get; set; } = 5_000;
}
