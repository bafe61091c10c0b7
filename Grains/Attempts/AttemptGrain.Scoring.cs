using Veritas.Attempts;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>What teachers see of the live attempt. Ended ones are read from the database, without their grain.</summary>
internal sealed partial class AttemptGrain
{
    public Task<Result<AttemptCard>> Look() => Task.FromResult<Result<AttemptCard>>(NotLive() is { } over ? over : Card(Now));

    public Task<Result<ScoreView>> Score() =>
        Task.FromResult<Result<ScoreView>>(NotLive() is { } over ? over : _monitor!.Score(Now));

    private Problem? NotLive() => _row is null ? AttemptProblems.Unknown : _row.Status.IsLive() ? null : AttemptProblems.Over;

    private async Task<ScoringState> Replay(IAsyncEnumerable<RecordedEvent> events, ScoringPolicy policy, ScoringState state)
    {
        // The alerts of these events were stored with them; they are not raised again.
        var stored = new List<AlertDraft>();
        await foreach (var e in events)
        {
            ScoreRules.Apply(state, policy, e, stored);
            Notice(e.Type, e.Data.Span);
        }

        return state;
    }
}
