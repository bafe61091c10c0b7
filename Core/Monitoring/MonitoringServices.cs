using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Storage;

namespace Veritas.Monitoring;

/// <summary>Wiring of monitoring.</summary>
public static class MonitoringServices
{
    /// <summary>
    /// Adds the journal and the readers. Call it before the silo is added, because the journal must stop after the
    /// grains that write to it.
    /// </summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<JournalOptions>()
            .BindConfiguration("Veritas:Journal")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<JournalMetrics>().AddSingleton<EventStore>().AddSingleton<EventAvailability>();
        services.AddSingleton<EventJournal>();
        services.AddHostedService(p => p.GetRequiredService<EventJournal>());
        // In one process: a new partition briefly locks the table of events.
        return services
            .AddSingleton<EventPartitions>()
            .AddPeriodicJob<EventPartitions>(
                "event_partitions",
                RunsIn.OneProcess,
                TimeSpan.FromMinutes(10),
                (partitions, _, cancel) => partitions.EnsureAsync(cancel)
            );
    }
}
