using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Analysis;

/// <summary>
/// How an ended attempt was taken, from its events and answers. Evidence for people; it changes no score.
/// </summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Version">Version of the analysis rules.</param>
/// <param name="ComputedAt">When it was computed.</param>
/// <param name="Figures">The numbers.</param>
/// <param name="Summary">The figures in sentences.</param>
/// <param name="Narrative">A language model's description of the figures; null if nobody requested one.</param>
public sealed record BehaviorAnalysis(
    Guid AttemptId,
    int Version,
    DateTimeOffset ComputedAt,
    BehaviorFigures Figures,
    string Summary,
    BehaviorNarrative? Narrative
);

/// <summary>The figures of an analysis.</summary>
/// <param name="Seconds">From the start to the end.</param>
/// <param name="Questions">In the exam's order.</param>
/// <param name="Focus">Time away from the exam's page.</param>
/// <param name="Paste">Pasted text.</param>
/// <param name="Rhythm">Typing compared with the student's own earlier attempts.</param>
/// <param name="Changes">Changed answers.</param>
public sealed record BehaviorFigures(
    int Seconds,
    ImmutableArray<QuestionTime> Questions,
    FocusFigures Focus,
    PasteFigures Paste,
    RhythmFigures Rhythm,
    ChangeFigures Changes
);

/// <summary>The work on one question.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Position">In the exam, from 1.</param>
/// <param name="Seconds">Time on the page that led to an action at this question.</param>
/// <param name="Visits">How often the student came to it from another question.</param>
/// <param name="Saves">Stored versions of the answer.</param>
/// <param name="Changes">Saves that changed a choice; 0 for texts, which are saved while they are written.</param>
public sealed record QuestionTime(Guid QuestionId, int Position, double Seconds, int Visits, int Saves, int Changes);

/// <summary>
/// Time away: the page was hidden, or another window had the focus. Less than a second does not count.
/// </summary>
/// <param name="Times">Number of absences.</param>
/// <param name="AwaySeconds">Total time away.</param>
/// <param name="LongestSeconds">The longest absence.</param>
/// <param name="HiddenSeconds">Part of the total with the page hidden.</param>
/// <param name="Share">Total divided by the attempt's duration, 0 to 1.</param>
public sealed record FocusFigures(
    int Times,
    double AwaySeconds,
    double LongestSeconds,
    double HiddenSeconds,
    double Share
);

/// <summary>Text from the clipboard.</summary>
/// <param name="Pastes">Pastes and drops from outside the exam.</param>
/// <param name="PastedCharacters">Characters of these.</param>
/// <param name="OwnCharacters">Pasted characters that were copied inside the exam.</param>
/// <param name="AnswerCharacters">Characters of the submitted texts.</param>
/// <param name="Share">Pasted from outside divided by answer characters; may exceed 1. Null without texts.</param>
public sealed record PasteFigures(
    int Pastes,
    long PastedCharacters,
    long OwnCharacters,
    long AnswerCharacters,
    double? Share
);

/// <summary>Typing, compared with the student's own earlier attempts.</summary>
/// <param name="IntervalMs">Usual time between keys in ms, as the page reported it; null if it did not.</param>
/// <param name="ShiftsPerHour">Deviations of the rhythm from that at the start of the attempt.</param>
/// <param name="BurstsPerHour">Times when many characters appeared without keys.</param>
/// <param name="BaselineAttempts">Earlier attempts of the comparison; below 3 there is no baseline.</param>
/// <param name="Comparisons">One for each measure that has a baseline.</param>
public sealed record RhythmFigures(
    double? IntervalMs,
    double ShiftsPerHour,
    double BurstsPerHour,
    int BaselineAttempts,
    ImmutableArray<RhythmComparison> Comparisons
);

/// <summary>One measure of typing compared with the student's baseline.</summary>
/// <param name="Measure"><c>interval_ms</c>, <c>shifts_per_hour</c> or <c>bursts_per_hour</c>.</param>
/// <param name="Value">In this attempt.</param>
/// <param name="Usual">Median of the earlier attempts.</param>
/// <param name="Z">Robust z-score, from the median absolute deviation; 3.5 and more is unusual.</param>
public sealed record RhythmComparison(string Measure, double Value, double Usual, double Z);

/// <summary>Changed choices.</summary>
/// <param name="Changes">Total number.</param>
/// <param name="Questions">Number of questions with a change.</param>
/// <param name="Late">In the last tenth of the attempt.</param>
/// <param name="LateBurst">The most of these within one minute.</param>
/// <param name="AfterAway">Within 30 s after an absence of 5 s or more.</param>
public sealed record ChangeFigures(int Changes, int Questions, int Late, int LateBurst, int AfterAway);

/// <summary>State of a narrative.</summary>
public enum NarrativeState
{
    /// <summary>Requested; the model has not answered yet.</summary>
    Asked,

    /// <summary>The text is available.</summary>
    Told,

    /// <summary>Every try failed; it can be requested again.</summary>
    Failed,
}

/// <summary>
/// A language model's description of the figures. It receives only them: no name, id, answer or score.
/// </summary>
/// <param name="State">Progress.</param>
/// <param name="Text">At most 8,000 characters; null until available.</param>
/// <param name="Model">Name of the model; null until available.</param>
/// <param name="At">When the state was entered.</param>
public sealed record BehaviorNarrative(NarrativeState State, string? Text, string? Model, DateTimeOffset At);
