using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Cluster.Runtime;

public sealed class HostingTests
{
    [Fact]
    public async Task A_host_carries_a_silo_that_startup_tasks_can_call()
    {
        var probe = new Probe();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(probe);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort: ServerProcess.FreePort(), gatewayPort: 0)
            .AddStartupTask(async (services, _) =>
                probe.Record($"{await services.GetRequiredService<IGrainFactory>().GetGrain<ITurnGrain>("start-1").Count()}")));
        using var host = builder.Build();

        await host.StartAsync();
        Assert.Equal(["1"], probe.Log);
        Assert.Equal(2, await host.Services.GetRequiredService<IClusterClient>().GetGrain<ITurnGrain>("start-1").Count().Soon());
        await host.StopAsync();
    }

    [Fact]
    public async Task The_older_host_builder_carries_one_too()
    {
        using var host = new HostBuilder()
            .ConfigureServices(services => services.AddSingleton<Probe>())
            .UseOrleans((_, silo) => silo.UseLocalhostClustering(siloPort: ServerProcess.FreePort(), gatewayPort: 0))
            .Build();

        await host.StartAsync();
        Assert.Equal(1, await host.Services.GetRequiredService<IGrainFactory>().GetGrain<ITurnGrain>("start-2").Count().Soon());
        await host.StopAsync();
    }

    [Fact]
    public async Task A_collection_age_within_the_quantum_stops_the_start()
    {
        await Assert.ThrowsAnyAsync<OrleansConfigurationException>(() => RuntimeCluster.StartAsync(silo =>
            silo.Configure<GrainCollectionOptions>(o => o.CollectionAge = o.CollectionQuantum)));
    }

    [Fact]
    public async Task Calls_activations_and_time_outs_are_metered()
    {
        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "Microsoft.Orleans")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, 1));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        listener.Start();
        await using var cluster = await RuntimeCluster.StartOnMachineTimeAsync();

        await cluster.Grain<ITurnGrain>("meter-1").Count().Soon();
        var late = cluster.Grain<ITurnGrain>("meter-2").Pass("late");
        await cluster.Probe.Seen("+late");
        await Assert.ThrowsAsync<TimeoutException>(() => late.Soon());
        cluster.Probe.Open("late");
        listener.RecordObservableInstruments();

        lock (seen)
        {
            Assert.True(seen["orleans-catalog-activations"] >= 2);
            Assert.True(seen["orleans-app-requests-latency-bucket"] >= 1);
            Assert.True(seen["orleans-app-requests-timedout"] >= 1);
        }

        void Add(Instrument instrument, double value)
        {
            lock (seen)
            {
                seen[instrument.Name] = seen.GetValueOrDefault(instrument.Name) + value;
            }
        }
    }
}
