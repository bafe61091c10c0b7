using System.Collections.Immutable;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Attempts;

/// <summary>Scores of attempts: from the grain of a live attempt, by a replay of the events of an ended one.</summary>
internal sealed class AttemptScoresService(
    AttemptStore attempts,
    EventStore events,
    EventAvailability availability,
    ILiveAttempts live,
    TimeProvider time
)
{
    /// <summary>
    /// The attempt as its room shows it, and its score with the breakdown. Problem: <c>attempt_unknown</c>.
    /// </summary>
    public async Task<Result<(AttemptCard Card, ScoreView Score)>> Of(Guid attemptId, CancellationToken cancel)
    {
        if (await attempts.ReadAsync(attemptId, cancel) is not { } row)
        {
            return AttemptProblems.Unknown;
        }

        if (row.Status.IsLive())
        {
            var (card, score) = (await live.Look(attemptId), await live.Score(attemptId));
            if (card.Ok && score.Ok)
            {
                return (card.Value, score.Value);
            }

            var problem = card.Problem ?? score.Problem!;
            if (
                problem.Code != AttemptProblems.Over.Code
                || await attempts.ReadAsync(attemptId, cancel) is not { } ended
            )
            {
                return problem;
            }

            // The attempt has ended since the row was read.
            row = ended;
        }

        return (Card(row), await ScoreAsync(row, cancel));
    }

    private async Task<ScoreView> ScoreAsync(AttemptRow row, CancellationToken cancel)
    {
        if (await availability.OfAttemptAsync(row.Id, cancel) is not null)
        {
            // There are no events to replay, so the stored score is returned without a breakdown.
            return new ScoreView(
                row.IntegrityScore,
                row.Risk,
                row.Band,
                row.ScoredAt ?? row.StartedAt,
                row.Policy.Version,
                []
            );
        }

        var policy = ScoringPolicy.Compile(row.Policy, row.Accommodation, row.StartedAt, row.DurationSeconds);
        var state = new ScoringState();
        // The alerts of these events were raised when the events arrived.
        List<AlertDraft> raised = [];
        await foreach (var e in events.AfterAsync(row.StartedOn, row.Id, 0, 0, cancel))
        {
            ScoreRules.Apply(state, policy, e, raised);
        }

        return ScoreRules.View(state, policy, time.GetUtcNow());
    }

    private static AttemptCard Card(AttemptRow row) =>
        new(
            row.Id,
            row.StudentId,
            "",
            row.Status,
            false,
            false,
            false,
            row.IntegrityScore,
            row.Risk,
            row.Band,
            row.EventCount,
            row.StartedAt,
            row.Deadline,
            ImmutableArray<string>.Empty,
            row.ScoredAt ?? row.StartedAt
        );
}
