using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Analysis;

/// <summary>State of a rescoring.</summary>
public enum RescoringState
{
    /// <summary>The ended attempts are being replayed.</summary>
    Computing,

    /// <summary>All attempts are computed; nothing has changed.</summary>
    Ready,

    /// <summary>The new scores are being written.</summary>
    Applying,

    /// <summary>The attempts have the new scores; the rescoring keeps the old ones.</summary>
    Applied,

    /// <summary>It could not be computed; nothing has changed.</summary>
    Failed,
}

/// <summary>An exam's scores under another policy.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">The exam.</param>
/// <param name="State">Progress.</param>
/// <param name="Policy">The other policy.</param>
/// <param name="MadeBy">Who requested it.</param>
/// <param name="MadeAt">When it was requested.</param>
/// <param name="AppliedBy">Who applied it; null until then.</param>
/// <param name="AppliedAt">When it was applied.</param>
/// <param name="Attempts">Ended attempts computed so far.</param>
/// <param name="Changed">Attempts whose score changes.</param>
/// <param name="MeanChange">Mean of new minus old score over the computed attempts; null without any.</param>
/// <param name="FlaggedBefore">Attempts whose old score is low enough to flag them.</param>
/// <param name="FlaggedAfter">Attempts whose new score is low enough to flag them.</param>
public sealed record Rescoring(
    Guid Id,
    Guid ExamId,
    RescoringState State,
    MonitoringPolicy Policy,
    Guid MadeBy,
    DateTimeOffset MadeAt,
    Guid? AppliedBy,
    DateTimeOffset? AppliedAt,
    int Attempts,
    int Changed,
    double? MeanChange,
    int FlaggedBefore,
    int FlaggedAfter
);

/// <summary>The effect of a rescoring on one attempt.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Student">Its student.</param>
/// <param name="OldIntegrity">0 to 100.</param>
/// <param name="NewIntegrity">0 to 100.</param>
/// <param name="OldBand">At the end of the attempt.</param>
/// <param name="NewBand">At the end of the attempt, under the other policy.</param>
public sealed record RescoredAttempt(
    Guid AttemptId,
    Person Student,
    double OldIntegrity,
    double NewIntegrity,
    string OldBand,
    string NewBand
);

/// <summary>A rescoring and a page of its effect.</summary>
/// <param name="Rescoring">State and totals.</param>
/// <param name="Items">Computed attempts, the largest change first.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
public sealed record RescoringEffect(Rescoring Rescoring, ImmutableArray<RescoredAttempt> Items, string? Next);
