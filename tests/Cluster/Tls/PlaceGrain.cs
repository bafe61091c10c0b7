using Orleans;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Tls;

/// <summary>Tells where it lives. A placement hint says where that shall be.</summary>
[Alias("test.place")]
public interface IPlaceGrain : IGrainWithStringKey
{
    [Alias("Where")]
    Task<string> WhereAsync();
}

public sealed class PlaceGrain(ILocalSiloDetails silo) : Grain, IPlaceGrain
{
    public Task<string> WhereAsync() => Task.FromResult(silo.SiloAddress.ToString());
}
