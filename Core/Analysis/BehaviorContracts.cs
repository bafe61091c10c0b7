using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Analysis;

/// <summary>What the events and answers of an ended attempt say about how it was taken. Evidence to look at; it changes no score.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Version">Of the analyser.</param>
/// <param name="ComputedAt">When.</param>
/// <param name="Figures">The numbers.</param>
/// <param name="Summary">The same in sentences.</param>
/// <param name="Narrative">A language model's words for the figures; null: nobody asked.</param>
public sealed record BehaviorAnalysis(
    Guid AttemptId, int Version, DateTimeOffset ComputedAt, BehaviorFigures Figures,
    string Summary, BehaviorNarrative? Narrative);

/// <summary>The numbers of an analysis.</summary>
/// <param name="Seconds">From the start to the end.</param>
/// <param name="Questions">In the exam's order.</param>
/// <param name="Focus">Time away from the exam's page.</param>
/// <param name="Paste">What was pasted.</param>
/// <param name="Rhythm">Typing beside the student's own earlier attempts.</param>
/// <param name="Changes">Answers that were changed.</param>
public sealed record BehaviorFigures(
    int Seconds, ImmutableArray<QuestionTime> Questions, FocusFigures Focus,
    PasteFigures Paste, RhythmFigures Rhythm, ChangeFigures Changes);

/// <summary>How a question was worked on.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Position">In the exam, from 1.</param>
/// <param name="Seconds">Time on the page that led to something done at this question.</param>
/// <param name="Visits">How often the student came to it from elsewhere.</param>
/// <param name="Saves">Stored versions of the answer.</param>
/// <param name="Changes">Of these, choices that were made anew; 0 for texts, which grow as they are written.</param>
public sealed record QuestionTime(
    Guid QuestionId, int Position, double Seconds, int Visits,
    int Saves, int Changes);

/// <summary>Time away: the page hidden, or another window in front. Stretches under a second are left out.</summary>
/// <param name="Times">How many stretches.</param>
/// <param name="AwaySeconds">All of them.</param>
/// <param name="LongestSeconds">The longest.</param>
/// <param name="HiddenSeconds">Of all, with the page hidden.</param>
/// <param name="Share">Of the attempt's time, 0 to 1.</param>
public sealed record FocusFigures(
    int Times, double AwaySeconds, double LongestSeconds, double HiddenSeconds,
    double Share);

/// <summary>What came from the clipboard.</summary>
/// <param name="Pastes">From outside the exam, dropped content with it.</param>
/// <param name="PastedCharacters">Of these.</param>
/// <param name="OwnCharacters">Pasted, and copied inside the exam before.</param>
/// <param name="AnswerCharacters">Of the texts that were handed in.</param>
/// <param name="Share">Pasted from outside by answers' characters; over 1 when more was pasted than stayed. Null without texts.</param>
public sealed record PasteFigures(
    int Pastes, long PastedCharacters, long OwnCharacters, long AnswerCharacters,
    double? Share);

/// <summary>Typing, beside the student's own earlier attempts.</summary>
/// <param name="IntervalMs">Usual time between keys, in milliseconds, as the page told it; null: it had no reason to.</param>
/// <param name="ShiftsPerHour">How often the rhythm moved away from the attempt's own beginning.</param>
/// <param name="BurstsPerHour">How often many characters came without keys.</param>
/// <param name="BaselineAttempts">Earlier attempts that it is compared with; under 3 there is no baseline.</param>
/// <param name="Comparisons">One a measure that has a baseline; empty without.</param>
public sealed record RhythmFigures(
    double? IntervalMs, double ShiftsPerHour, double BurstsPerHour,
    int BaselineAttempts, ImmutableArray<RhythmComparison> Comparisons);

/// <summary>One measure of typing against the student's own.</summary>
/// <param name="Measure"><c>interval_ms</c>, <c>shifts_per_hour</c> or <c>bursts_per_hour</c>.</param>
/// <param name="Value">In this attempt.</param>
/// <param name="Usual">Median of the earlier ones.</param>
/// <param name="Z">Robust: the difference by 1.4826 times the median absolute deviation, which has a floor. From 3.5 on it is far off.</param>
public sealed record RhythmComparison(
    string Measure, double Value, double Usual, double Z);

/// <summary>Choices that were made anew.</summary>
/// <param name="Changes">All of them.</param>
/// <param name="Questions">How many questions they concern.</param>
/// <param name="Late">In the last tenth of the attempt.</param>
/// <param name="LateBurst">Of these, the most within one minute.</param>
/// <param name="AfterAway">Within 30 s after a stretch away of 5 s or more.</param>
public sealed record ChangeFigures(
    int Changes, int Questions, int Late, int LateBurst, int AfterAway);

/// <summary>Where a narrative is.</summary>
public enum NarrativeState
{
    /// <summary>A model is to be asked, or is being asked.</summary>
    Asked,

    /// <summary>There is a text.</summary>
    Told,

    /// <summary>Every try failed; it can be asked for again.</summary>
    Failed,
}

/// <summary>A language model's words for the figures. It saw nothing but them: no name, no id, no answer, no score.</summary>
/// <param name="State">Where it is.</param>
/// <param name="Text">At most 8,000 characters; null until told.</param>
/// <param name="Model">Whose words; null until told.</param>
/// <param name="At">When that was.</param>
public sealed record BehaviorNarrative(
    NarrativeState State, string? Text, string? Model, DateTimeOffset At);
