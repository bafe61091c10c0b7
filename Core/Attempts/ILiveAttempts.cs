using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Attempts;

/// <summary>
/// Data that only the grain of a live attempt has: events and scores that are not in the database yet.
/// </summary>
internal interface ILiveAttempts
{
    /// <summary>
    /// The attempt as its room shows it, without the student's name. Problems: <c>attempt_unknown</c>,
    /// <c>attempt_over</c>.
    /// </summary>
    Task<Result<AttemptCard>> Look(Guid attemptId);

    /// <summary>The current score. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>.</summary>
    Task<Result<ScoreView>> Score(Guid attemptId);
}
