using System.Collections.ObjectModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Embedded;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>
/// A silo and a client in this process. The client outlives the silo: its references work again after a restart.
/// Memory storage goes with its silo, as it does in Orleans.
/// </summary>
public sealed class InProcessTestCluster : IAsyncDisposable
{
    private readonly Action<IHostApplicationBuilder>[] _hosts;
    private readonly Action<InProcessTestSiloSpecificOptions, ISiloBuilder>[] _siloBuilders;
    private readonly List<InProcessSiloHandle> _silos = [];
    private readonly SiloLink _link = new();
    private IHost? _clientHost;

    internal InProcessTestCluster(
        InProcessTestClusterOptions options,
        Action<IHostApplicationBuilder>[] hosts,
        Action<InProcessTestSiloSpecificOptions, ISiloBuilder>[] siloBuilders)
    {
        Options = options;
        _hosts = hosts;
        _siloBuilders = siloBuilders;
    }

    public InProcessTestClusterOptions Options { get; }

    public ReadOnlyCollection<InProcessSiloHandle> Silos => _silos.AsReadOnly();

    public IClusterClient Client => _clientHost?.Services.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("Deploy the cluster first.");

    public async Task DeployAsync()
    {
        var client = Host.CreateEmptyApplicationBuilder(null);
        Configure(client);
        client.Services.AddSingleton<IClusterClient>(provider => new ClusterClient(_link.Factory, provider));
        client.Services.AddSingleton<IGrainFactory>(_link.Factory);
        _clientHost = client.Build();
        await StartSiloAsync();
    }

    /// <summary>Completes when the grain's present activation is gone; at once if it has none.</summary>
    public Task WaitForDeactivationAsync(IAddressable grain) =>
        _link.Silo?.Directory.Find(grain.GetGrainId())?.Deactivated ?? Task.CompletedTask;

    public async Task DeactivateAsync(IAddressable grain)
    {
        if (_link.Silo?.Directory.Find(grain.GetGrainId()) is { } activation)
        {
            activation.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "The test asked for it."));
            await activation.Deactivated;
        }
    }

    /// <summary>Graceful: running requests finish, activations are deactivated.</summary>
    public Task StopSiloAsync(InProcessSiloHandle instance) => EndAsync(instance, graceful: true);

    /// <summary>As if the process had died.</summary>
    public Task KillSiloAsync(InProcessSiloHandle instance) => EndAsync(instance, graceful: false);

    public async Task<InProcessSiloHandle> RestartSiloAsync(InProcessSiloHandle instance)
    {
        await StopSiloAsync(instance);
        return await StartSiloAsync();
    }

    public Task<InProcessSiloHandle> StartAdditionalSiloAsync() =>
        _silos.Count == 0
            ? StartSiloAsync()
            : throw new NotSupportedException("A single process runs one silo: several need the official package set.");

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos.ToArray())
        {
            await StopSiloAsync(silo);
        }

        _clientHost?.Dispose();
    }

    private async Task EndAsync(InProcessSiloHandle silo, bool graceful)
    {
        if (silo.Ended)
        {
            return;
        }

        silo.Ended = true;
        if (!graceful)
        {
            silo.ServiceProvider.GetRequiredService<SiloRuntime>().Kill();
        }

        await silo.SiloHost.StopAsync();
        silo.SiloHost.Dispose();
        _silos.Remove(silo);
    }

    private async Task<InProcessSiloHandle> StartSiloAsync()
    {
        var options = new InProcessTestSiloSpecificOptions { SiloName = "Silo_0" };
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(_link);
        builder.UseOrleans(silo =>
        {
            silo.Configure<SiloOptions>(o => o.SiloName = options.SiloName);
            Configure(builder);
            foreach (var configure in _siloBuilders)
            {
                configure(options, silo);
            }

            silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (Options.ClusterId, Options.ServiceId));
        });
        var handle = new InProcessSiloHandle { Name = options.SiloName, SiloHost = builder.Build() };
        await handle.SiloHost.StartAsync();
        _silos.Add(handle);
        return handle;
    }

    private void Configure(IHostApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        foreach (var configure in _hosts)
        {
            configure(builder);
        }
    }
}
