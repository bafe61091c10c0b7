using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Attempts;

/// <summary>What only the actor of a live attempt knows: events and scores that are not in the database yet.</summary>
internal interface ILiveAttempts
{
    /// <summary>
    /// The attempt as its room shows it, without the student's name. Problems: <c>attempt_unknown</c>,
    /// <c>attempt_over</c>.
    /// </summary>
    Task<Result<AttemptCard>> Look(Guid attemptId);

    /// <summary>The score now. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>.</summary>
    Task<Result<ScoreView>> Score(Guid attemptId);
}
