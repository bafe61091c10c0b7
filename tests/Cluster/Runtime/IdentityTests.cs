using Orleans;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Veritas.Tests.Cluster.Runtime;

public interface IEchoGrain : IGrainWithStringKey
{
    Task<string> Key();

    ValueTask<long> Add(long a, int b, CancellationToken token);
}

public sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public async ValueTask<long> Add(long a, int b, CancellationToken token)
    {
        await Task.Yield();
        return a + b;
    }
}

public sealed class IdentityTests
{
    [Fact]
    public async Task Smoke()
    {
        await using var cluster = new InProcessTestClusterBuilder(1).Build();
        await cluster.DeployAsync();
        var grain = cluster.Client.GetGrain<IEchoGrain>("echo-1");
        Assert.Equal("echo-1", await grain.Key());
        Assert.Equal(3, await grain.Add(1, 2, default));
    }
}
