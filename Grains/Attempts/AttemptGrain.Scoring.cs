using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>
/// What teachers see of a live attempt. Ended attempts are read from the database without their grain.
/// </summary>
internal sealed partial class AttemptGrain
{
    public Task<Result<AttemptCard>> Look() =>
        Task.FromResult<Result<AttemptCard>>(NotLive() is { } over ? over : Card(Now));

    public Task<Result<ScoreView>> Score() =>
        Task.FromResult<Result<ScoreView>>(NotLive() is { } over ? over : _state.Monitor!.Score(Now));

    /// <summary>Null while the attempt is live; then there is a monitor.</summary>
    private Problem? NotLive()
    {
        if (_state.Row is null)
        {
            return AttemptProblems.Unknown;
        }

        return _state is { IsLive: true, Monitor: not null } ? null : AttemptProblems.Over;
    }

    private async Task<ScoringState> Replay(
        IAsyncEnumerable<RecordedEvent> events,
        ScoringPolicy policy,
        ScoringState state
    )
    {
        // The alerts of these events were stored with them; they are not raised again.
        var stored = new List<AlertDraft>();
        await foreach (var e in events)
        {
            ScoreRules.Apply(state, policy, e, stored);
            _state.Notice(e.Type, e.Data.Span);
        }

        return state;
    }
}
