using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Learning;

/// <summary>How likely a student is to drop out.</summary>
public enum RiskLevel
{
    /// <summary>Nothing to see.</summary>
    Low,

    /// <summary>Worth a talk.</summary>
    Medium,

    /// <summary>Worth a talk soon.</summary>
    High,
}

/// <summary>What one feature does to a student's risk.</summary>
/// <param name="Feature">Its name; docs/learning.md says what it measures.</param>
/// <param name="Value">The student's; null: not known, and taken for average.</param>
/// <param name="Contribution">Of a model: weight times standardised value, in units of the logit. Of the rule: points.</param>
public sealed record RiskFactor(string Feature, double? Value, double Contribution);

/// <summary>A student's risk of dropping out, with what it is made of.</summary>
/// <param name="Student">Who.</param>
/// <param name="Level">Low, medium or high.</param>
/// <param name="Method">model or rule.</param>
/// <param name="ModelId">The model; null for the rule.</param>
/// <param name="Score">0 to 1: the model's calibrated probability, or the rule's points by the most there are.</param>
/// <param name="Base">What the contributions are added to: of a model the logit of an average student, of the rule 0.</param>
/// <param name="Factors">The largest contribution first; with the base they add up to the logit, or to the points.</param>
/// <param name="ComputedAt">When.</param>
public sealed record StudentRisk(
    Person Student, RiskLevel Level, string Method, Guid? ModelId,
    double Score, double Base, ImmutableArray<RiskFactor> Factors,
    DateTimeOffset ComputedAt);

/// <summary>Whether a student left.</summary>
/// <param name="StudentId">Who.</param>
/// <param name="Term">1 to 100 characters; one outcome a student and term, a later one takes its place.</param>
/// <param name="HasLeft">The student dropped out.</param>
/// <param name="ObservedOn">What was known by that day predicts it: nothing later is looked at. From 1990 to today.</param>
public sealed record OutcomeDraft(
    Guid StudentId, string Term, bool HasLeft, DateOnly ObservedOn);

/// <summary>An outcome as it is kept.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="StudentId">Who.</param>
/// <param name="Term">Of which term.</param>
/// <param name="HasLeft">The student dropped out.</param>
/// <param name="ObservedOn">By that day.</param>
/// <param name="EnteredAt">When it was entered.</param>
public sealed record Outcome(
    Guid Id, Guid StudentId, string Term, bool HasLeft,
    DateOnly ObservedOn, DateTimeOffset EnteredAt);

/// <summary>Where a model is.</summary>
public enum RiskModelState
{
    /// <summary>It waits for its training, or is being trained.</summary>
    Waiting,

    /// <summary>It can be used.</summary>
    Ready,

    /// <summary>It could not be trained.</summary>
    Failed,
}

/// <summary>Outcomes a model foretold with about that probability.</summary>
/// <param name="From">Least probability of the bin.</param>
/// <param name="To">Its end.</param>
/// <param name="Outcomes">How many.</param>
/// <param name="Predicted">Their mean probability; null without any.</param>
/// <param name="Left">The share that left; null without any.</param>
public sealed record CalibrationBin(
    double From, double To, int Outcomes, double? Predicted, double? Left);

/// <summary>What one feature weighs in a model.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Weight">Of the standardised value, in units of the calibrated logit.</param>
/// <param name="Mean">The mean that standardises it.</param>
/// <param name="Deviation">The standard deviation that standardises it.</param>
public sealed record FeatureWeight(string Feature, double Weight, double Mean, double Deviation);

/// <summary>How well a model foretold outcomes it had not seen: five folds, a student in one fold alone.</summary>
/// <param name="Outcomes">It was trained on.</param>
/// <param name="Students">They are of.</param>
/// <param name="Left">Outcomes of students who left.</param>
/// <param name="Auc">The chance that one who left was given the higher risk than one who stayed; 0.5: none better than a coin.</param>
/// <param name="LogLoss">Mean of minus the logarithm of the probability of what happened.</param>
/// <param name="Brier">Mean square of the difference to what happened.</param>
/// <param name="Calibration">Ten bins.</param>
public sealed record RiskFigures(
    int Outcomes, int Students, int Left, double Auc, double LogLoss,
    double Brier, ImmutableArray<CalibrationBin> Calibration);

/// <summary>A trained model.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="State">Where it is.</param>
/// <param name="Active">It is the one in use.</param>
/// <param name="MadeAt">When its training was asked for.</param>
/// <param name="EndedAt">When it was trained, or failed; null while it waits.</param>
/// <param name="Failure">Why it failed; else null.</param>
/// <param name="Weights">Empty unless it is ready.</param>
/// <param name="Figures">Null unless it is ready.</param>
public sealed record RiskModel(
    Guid Id, RiskModelState State, bool Active, DateTimeOffset MadeAt,
    DateTimeOffset? EndedAt, string? Failure, ImmutableArray<FeatureWeight> Weights,
    RiskFigures? Figures);
