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
public sealed record Rescoring(
    Guid Id, Guid ExamId, RescoringState State, MonitoringPolicy Policy,
    Guid MadeBy, DateTimeOffset MadeAt, Guid? AppliedBy, DateTimeOffset? AppliedAt,
    int Attempts, int Changed, double? MeanChange, int FlaggedBefore,
    int FlaggedAfter);

/// <summary>What a rescoring does to one attempt.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Student">Whose.</param>
/// <param name="OldIntegrity">0 to 100.</param>
/// <param name="NewIntegrity">0 to 100.</param>
/// <param name="OldBand">At the end of the attempt.</param>
/// <param name="NewBand">The same under the other policy.</param>
public sealed record RescoredAttempt(
    Guid AttemptId, Person Student, double OldIntegrity, double NewIntegrity,
    string OldBand, string NewBand);

/// <summary>A rescoring with a page of its effect.</summary>
/// <param name="Rescoring">Where it is, and its sums.</param>
/// <param name="Items">Computed attempts, the largest change first.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
public sealed record RescoringEffect(
    Rescoring Rescoring, ImmutableArray<RescoredAttempt> Items, string? Next);
