using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;

namespace Veritas.Analysis;

/// <summary>A judgement of an attempt. The latest of an attempt counts; when a second person has reviewed it, what that person found.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Verdict">What the first person found.</param>
/// <param name="Comment">Why.</param>
/// <param name="JudgedBy">The first person.</param>
/// <param name="JudgedAt">When.</param>
/// <param name="Review">The second person's; null: not reviewed.</param>
/// <param name="Counts">What counts.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptVerdict")]
public sealed record AttemptVerdict(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid AttemptId, [property: Id(2)] Verdict Verdict, [property: Id(3)] string Comment,
    [property: Id(4)] Guid JudgedBy, [property: Id(5)] DateTimeOffset JudgedAt, [property: Id(6)] VerdictReview? Review, [property: Id(7)] Verdict Counts);

/// <summary>A second person's look at a judgement.</summary>
/// <param name="Verdict">The same confirms, another one overturns.</param>
/// <param name="Comment">Why.</param>
/// <param name="ReviewedBy">Never the person who judged.</param>
/// <param name="ReviewedAt">When.</param>
[GenerateSerializer, Immutable, Alias("Veritas.VerdictReview")]
public sealed record VerdictReview(
    [property: Id(0)] Verdict Verdict, [property: Id(1)] string Comment, [property: Id(2)] Guid ReviewedBy, [property: Id(3)] DateTimeOffset ReviewedAt);

/// <summary>
/// People's judgements of attempts. Key: 0; any number of activations. Everything needs proctor permission on the attempt's exam
/// (<c>attempt_unknown</c>, <c>not_permitted</c>); without the database every call answers <c>database_away</c>.
/// </summary>
[Alias("Veritas.IVerdictsGrain")]
public interface IVerdictsGrain : IGrainWithIntegerKey
{
    /// <summary>All judgements of an attempt, the latest first, at most 100.</summary>
    [Alias("OfAttempt")]
    Task<Result<ImmutableArray<AttemptVerdict>>> OfAttempt(Actor actor, Guid attemptId);

    /// <summary>Judges; earlier judgements stay. Problems: <c>attempt_live</c>, <c>comment_missing</c> (but for cleared), <c>comment_too_long</c> (2,000), <c>comment_invalid</c>.</summary>
    [Alias("Judge")]
    Task<Result<AttemptVerdict>> Judge(Actor actor, Guid attemptId, Verdict verdict, string comment);

    /// <summary>
    /// A second person's judgement of the attempt's latest verdict; again by the same person overwrites. Problems: <c>verdict_unknown</c> (also a verdict
    /// that is no longer the latest), <c>second_person_needed</c>, <c>verdict_reviewed</c> (by somebody else), and those of a comment.
    /// </summary>
    [Alias("Review")]
    Task<Result<AttemptVerdict>> Review(Actor actor, Guid attemptId, Guid verdictId, Verdict verdict, string comment);
}
