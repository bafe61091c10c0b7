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
public sealed record AttemptVerdict(
    Guid Id, Guid AttemptId, Verdict Verdict, string Comment,
    Guid JudgedBy, DateTimeOffset JudgedAt, VerdictReview? Review, Verdict Counts);

/// <summary>A second person's look at a judgement.</summary>
/// <param name="Verdict">The same confirms, another one overturns.</param>
/// <param name="Comment">Why.</param>
/// <param name="ReviewedBy">Never the person who judged.</param>
/// <param name="ReviewedAt">When.</param>
public sealed record VerdictReview(
    Verdict Verdict, string Comment, Guid ReviewedBy, DateTimeOffset ReviewedAt);
