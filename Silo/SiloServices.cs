using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Veritas.Grains.Accounts;
using Veritas.Grains.Alerts;
using Veritas.Grains.Analysis;
using Veritas.Grains.Attempts;
using Veritas.Grains.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Grains.Operations;
using Veritas.Grains.Rooms;
using Veritas.Grains.Storage;

namespace Veritas.Silo;

/// <summary>Everything that lives in a silo.</summary>
public static class SiloServices
{
    /// <summary>Adds the silo with all grains to the host.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="database">Open and migrated; must outlive the host.</param>
    /// <exception cref="Orleans.Runtime.OrleansConfigurationException">A port in section <c>Veritas:Silo</c> cannot be used.</exception>
    public static IHostApplicationBuilder AddVeritasSilo(this IHostApplicationBuilder builder, VeritasDatabase database)
    {
        // Blocked pool threads would get a silo evicted; the pool must not hesitate to grow.
        ThreadPool.SetMinThreads(256, 256);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddMetrics().AddStorage(database);
        // The journal starts before the silo and stops after it: grains write until they are gone.
        builder.Services.AddMonitoring();
        var ports = SiloPorts.Read(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(ports.SiloPort, ports.GatewayPort);
            silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = ("veritas", "veritas"));
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10));
            silo.AddAdoNetGrainStorageAsDefault(o =>
            {
                o.Invariant = "Npgsql";
                o.ConnectionString = database.ConnectionString;
                o.GrainStorageSerializer = new SystemTextJsonStorage();
            });
        });
        builder.Services.AddAccounts().AddExams().AddAttempts().AddAlerts().AddRooms().AddAnalysis().AddOperations();
        return builder;
    }
}
