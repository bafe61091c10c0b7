using System.ComponentModel.DataAnnotations;

namespace Veritas.Analysis;

/// <summary>Section <c>Veritas:Analysis</c>.</summary>
public sealed class AnalysisOptions
{
    /// <summary>
    /// Interval of counting changed attempts, in milliseconds, 50 to 60,000, default 500: dashboards look up to date.
    /// </summary>
    [Range(50, 60_000)]
    public int SummaryMilliseconds { get; set; } = 500;

    /// <summary>
    /// Interval of the rescoring job, in milliseconds, 50 to 60,000, default 1,000: a person waits for it.
    /// </summary>
    [Range(50, 60_000)]
    public int RescoringMilliseconds { get; set; } = 1_000;

    /// <summary>
    /// Changes counted in one transaction, 1 to 10,000, default 1,000: bounds its duration and memory.
    /// </summary>
    [Range(1, 10_000)]
    public int SummaryBatch { get; set; } = 1_000;

    /// <summary>
    /// Interval of the behaviour job, in milliseconds, 50 to 60,000, default 1,000: nobody waits for it.
    /// </summary>
    [Range(50, 60_000)]
    public int BehaviorMilliseconds { get; set; } = 1_000;

    /// <summary>
    /// Delay from the end of an attempt to its analysis, in seconds, 0 to 600, default 5: its last events are written
    /// after its end.
    /// </summary>
    [Range(0.0, 600.0)]
    public double BehaviorSettleSeconds { get; set; } = 5;

    /// <summary>
    /// Older attempts that each run checks for a missing analysis, 0 (off) to 1,000, default 20: keeps the load of a
    /// new version of the rules low.
    /// </summary>
    [Range(0, 1_000)]
    public int BehaviorSweep { get; set; } = 20;

    /// <summary>
    /// Interval of the comparison job, in milliseconds, 50 to 60,000, default 1,000: a person waits for it.
    /// </summary>
    [Range(50, 60_000)]
    public int CollusionMilliseconds { get; set; } = 1_000;
}
