using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Runtime;

/// <summary>
/// A silo under a manual clock, with a probe that its grains can reach. Orleans itself lets grain timers follow such a
/// clock and nothing else: time-outs and idle grains are tested on the machine's clock, with short times.
/// </summary>
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

    /// <summary>
    /// On the machine's clock, where calls wait for a second and idle activations stay for little more.
    /// </summary>
    public static Task<RuntimeCluster> StartOnMachineTimeAsync(Action<ISiloBuilder>? configure = null) =>
        StartAsync(configure, service: null, TimeProvider.System, TimeSpan.FromSeconds(1));

    public static Task<RuntimeCluster> StartAsync(Action<ISiloBuilder>? configure = null, string? service = null) =>
        StartAsync(configure, service, clock: null, TimeSpan.FromSeconds(10));

    /// <param name="configure">Changes the silo.</param>
    /// <param name="service">The service id; clusters of one id see each other's rows.</param>
    /// <param name="clock">The clock of grains; null for a manual one.</param>
    /// <param name="responseTimeout">How long calls wait.</param>
    private static async Task<RuntimeCluster> StartAsync(
        Action<ISiloBuilder>? configure,
        string? service,
        TimeProvider? clock,
        TimeSpan responseTimeout
    )
    {
        var probe = new Probe();
        var time = new ManualTime();
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = service ?? builder.Options.ServiceId;
        builder.ConfigureHost(host =>
            host.Services.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = responseTimeout)
        );
        builder.ConfigureSilo(
            (_, silo) =>
            {
                silo.Services.AddSingleton(probe);
                silo.Services.AddSingleton(clock ?? time).UseTimeProviderForBackgroundAreas(TimeProvider.System);
                silo.AddMemoryGrainStorageAsDefault();
                silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = responseTimeout);
                configure?.Invoke(silo);
            }
        );
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster, probe, time);
    }

    public T Grain<T>(string key)
        where T : IGrainWithStringKey => Client.GetGrain<T>(key);

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
