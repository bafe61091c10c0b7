using System.Collections.Immutable;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>A question, and the length of its submitted text.</summary>
internal sealed record BehaviorQuestion(Guid Id, int Position, QuestionKind Kind, int Characters)
{
    /// <summary>A text is saved while it is written, so a later version is not a changed answer.</summary>
    public bool IsText => Kind is QuestionKind.ShortText or QuestionKind.Essay;
}

/// <summary>The parts of an event that the analysis needs.</summary>
/// <param name="Type">An event type, or <c>answer.saved</c>.</param>
/// <param name="At">Its start, in seconds since the start of the attempt.</param>
/// <param name="Seconds">Its duration.</param>
/// <param name="Question">The question it refers to, if any.</param>
/// <param name="Characters">Pasted characters.</param>
/// <param name="First">Whether it is the answer's first version.</param>
/// <param name="IntervalMs">The usual time between keys; 0 if the event does not have it.</param>
internal readonly record struct BehaviorEvent(
    string Type,
    double At,
    double Seconds = 0,
    Guid? Question = null,
    int Characters = 0,
    bool First = false,
    double IntervalMs = 0
);

/// <summary>The input of an analysis.</summary>
/// <param name="Seconds">From start to end.</param>
/// <param name="Questions">In the exam's order.</param>
/// <param name="Events">In any order; events outside the attempt count at its start or end.</param>
/// <param name="Earlier">Typing in the student's earlier attempts.</param>
internal sealed record BehaviorInput(
    double Seconds,
    ImmutableArray<BehaviorQuestion> Questions,
    ImmutableArray<BehaviorEvent> Events,
    ImmutableArray<RhythmMeasures> Earlier
);

/// <summary>Typing in one attempt; the interval is null if the page did not report it.</summary>
internal readonly record struct RhythmMeasures(double? IntervalMs, double ShiftsPerHour, double BurstsPerHour);
