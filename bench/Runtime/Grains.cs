using System.Collections.Immutable;
using Orleans;

namespace Veritas.Bench.Runtime;

[GenerateSerializer, Immutable, Alias("bench.event")]
public sealed record BenchEvent([property: Id(0)] int Sequence, [property: Id(1)] string Type, [property: Id(2)] long At);

[GenerateSerializer, Immutable, Alias("bench.batch")]
public sealed record BenchBatch([property: Id(0)] ImmutableArray<BenchEvent> Events);

[Alias("bench.counter")]
public interface ICounterGrain : IGrainWithIntegerKey
{
    [Alias("ping")]
    Task Ping();

    [Alias("append")]
    Task<long> Append(BenchBatch batch);

    [Alias("relay")]
    Task<long> Relay(ICounterGrain to, BenchBatch batch);
}

public sealed class CounterGrain : Grain, ICounterGrain
{
    private long _count;

    public Task Ping() => Task.CompletedTask;

    public Task<long> Append(BenchBatch batch) => Task.FromResult(_count += batch.Events.Length);

    public Task<long> Relay(ICounterGrain to, BenchBatch batch) => to.Append(batch);
}

[Alias("bench.idle")]
public interface IIdleGrain : IGrainWithIntegerKey
{
    [Alias("fill")]
    Task Fill();
}

/// <summary>Carries 200 bytes of state, which the result is reported without.</summary>
public sealed class IdleGrain : Grain, IIdleGrain
{
    public const int StateBytes = 200;

    private byte[] _state = [];

    public Task Fill()
    {
        _state = new byte[StateBytes];
        return Task.CompletedTask;
    }
}
