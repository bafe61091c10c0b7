using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;

namespace Veritas.Analysis;

/// <summary>A verdict on an attempt. The latest one counts, with the verdict of its review if it has one.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Verdict">The first person's finding.</param>
/// <param name="Comment">The reason.</param>
/// <param name="JudgedBy">The judging person.</param>
/// <param name="JudgedAt">When it was made.</param>
/// <param name="Review">A second person's review; null if there is none.</param>
/// <param name="Counts">The verdict of the review if there is one, else the first.</param>
public sealed record AttemptVerdict(
    Guid Id,
    Guid AttemptId,
    Verdict Verdict,
    string Comment,
    Guid JudgedBy,
    DateTimeOffset JudgedAt,
    VerdictReview? Review,
    Verdict Counts
);

/// <summary>A second person's review of a verdict.</summary>
/// <param name="Verdict">The same verdict confirms, a different one overturns.</param>
/// <param name="Comment">The reason.</param>
/// <param name="ReviewedBy">Never the judging person.</param>
/// <param name="ReviewedAt">When it was reviewed.</param>
public sealed record VerdictReview(Verdict Verdict, string Comment, Guid ReviewedBy, DateTimeOffset ReviewedAt);
