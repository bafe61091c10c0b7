using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Learning;

/// <summary>How likely a student is to drop out.</summary>
public enum RiskLevel
{
    /// <summary>No action needed.</summary>
    Low,

    /// <summary>Talk to the student.</summary>
    Medium,

    /// <summary>Talk to the student soon.</summary>
    High,
}

/// <summary>The contribution of one feature to a student's risk.</summary>
/// <param name="Feature">Its name; docs/learning.md says what it measures.</param>
/// <param name="Value">The student's value; null when unknown, which counts as average.</param>
/// <param name="Contribution">For a model weight times standardised value, in logits; for the rule points.</param>
public sealed record RiskFactor(string Feature, double? Value, double Contribution);

/// <summary>A student's risk of dropping out, and its factors.</summary>
/// <param name="Student">The student.</param>
/// <param name="Level">Low, medium or high.</param>
/// <param name="Method">model or rule.</param>
/// <param name="ModelId">The model; null for the rule.</param>
/// <param name="Score">0 to 1: the model's calibrated probability, or the rule's share of the maximum points.</param>
/// <param name="Base">The sum starts here: for a model the logit of an average student, for the rule 0.</param>
/// <param name="Factors">Largest contribution first; with the base they add up to the logit, or to the points.</param>
/// <param name="ComputedAt">When it was computed.</param>
public sealed record StudentRisk(
    Person Student,
    RiskLevel Level,
    string Method,
    Guid? ModelId,
    double Score,
    double Base,
    ImmutableArray<RiskFactor> Factors,
    DateTimeOffset ComputedAt
);

/// <summary>An outcome about to be stored: whether a student left.</summary>
/// <param name="StudentId">The student.</param>
/// <param name="Term">1 to 100 characters; a student has one outcome a term, the latest.</param>
/// <param name="HasLeft">The student dropped out.</param>
/// <param name="ObservedOn">Data up to this date predict it, later data are ignored. From 1990 to today.</param>
public sealed record OutcomeDraft(Guid StudentId, string Term, bool HasLeft, DateOnly ObservedOn);

/// <summary>A stored outcome.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="StudentId">The student.</param>
/// <param name="Term">The term.</param>
/// <param name="HasLeft">The student dropped out.</param>
/// <param name="ObservedOn">Data up to this date predict it.</param>
/// <param name="EnteredAt">When it was entered.</param>
public sealed record Outcome(
    Guid Id,
    Guid StudentId,
    string Term,
    bool HasLeft,
    DateOnly ObservedOn,
    DateTimeOffset EnteredAt
);

/// <summary>The state of a model.</summary>
public enum RiskModelState
{
    /// <summary>Waiting for its training, or being trained.</summary>
    Waiting,

    /// <summary>Trained; it can be activated.</summary>
    Ready,

    /// <summary>The training failed.</summary>
    Failed,
}

/// <summary>Outcomes that a model predicted with a probability in this range.</summary>
/// <param name="From">Least probability of the bin.</param>
/// <param name="To">Upper end of the bin.</param>
/// <param name="Outcomes">Number of outcomes.</param>
/// <param name="Predicted">Their mean probability; null without any.</param>
/// <param name="Left">The share of students who left; null without any.</param>
public sealed record CalibrationBin(double From, double To, int Outcomes, double? Predicted, double? Left);

/// <summary>The weight of one feature in a model.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Weight">Weight of the standardised value, in units of the calibrated logit.</param>
/// <param name="Mean">The mean that standardises it.</param>
/// <param name="Deviation">The standard deviation that standardises it.</param>
public sealed record FeatureWeight(string Feature, double Weight, double Mean, double Deviation);

/// <summary>How well a model predicted outcomes it had not seen: five folds, each student in one of them.</summary>
/// <param name="Outcomes">Number of outcomes it was trained on.</param>
/// <param name="Students">Number of their students.</param>
/// <param name="Left">Outcomes of students who left.</param>
/// <param name="Auc">
/// Area under the ROC curve: the probability that a student who left got a higher risk than one who stayed. 0.5 is
/// chance.
/// </param>
/// <param name="LogLoss">Mean negative logarithm of the probability of the actual outcome.</param>
/// <param name="Brier">Mean squared difference to the actual outcome.</param>
/// <param name="Calibration">Ten bins.</param>
public sealed record RiskFigures(
    int Outcomes,
    int Students,
    int Left,
    double Auc,
    double LogLoss,
    double Brier,
    ImmutableArray<CalibrationBin> Calibration
);

/// <summary>A trained model.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="State">Its state.</param>
/// <param name="Active">It is the model in use.</param>
/// <param name="MadeAt">When it was requested.</param>
/// <param name="EndedAt">When its training ended; null while it is waiting.</param>
/// <param name="Failure">Why it failed; else null.</param>
/// <param name="Weights">Empty unless it is ready.</param>
/// <param name="Figures">Null unless it is ready.</param>
public sealed record RiskModel(
    Guid Id,
    RiskModelState State,
    bool Active,
    DateTimeOffset MadeAt,
    DateTimeOffset? EndedAt,
    string? Failure,
    ImmutableArray<FeatureWeight> Weights,
    RiskFigures? Figures
);
