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
[GenerateSerializer, Immutable, Alias("Veritas.BehaviorAnalysis")]
public sealed record BehaviorAnalysis(
    [property: Id(0)] Guid AttemptId, [property: Id(1)] int Version, [property: Id(2)] DateTimeOffset ComputedAt, [property: Id(3)] BehaviorFigures Figures,
    [property: Id(4)] string Summary, [property: Id(5)] BehaviorNarrative? Narrative);

/// <summary>The numbers of an analysis.</summary>
/// <param name="Seconds">From the start to the end.</param>
/// <param name="Questions">In the exam's order.</param>
/// <param name="Focus">Time away from the exam's page.</param>
/// <param name="Paste">What was pasted.</param>
/// <param name="Rhythm">Typing beside the student's own earlier attempts.</param>
/// <param name="Changes">Answers that were changed.</param>
[GenerateSerializer, Immutable, Alias("Veritas.BehaviorFigures")]
public sealed record BehaviorFigures(
    [property: Id(0)] int Seconds, [property: Id(1)] ImmutableArray<QuestionTime> Questions, [property: Id(2)] FocusFigures Focus,
    [property: Id(3)] PasteFigures Paste, [property: Id(4)] RhythmFigures Rhythm, [property: Id(5)] ChangeFigures Changes);

/// <summary>How a question was worked on.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Position">In the exam, from 1.</param>
/// <param name="Seconds">Time on the page that led to something done at this question.</param>
/// <param name="Visits">How often the student came to it from elsewhere.</param>
/// <param name="Saves">Stored versions of the answer.</param>
/// <param name="Changes">Of these, choices that were made anew; 0 for texts, which grow as they are written.</param>
[GenerateSerializer, Immutable, Alias("Veritas.QuestionTime")]
public sealed record QuestionTime(
    [property: Id(0)] Guid QuestionId, [property: Id(1)] int Position, [property: Id(2)] double Seconds, [property: Id(3)] int Visits,
    [property: Id(4)] int Saves, [property: Id(5)] int Changes);

/// <summary>Time away: the page hidden, or another window in front. Stretches under a second are left out.</summary>
/// <param name="Times">How many stretches.</param>
/// <param name="AwaySeconds">All of them.</param>
/// <param name="LongestSeconds">The longest.</param>
/// <param name="HiddenSeconds">Of all, with the page hidden.</param>
/// <param name="Share">Of the attempt's time, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("Veritas.FocusFigures")]
public sealed record FocusFigures(
    [property: Id(0)] int Times, [property: Id(1)] double AwaySeconds, [property: Id(2)] double LongestSeconds, [property: Id(3)] double HiddenSeconds,
    [property: Id(4)] double Share);

/// <summary>What came from the clipboard.</summary>
/// <param name="Pastes">From outside the exam, dropped content with it.</param>
/// <param name="PastedCharacters">Of these.</param>
/// <param name="OwnCharacters">Pasted, and copied inside the exam before.</param>
/// <param name="AnswerCharacters">Of the texts that were handed in.</param>
/// <param name="Share">Pasted from outside by answers' characters; over 1 when more was pasted than stayed. Null without texts.</param>
[GenerateSerializer, Immutable, Alias("Veritas.PasteFigures")]
public sealed record PasteFigures(
    [property: Id(0)] int Pastes, [property: Id(1)] long PastedCharacters, [property: Id(2)] long OwnCharacters, [property: Id(3)] long AnswerCharacters,
    [property: Id(4)] double? Share);

/// <summary>Typing, beside the student's own earlier attempts.</summary>
/// <param name="IntervalMs">Usual time between keys, in milliseconds, as the page told it; null: it had no reason to.</param>
/// <param name="ShiftsPerHour">How often the rhythm moved away from the attempt's own beginning.</param>
/// <param name="BurstsPerHour">How often many characters came without keys.</param>
/// <param name="BaselineAttempts">Earlier attempts that it is compared with; under 3 there is no baseline.</param>
/// <param name="Comparisons">One a measure that has a baseline; empty without.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RhythmFigures")]
public sealed record RhythmFigures(
    [property: Id(0)] double? IntervalMs, [property: Id(1)] double ShiftsPerHour, [property: Id(2)] double BurstsPerHour,
    [property: Id(3)] int BaselineAttempts, [property: Id(4)] ImmutableArray<RhythmComparison> Comparisons);

/// <summary>One measure of typing against the student's own.</summary>
/// <param name="Measure"><c>interval_ms</c>, <c>shifts_per_hour</c> or <c>bursts_per_hour</c>.</param>
/// <param name="Value">In this attempt.</param>
/// <param name="Usual">Median of the earlier ones.</param>
/// <param name="Z">Robust: the difference by 1.4826 times the median absolute deviation, which has a floor. From 3.5 on it is far off.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RhythmComparison")]
public sealed record RhythmComparison(
    [property: Id(0)] string Measure, [property: Id(1)] double Value, [property: Id(2)] double Usual, [property: Id(3)] double Z);

/// <summary>Choices that were made anew.</summary>
/// <param name="Changes">All of them.</param>
/// <param name="Questions">How many questions they concern.</param>
/// <param name="Late">In the last tenth of the attempt.</param>
/// <param name="LateBurst">Of these, the most within one minute.</param>
/// <param name="AfterAway">Within 30 s after a stretch away of 5 s or more.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ChangeFigures")]
public sealed record ChangeFigures(
    [property: Id(0)] int Changes, [property: Id(1)] int Questions, [property: Id(2)] int Late, [property: Id(3)] int LateBurst, [property: Id(4)] int AfterAway);

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
[GenerateSerializer, Immutable, Alias("Veritas.BehaviorNarrative")]
public sealed record BehaviorNarrative(
    [property: Id(0)] NarrativeState State, [property: Id(1)] string? Text, [property: Id(2)] string? Model, [property: Id(3)] DateTimeOffset At);

/// <summary>
/// Behaviour analyses of ended attempts; an analyst makes them by itself soon after the end. Key: 0; any number of activations. Problems of all:
/// <c>attempt_unknown</c>, <c>not_permitted</c>, <c>database_away</c>.
/// </summary>
[Alias("Veritas.IBehaviorGrain"), Repeatable]
public interface IBehaviorGrain : IGrainWithIntegerKey
{
    /// <summary>The attempt's analysis, made now when there is none of this version; needs view. Problems: <c>attempt_live</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="force">Make it anew although there is one; its narrative goes.</param>
    [Alias("Analyse")]
    Task<Result<BehaviorAnalysis>> Analyse(Actor actor, Guid attemptId, bool force);

    /// <summary>The attempt's analysis; needs view. Problems: <c>behavior_unknown</c> (none yet).</summary>
    [Alias("Read")]
    Task<Result<BehaviorAnalysis>> Read(Actor actor, Guid attemptId);

    /// <summary>
    /// Asks for a narrative, unless there is one; it follows in the background. Needs view. Problems: <c>narrative_off</c>, <c>behavior_unknown</c>,
    /// <c>narrative_budget_spent</c>.
    /// </summary>
    [Alias("Narrate")]
    Task<Result<BehaviorAnalysis>> Narrate(Actor actor, Guid attemptId);
}
