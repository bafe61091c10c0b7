using Veritas.Attempts;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>Calls the grains of live attempts.</summary>
internal sealed class LiveAttempts(IGrainFactory grains) : ILiveAttempts
{
    public Task<Result<AttemptCard>> Look(Guid attemptId) => grains.GetGrain<IAttemptGrain>(attemptId).Look();

    public Task<Result<ScoreView>> Score(Guid attemptId) => grains.GetGrain<IAttemptGrain>(attemptId).Score();
}
