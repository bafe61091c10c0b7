using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Runtime;

/// <summary>A silo under a manual clock, with a probe that its grains can reach.</summary>
public sealed class RuntimeCluster : IAsyncDisposable
{
    private RuntimeCluster(InProcessTestCluster cluster, Probe probe, ManualTime time)
    {
        Cluster = cluster;
        Probe = probe;
        Time = time;
    }

    public InProcessTestCluster Cluster { get; }

    public Probe Probe { get; }

    public ManualTime Time { get; }

    public IClusterClient Client => Cluster.Client;

    public static async Task<RuntimeCluster> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        var probe = new Probe();
        var time = new ManualTime();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(probe);
            silo.Services.AddSingleton<TimeProvider>(time);
            silo.AddMemoryGrainStorageAsDefault();
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10));
            configure?.Invoke(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster, probe, time);
    }

    public T Grain<T>(string key)
        where T : IGrainWithStringKey => Client.GetGrain<T>(key);

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
