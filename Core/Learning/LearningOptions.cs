using System.ComponentModel.DataAnnotations;

namespace Veritas.Learning;

/// <summary>Section <c>Veritas:Learning</c>.</summary>
public sealed class LearningOptions
{
    /// <summary>
    /// Interval of the job that counts changed results, in milliseconds, 50 to 60,000. Default 1,000: no request waits
    /// for it.
    /// </summary>
    [Range(50, 60_000)]
    public int RecordMilliseconds { get; set; } = 1_000;

    /// <summary>
    /// Results counted in one transaction, 1 to 10,000. Default 500: more take longer and need more memory.
    /// </summary>
    [Range(1, 10_000)]
    public int RecordBatch { get; set; } = 500;

    /// <summary>
    /// Students see their own risk and its factors. Default false: a risk score must come with a conversation, so
    /// students never see it alone.
    /// </summary>
    public bool ShowRiskToStudents { get; set; }

    /// <summary>Least probability of the medium level, 0.01 to 0.99. Default 0.2. For models only.</summary>
    [Range(0.01, 0.99)]
    public double MediumRisk { get; set; } = 0.2;

    /// <summary>
    /// Least probability of the high level, 0.01 to 0.99, at least <see cref="MediumRisk"/>. Default 0.5. For models
    /// only.
    /// </summary>
    [Range(0.01, 0.99)]
    public double HighRisk { get; set; } = 0.5;

    /// <summary>
    /// Interval of the job that trains waiting models, in milliseconds, 50 to 600,000. Default 5,000: an admin waits
    /// for the result.
    /// </summary>
    [Range(50, 600_000)]
    public int TrainingMilliseconds { get; set; } = 5_000;

    /// <summary>
    /// Interval of the job that recomputes risk levels older than a day, in seconds, 1 to 86,400. Default 600.
    /// </summary>
    [Range(1, 86_400)]
    public int RefreshSeconds { get; set; } = 600;
}
