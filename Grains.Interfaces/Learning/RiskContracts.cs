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
[GenerateSerializer, Immutable, Alias("Veritas.RiskFactor")]
public sealed record RiskFactor([property: Id(0)] string Feature, [property: Id(1)] double? Value, [property: Id(2)] double Contribution);

/// <summary>A student's risk of dropping out, with what it is made of.</summary>
/// <param name="Student">Who.</param>
/// <param name="Level">Low, medium or high.</param>
/// <param name="Method">model or rule.</param>
/// <param name="ModelId">The model; null for the rule.</param>
/// <param name="Score">0 to 1: the model's calibrated probability, or the rule's points by the most there are.</param>
/// <param name="Base">What the contributions are added to: of a model the logit of an average student, of the rule 0.</param>
/// <param name="Factors">The largest contribution first; with the base they add up to the logit, or to the points.</param>
/// <param name="ComputedAt">When.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StudentRisk")]
public sealed record StudentRisk(
    [property: Id(0)] Person Student, [property: Id(1)] RiskLevel Level, [property: Id(2)] string Method, [property: Id(3)] Guid? ModelId,
    [property: Id(4)] double Score, [property: Id(5)] double Base, [property: Id(6)] ImmutableArray<RiskFactor> Factors,
    [property: Id(7)] DateTimeOffset ComputedAt);

/// <summary>Whether a student left.</summary>
/// <param name="StudentId">Who.</param>
/// <param name="Term">1 to 100 characters; one outcome a student and term, a later one takes its place.</param>
/// <param name="HasLeft">The student dropped out.</param>
/// <param name="ObservedOn">What was known by that day predicts it: nothing later is looked at. From 1990 to today.</param>
[GenerateSerializer, Immutable, Alias("Veritas.OutcomeDraft")]
public sealed record OutcomeDraft(
    [property: Id(0)] Guid StudentId, [property: Id(1)] string Term, [property: Id(2)] bool HasLeft, [property: Id(3)] DateOnly ObservedOn);

/// <summary>An outcome as it is kept.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="StudentId">Who.</param>
/// <param name="Term">Of which term.</param>
/// <param name="HasLeft">The student dropped out.</param>
/// <param name="ObservedOn">By that day.</param>
/// <param name="EnteredAt">When it was entered.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Outcome")]
public sealed record Outcome(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid StudentId, [property: Id(2)] string Term, [property: Id(3)] bool HasLeft,
    [property: Id(4)] DateOnly ObservedOn, [property: Id(5)] DateTimeOffset EnteredAt);

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
[GenerateSerializer, Immutable, Alias("Veritas.CalibrationBin")]
public sealed record CalibrationBin(
    [property: Id(0)] double From, [property: Id(1)] double To, [property: Id(2)] int Outcomes, [property: Id(3)] double? Predicted, [property: Id(4)] double? Left);

/// <summary>What one feature weighs in a model.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Weight">Of the standardised value, in units of the calibrated logit.</param>
/// <param name="Mean">The mean that standardises it.</param>
/// <param name="Deviation">The standard deviation that standardises it.</param>
[GenerateSerializer, Immutable, Alias("Veritas.FeatureWeight")]
public sealed record FeatureWeight([property: Id(0)] string Feature, [property: Id(1)] double Weight, [property: Id(2)] double Mean, [property: Id(3)] double Deviation);

/// <summary>How well a model foretold outcomes it had not seen: five folds, a student in one fold alone.</summary>
/// <param name="Outcomes">It was trained on.</param>
/// <param name="Students">They are of.</param>
/// <param name="Left">Outcomes of students who left.</param>
/// <param name="Auc">The chance that one who left was given the higher risk than one who stayed; 0.5: none better than a coin.</param>
/// <param name="LogLoss">Mean of minus the logarithm of the probability of what happened.</param>
/// <param name="Brier">Mean square of the difference to what happened.</param>
/// <param name="Calibration">Ten bins.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RiskFigures")]
public sealed record RiskFigures(
    [property: Id(0)] int Outcomes, [property: Id(1)] int Students, [property: Id(2)] int Left, [property: Id(3)] double Auc, [property: Id(4)] double LogLoss,
    [property: Id(5)] double Brier, [property: Id(6)] ImmutableArray<CalibrationBin> Calibration);

/// <summary>A trained model.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="State">Where it is.</param>
/// <param name="Active">It is the one in use.</param>
/// <param name="MadeAt">When its training was asked for.</param>
/// <param name="EndedAt">When it was trained, or failed; null while it waits.</param>
/// <param name="Failure">Why it failed; else null.</param>
/// <param name="Weights">Empty unless it is ready.</param>
/// <param name="Figures">Null unless it is ready.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RiskModel")]
public sealed record RiskModel(
    [property: Id(0)] Guid Id, [property: Id(1)] RiskModelState State, [property: Id(2)] bool Active, [property: Id(3)] DateTimeOffset MadeAt,
    [property: Id(4)] DateTimeOffset? EndedAt, [property: Id(5)] string? Failure, [property: Id(6)] ImmutableArray<FeatureWeight> Weights,
    [property: Id(7)] RiskFigures? Figures);
