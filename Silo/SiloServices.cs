using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Audit;
using Veritas.Classes;
using Veritas.Exams;
using Veritas.Grains;
using Veritas.Grains.Attempts;
using Veritas.Grains.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Grains.Rooms;
using Veritas.Grains.Storage;
using Veritas.Learning;
using Veritas.Monitoring;
using Veritas.Operations;
using Veritas.Privacy;
using Veritas.Requests;
using Veritas.Rooms;
using Veritas.Storage;

namespace Veritas.Silo;

/// <summary>Adds the grains to a host.</summary>
public static class SiloServices
{
    /// <summary>
    /// Adds the grains, in this process or in a cluster's silos, according to section <c>Veritas:Silo</c>.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="database">Open and migrated; the caller disposes it after the host has stopped.</param>
    /// <exception cref="Orleans.Runtime.OrleansConfigurationException">A value of the section is invalid.</exception>
    public static IHostApplicationBuilder AddVeritasGrains(
        this IHostApplicationBuilder builder,
        VeritasDatabase database
    )
    {
        var settings = SiloSettings.Read(builder.Configuration);
        return settings.Role == SiloSettings.HostRole.Client
            ? builder.AddClient(settings, database)
            : builder.AddSilo(settings, database);
    }

    /// <summary>Adds the silo with all grains.</summary>
    /// <inheritdoc cref="AddVeritasGrains"/>
    public static IHostApplicationBuilder AddVeritasSilo(
        this IHostApplicationBuilder builder,
        VeritasDatabase database
    ) => builder.AddSilo(SiloSettings.Read(builder.Configuration), database);

    private static IHostApplicationBuilder AddSilo(
        this IHostApplicationBuilder builder,
        SiloSettings settings,
        VeritasDatabase database
    )
    {
        // Blocked pool threads could get a silo evicted, so the thread pool must grow quickly.
        ThreadPool.SetMinThreads(256, 256);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddMetrics().AddStorage(database);
        // The journal and the audit log's writer start before the silo and stop after it, because grains write until
        // they stop.
        builder.Services.AddMonitoring().AddAudit();
        builder.Services.AddSingleton(settings);
        builder.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Membership, (_, _) => new MembershipTime());
        var ports = SiloPorts.Choose(settings);
        builder.UseOrleans(silo =>
        {
            _ = settings.IsClustered ? silo.UseCluster(settings, ports, database) : silo.UseOneProcess(settings, ports);
            silo.UseStateIn(database).AddActivityPropagation();
        });
        builder.Services.AddCapabilities().AddAttemptGrains();
        return builder;
    }

    private static IServiceCollection AddCapabilities(this IServiceCollection services) =>
        services
            .AddLiveActors()
            .AddAccounts()
            .AddExams()
            .AddAttempts()
            .AddAlerts()
            .AddRoomStores()
            .AddAnalysis()
            .AddClasses()
            .AddLearning()
            .AddRequests()
            .AddOperations()
            .AddPrivacy();

    private static IHostApplicationBuilder AddClient(
        this IHostApplicationBuilder builder,
        SiloSettings settings,
        VeritasDatabase database
    )
    {
        ThreadPool.SetMinThreads(256, 256);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddMetrics().AddStorage(database).AddSingleton(settings);
        builder.Services.AddMonitoring().AddAudit().AddCapabilities();
        return builder.UseOrleansClient(client =>
            client.UseCluster(settings, database, TimeProvider.System).AddActivityPropagation()
        );
    }
}
