using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;
using Veritas.Grains.Storage;
using Veritas.Silo.Tls;
using Veritas.Storage;

namespace Veritas.Silo;

/// <summary>Configures how silos and clients find each other and detect failures.</summary>
internal static class Clustering
{
    /// <summary>Part of every stored state's key, so it must not depend on the cluster's name.</summary>
    private const string ServiceId = "veritas";

    private const string Postgres = "Npgsql";
    private const int MembershipConnections = 3;

    /// <summary>
    /// A killed silo is detected after three missed probes, so a longer interval would delay the detection.
    /// </summary>
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How often a silo writes that it is alive. If all silos died at once none can declare them dead, so the first one
    /// that starts waits for three of these intervals.
    /// </summary>
    private static readonly TimeSpan AliveEvery = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan GatewaysEvery = TimeSpan.FromSeconds(5);

    /// <summary>The silo of a single process without a cluster.</summary>
    public static ISiloBuilder UseOneProcess(this ISiloBuilder silo, SiloSettings settings, SiloPorts ports)
    {
        silo.UseLocalhostClustering(ports.Silo, ports.Gateway);
        return silo.UseNames(settings, ServiceId);
    }

    /// <summary>A silo of a cluster, with the membership table in the database.</summary>
    public static ISiloBuilder UseCluster(
        this ISiloBuilder silo,
        SiloSettings settings,
        SiloPorts ports,
        VeritasDatabase database
    )
    {
        silo.ConfigureEndpoints(settings.IP, ports.Silo, ports.Gateway);
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (Postgres, MembershipPool(database)));
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            (o.ProbeTimeout, o.MinProbeTimeout, o.MaxProbeTimeout, o.NumMissedProbesLimit) = (Probe, Probe, Probe, 3);
            (o.IAmAliveTablePublishTimeout, o.MaxJoinAttemptTime) = (AliveEvery, settings.JoinLimit);
            // Silos use new ports at each start, so rows of old ones are useless.
            (o.DefunctSiloExpiration, o.DefunctSiloCleanupPeriod) = (TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        });
        JoinRefusal.AddTo(silo.Services);
        silo.AddOutgoingGrainCallFilter<RetryFilter>();
        return silo.UseNames(settings, settings.Cluster);
    }

    /// <summary>A client of the cluster.</summary>
    public static IClientBuilder UseCluster(
        this IClientBuilder client,
        SiloSettings settings,
        VeritasDatabase database,
        TimeProvider time
    )
    {
        client.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (Postgres, MembershipPool(database)));
        client.UseConnectionRetryFilter(new FirstConnection(settings.JoinLimit, time));
        client.UseCertificates(settings.Tls);
        client.AddOutgoingGrainCallFilter<RetryFilter>();
        client.Services.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (settings.Cluster, ServiceId));
        client.Services.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = settings.CallLimit);
        client.Services.Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = GatewaysEvery);
        client.Services.Configure<ExceptionSerializationOptions>(CarryExceptions);
        return client;
    }

    /// <summary>
    /// The membership table has its own pool, so that a silo can report that it is alive when all connections of the
    /// stores are in use.
    /// </summary>
    private static string MembershipPool(VeritasDatabase database) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            MaxPoolSize = MembershipConnections,
        }.ConnectionString;

    /// <summary>Grain state in the tables of sql/0002, serialised as our JSON.</summary>
    public static ISiloBuilder UseStateIn(this ISiloBuilder silo, VeritasDatabase database) =>
        silo.AddAdoNetGrainStorageAsDefault(o =>
        {
            // The pool of the stores, so that its maximum size applies to grain storage too.
            (o.Invariant, o.DataSource) = (Postgres, database.DataSource);
            o.GrainStorageSerializer = new SystemTextJsonStorage();
        });

    private static ISiloBuilder UseNames(this ISiloBuilder silo, SiloSettings settings, string cluster)
    {
        silo.Services.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (cluster, ServiceId));
        silo.UseCertificates(settings.Tls);
        silo.Services.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = settings.CallLimit);
        silo.Services.Configure<ExceptionSerializationOptions>(CarryExceptions);
        return silo;
    }

    /// <summary>Preserves the types of exceptions across processes.</summary>
    private static void CarryExceptions(ExceptionSerializationOptions options)
    {
        options.SupportedNamespacePrefixes.Add("Veritas");
        options.SupportedNamespacePrefixes.Add(Postgres);
    }
}
