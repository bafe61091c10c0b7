using System.Collections.Immutable;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>A question with what was handed in at it.</summary>
internal sealed record BehaviorQuestion(Guid Id, int Position, QuestionKind Kind, int Characters)
{
    /// <summary>Its answer grows as it is written: a later version is no change of mind.</summary>
    public bool IsText => Kind is QuestionKind.ShortText or QuestionKind.Essay;
}

/// <summary>An event as the analyser needs it: seconds since the attempt's start.</summary>
/// <param name="Type">Name in the taxonomy, or <c>answer.saved</c>.</param>
/// <param name="At">When it began.</param>
/// <param name="Seconds">How long it lasted.</param>
/// <param name="Question">The question it names, if any.</param>
/// <param name="Characters">How much was pasted.</param>
/// <param name="First">The answer's first version.</param>
/// <param name="IntervalMs">The usual time between keys, where the event tells it; else 0.</param>
internal readonly record struct BehaviorEvent(
    string Type, double At, double Seconds = 0, Guid? Question = null, int Characters = 0, bool First = false, double IntervalMs = 0);

/// <summary>All that an analysis is a function of.</summary>
/// <param name="Seconds">From start to end.</param>
/// <param name="Questions">In the exam's order.</param>
/// <param name="Events">In any order; what lies outside the attempt is moved to its edge.</param>
/// <param name="Earlier">Typing in the student's earlier ended attempts.</param>
internal sealed record BehaviorInput(
    double Seconds, ImmutableArray<BehaviorQuestion> Questions, ImmutableArray<BehaviorEvent> Events, ImmutableArray<RhythmMeasures> Earlier);

/// <summary>Typing in one attempt; the interval is null where the page did not tell it.</summary>
internal readonly record struct RhythmMeasures(double? IntervalMs, double ShiftsPerHour, double BurstsPerHour);
