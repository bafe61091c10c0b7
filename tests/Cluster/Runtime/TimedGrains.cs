using Orleans;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

public interface ITimedGrain : IGrainWithStringKey
{
    Task Tick(TimeSpan period, bool keepAlive);
}

public sealed class TimedGrain(Probe probe) : Grain, ITimedGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Record("collected");
        return Task.CompletedTask;
    }

    public Task Tick(TimeSpan period, bool keepAlive)
    {
        this.RegisterGrainTimer(() => Task.CompletedTask, new GrainTimerCreationOptions(period, period) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }
}

public interface IStayingGrain : IGrainWithStringKey
{
    Task<int> Call();
}

[KeepAlive]
public sealed class StayingGrain : Grain, IStayingGrain
{
    private int _calls;

    public Task<int> Call() => Task.FromResult(++_calls);
}
