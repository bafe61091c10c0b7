using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

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
            .UseLocalhostClustering(siloPort: 0, gatewayPort: 0)
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
            .UseOrleans((_, silo) => silo.UseLocalhostClustering(siloPort: 0, gatewayPort: 0))
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
    public async Task A_full_queue_refuses_more_requests()
    {
        await using var cluster = await RuntimeCluster.StartAsync(silo =>
            silo.Configure<SiloMessagingOptions>(o => o.MaxEnqueuedRequestsHardLimit = 3));
        var grain = cluster.Grain<ITurnGrain>("full-1");
        await grain.Count().Soon();

        var held = grain.Pass("held");
        await cluster.Probe.Seen("+held");
        var calls = Enumerable.Range(0, 10).Select(_ => grain.Count()).ToArray();
        cluster.Probe.Open("held");
        await held.Soon();
        await Task.WhenAll(calls.Select(async call => await Xunit.Record.ExceptionAsync(() => call.Soon())));

        Assert.Equal(3, calls.Count(call => call.IsCompletedSuccessfully));
        Assert.All(calls.Where(call => call.IsFaulted), call => Assert.IsType<LimitExceededException>(call.Exception!.InnerException));
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
        await using var cluster = await RuntimeCluster.StartAsync();

        await cluster.Grain<ITurnGrain>("meter-1").Count().Soon();
        var late = cluster.Grain<ITurnGrain>("meter-2").Pass("late");
        await cluster.Probe.Seen("+late");
        cluster.Time.Advance(TimeSpan.FromSeconds(12));
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
