using System.ComponentModel.DataAnnotations;

namespace Veritas.Learning;

/// <summary>Section <c>Veritas:Learning</c>.</summary>
public sealed class LearningOptions
{
    /// <summary>How often changed results are looked for, in milliseconds, 50 to 60,000, default 1,000: nobody waits for a record.</summary>
    [Range(50, 60_000)]
    public int RecordMilliseconds { get; set; } = 1_000;

    /// <summary>Results counted in one transaction, 1 to 10,000, default 500: more take longer and hold more in memory.</summary>
    [Range(1, 10_000)]
    public int RecordBatch { get; set; } = 500;

    /// <summary>A student sees the own level of risk with what it is made of. Default false: a number without a talk does harm.</summary>
    public bool ShowRiskToStudents { get; set; }

    /// <summary>A model's probability from which on the level is medium, 0.01 to 0.99, default 0.2.</summary>
    [Range(0.01, 0.99)]
    public double MediumRisk { get; set; } = 0.2;

    /// <summary>A model's probability from which on the level is high, 0.01 to 0.99, not under <see cref="MediumRisk"/>, default 0.5.</summary>
    [Range(0.01, 0.99)]
    public double HighRisk { get; set; } = 0.5;

    /// <summary>How often a model that waits for its training is looked for, in milliseconds, 50 to 600,000, default 5,000: it is a person who waits.</summary>
    [Range(50, 600_000)]
    public int TrainingMilliseconds { get; set; } = 5_000;

    /// <summary>How often students whose level is a day old are looked for, in seconds, 1 to 86,400, default 600.</summary>
    [Range(1, 86_400)]
    public int RefreshSeconds { get; set; } = 600;
}
