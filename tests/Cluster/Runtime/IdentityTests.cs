using Orleans;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

public interface INumberGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

public sealed class NumberGrain : Grain, INumberGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

public interface IGuidGrain : IGrainWithGuidKey
{
    Task<Guid> Key();
}

public sealed class GuidGrain : Grain, IGuidGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

public interface IPairGrain : IGrainWithGuidCompoundKey
{
    Task<string> Key();
}

[GrainType("named-pair")]
public sealed class PairGrain : Grain, IPairGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKey(out var extension)} {extension}");
}

public interface INumberPairGrain : IGrainWithIntegerCompoundKey
{
    Task<string> Key();
}

public sealed class NumberPairGrain : Grain, INumberPairGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKeyLong(out var extension)} {extension}");
}

public sealed class IdentityTests
{
    private static readonly Guid Id = Guid.Parse("0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");

    [Fact]
    public async Task Every_kind_of_key_reaches_its_grain()
    {
        await using var cluster = await RuntimeCluster.StartAsync();

        Assert.Equal(long.MinValue, await cluster.Client.GetGrain<INumberGrain>(long.MinValue).Key());
        Assert.Equal(255, await cluster.Client.GetGrain<INumberGrain>(255).Key());
        Assert.Equal(Id, await cluster.Client.GetGrain<IGuidGrain>(Id).Key());
        Assert.Equal($"{Id} a+b", await cluster.Client.GetGrain<IPairGrain>(Id, "a+b").Key());
        Assert.Equal("-1 x", await cluster.Client.GetGrain<INumberPairGrain>(-1, "x").Key());
    }

    [Fact]
    public async Task A_grain_id_is_written_type_slash_key()
    {
        await using var cluster = await RuntimeCluster.StartAsync();

        Assert.Equal("number/FF", cluster.Client.GetGrain<INumberGrain>(255).GetGrainId().ToString());
        Assert.Equal($"guid/{Id:N}", cluster.Client.GetGrain<IGuidGrain>(Id).GetGrainId().ToString());
        Assert.Equal($"named-pair/{Id:N}+x", cluster.Client.GetGrain<IPairGrain>(Id, "x").GetGrainId().ToString());
        Assert.Equal("turn/exam-1/2", cluster.Grain<ITurnGrain>("exam-1/2").GetGrainId().ToString());
        Assert.Equal(GrainId.Create("turn", "exam-1/2"), GrainId.Parse("turn/exam-1/2"));
        Assert.False(GrainId.TryParse("turn", out _));
    }

    [Fact]
    public async Task References_are_values()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var (one, same, other) = (cluster.Grain<ITurnGrain>("a-1"), cluster.Grain<ITurnGrain>("a-1"), cluster.Grain<ITurnGrain>("a-2"));

        Assert.NotSame(one, same);
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.Equal(one, cluster.Client.GetGrain<ITurnGrain>(one.GetGrainId()));
    }

    [Fact]
    public async Task Keys_of_another_kind_and_empty_keys_are_refused()
    {
        await using var cluster = await RuntimeCluster.StartAsync();

        Assert.ThrowsAny<ArgumentException>(() => cluster.Grain<ITurnGrain>(" "));
        Assert.ThrowsAny<Exception>(() => cluster.Grain<ITurnGrain>("exam-1").GetPrimaryKeyLong());
    }
}
