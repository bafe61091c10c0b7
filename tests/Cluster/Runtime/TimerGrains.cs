using Orleans;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

public interface ITimerGrain : IGrainWithStringKey
{
    /// <summary>Starts a timer: tick n records "tick n" and, if <paramref name="held"/>, waits at the gate "tick n".</summary>
    Task Start(GrainTimerOptions options);

    Task Change(TimeSpan due, TimeSpan period);

    Task Stop();

    Task Pass(string name);

    Task<string> StartElsewhere();

    Task<int> Ticks();
}

[GenerateSerializer, Immutable, Alias("test.timer-options")]
public sealed record GrainTimerOptions(
    [property: Id(0)] TimeSpan Due, [property: Id(1)] TimeSpan Period, [property: Id(2)] bool Interleave, [property: Id(3)] bool Held, [property: Id(4)] bool Fails);

public sealed class TimerGrain(Probe probe) : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    public Task Start(GrainTimerOptions options)
    {
        _timer = this.RegisterGrainTimer(
            Tick, options, new GrainTimerCreationOptions(options.Due, options.Period) { Interleave = options.Interleave });
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task Pass(string name)
    {
        probe.Record("+" + name);
        await probe.Gate(name);
        probe.Record("-" + name);
    }

    public async Task<string> StartElsewhere()
    {
        try
        {
            await Task.Run(() => this.RegisterGrainTimer(() => Task.CompletedTask, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
            return "registered";
        }
        catch (InvalidOperationException)
        {
            return "refused";
        }
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    private async Task Tick(GrainTimerOptions options, CancellationToken token)
    {
        var tick = $"tick {++_ticks}";
        probe.Record(tick);
        if (options.Held)
        {
            await probe.Gate(tick);
            probe.Record(token.IsCancellationRequested ? $"{tick} canceled" : $"{tick} ended");
        }

        if (options.Fails)
        {
            throw new InvalidOperationException("a bad tick");
        }
    }
}
