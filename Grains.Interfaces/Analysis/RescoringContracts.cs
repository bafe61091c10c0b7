using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Analysis;

/// <summary>Where a rescoring is.</summary>
public enum RescoringState
{
    /// <summary>The ended attempts are replayed, one after the other.</summary>
    Computing,

    /// <summary>The effect can be read; nothing has changed.</summary>
    Ready,

    /// <summary>The new scores are written.</summary>
    Applying,

    /// <summary>The new scores are the attempts'; the old ones are kept here.</summary>
    Applied,

    /// <summary>It could not be computed; nothing has changed.</summary>
    Failed,
}

/// <summary>An exam's scores under another policy.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">The exam.</param>
/// <param name="State">Where it is.</param>
/// <param name="Policy">The other policy.</param>
/// <param name="MadeBy">Who wanted it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="AppliedBy">Who applied it; null: nobody.</param>
/// <param name="AppliedAt">When.</param>
/// <param name="Attempts">Ended attempts computed so far.</param>
/// <param name="Changed">Those whose score changes.</param>
/// <param name="MeanChange">New less old score over the computed ones; null without any.</param>
/// <param name="FlaggedBefore">Scores low enough to flag an attempt, before.</param>
/// <param name="FlaggedAfter">The same under the other policy.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Rescoring")]
public sealed record Rescoring(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid ExamId, [property: Id(2)] RescoringState State, [property: Id(3)] MonitoringPolicy Policy,
    [property: Id(4)] Guid MadeBy, [property: Id(5)] DateTimeOffset MadeAt, [property: Id(6)] Guid? AppliedBy, [property: Id(7)] DateTimeOffset? AppliedAt,
    [property: Id(8)] int Attempts, [property: Id(9)] int Changed, [property: Id(10)] double? MeanChange, [property: Id(11)] int FlaggedBefore,
    [property: Id(12)] int FlaggedAfter);

/// <summary>What a rescoring does to one attempt.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Student">Whose.</param>
/// <param name="OldIntegrity">0 to 100.</param>
/// <param name="NewIntegrity">0 to 100.</param>
/// <param name="OldBand">At the end of the attempt.</param>
/// <param name="NewBand">The same under the other policy.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RescoredAttempt")]
public sealed record RescoredAttempt(
    [property: Id(0)] Guid AttemptId, [property: Id(1)] Person Student, [property: Id(2)] double OldIntegrity, [property: Id(3)] double NewIntegrity,
    [property: Id(4)] string OldBand, [property: Id(5)] string NewBand);

/// <summary>A rescoring with a page of its effect.</summary>
/// <param name="Rescoring">Where it is, and its sums.</param>
/// <param name="Items">Computed attempts, the largest change first.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RescoringEffect")]
public sealed record RescoringEffect(
    [property: Id(0)] Rescoring Rescoring, [property: Id(1)] ImmutableArray<RescoredAttempt> Items, [property: Id(2)] string? Next);

/// <summary>
/// Scores of ended attempts under another policy: computed by replay in the background, looked at, then applied or left. Key: 0; any number of
/// activations. Problems of all: <c>exam_unknown</c>, <c>not_permitted</c>, <c>database_away</c>.
/// </summary>
[Alias("Veritas.IRescoringsGrain")]
public interface IRescoringsGrain : IGrainWithIntegerKey
{
    /// <summary>Begins to compute; needs edit. Problems: <c>policy_invalid</c>, <c>rescoring_running</c> (one at a time an exam).</summary>
    [Alias("Begin")]
    Task<Result<Rescoring>> Begin(Actor actor, Guid examId, MonitoringPolicy policy);

    /// <summary>The exam's rescorings, the latest first. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="actor">Needs proctor.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">The last rescoring of the page before; null: from the latest.</param>
    /// <param name="limit">1 to 500.</param>
    [Alias("OfExam")]
    Task<Result<Page<Rescoring>>> OfExam(Actor actor, Guid examId, Guid? after, int limit);

    /// <summary>One with its effect; needs proctor. Problems: <c>rescoring_unknown</c>, <c>cursor_invalid</c>.</summary>
    [Alias("Read")]
    Task<Result<RescoringEffect>> Read(Actor actor, Guid examId, Guid rescoringId, string? after, int limit);

    /// <summary>Writes the computed scores; needs edit. Again: nothing happens. Problems: <c>rescoring_unknown</c>, <c>rescoring_not_ready</c>, <c>rescoring_running</c>.</summary>
    [Alias("Apply")]
    Task<Result<Rescoring>> Apply(Actor actor, Guid examId, Guid rescoringId);
}
