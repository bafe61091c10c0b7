using System.ComponentModel.DataAnnotations;

namespace Veritas.Grains.Analysis;

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
}
