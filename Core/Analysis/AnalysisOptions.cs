using System.ComponentModel.DataAnnotations;

namespace Veritas.Analysis;

/// <summary>Section <c>Veritas:Analysis</c>.</summary>
public sealed class AnalysisOptions
{
    /// <summary>How often changed attempts are looked for, in milliseconds, 50 to 60,000, default 500: what a teacher takes for at once.</summary>
    [Range(50, 60_000)]
    public int SummaryMilliseconds { get; set; } = 500;

    /// <summary>How often rescorings are looked for, in milliseconds, 50 to 60,000, default 1,000: it is a person who waits.</summary>
    [Range(50, 60_000)]
    public int RescoringMilliseconds { get; set; } = 1_000;

    /// <summary>Changes counted in one transaction, 1 to 10,000, default 1,000: more take longer and hold more in memory.</summary>
    [Range(1, 10_000)]
    public int SummaryBatch { get; set; } = 1_000;

    /// <summary>How often ended attempts are looked for to be analysed, in milliseconds, 50 to 60,000, default 1,000: nobody waits for it.</summary>
    [Range(50, 60_000)]
    public int BehaviorMilliseconds { get; set; } = 1_000;

    /// <summary>How long an ended attempt waits before it is analysed, in seconds, 0 to 600, default 5: its last events are written behind its end.</summary>
    [Range(0.0, 600.0)]
    public double BehaviorSettleSeconds { get; set; } = 5;

    /// <summary>
    /// Older attempts looked through at each of these times for a missing analysis, 0 to 1,000, default 20: a new version of the analyser must not be felt. 0: none.
    /// </summary>
    [Range(0, 1_000)]
    public int BehaviorSweep { get; set; } = 20;

    /// <summary>How often exams are looked for whose answers are to be compared, in milliseconds, 50 to 60,000, default 1,000: it is a person who waits.</summary>
    [Range(50, 60_000)]
    public int CollusionMilliseconds { get; set; } = 1_000;
}
