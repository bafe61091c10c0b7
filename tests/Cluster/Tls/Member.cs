using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Veritas.Grains.Storage;
using Veritas.Silo;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Tls;

/// <summary>A silo of a cluster, or a client of it, as the product makes it.</summary>
public sealed class Member : IAsyncDisposable
{
    private readonly VeritasDatabase _database;
    private readonly IHost _host;

    private Member(VeritasDatabase database, IHost host, HostLog log) =>
        (_database, _host, Log) = (database, host, log);

    public HostLog Log { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public SiloAddress Address => Details.SiloAddress;

    public IPEndPoint SiloPort => Details.SiloAddress.Endpoint;

    public IPEndPoint Gateway => Details.GatewayAddress.Endpoint;

    private ILocalSiloDetails Details => _host.Services.GetRequiredService<ILocalSiloDetails>();

    /// <summary>Puts a member together; <see cref="StartAsync"/> starts it.</summary>
    public static async Task<Member> BuildAsync(
        TestDatabase tests,
        string role,
        params (string Key, string Value)[] silo
    )
    {
        var settings = silo.ToDictionary(s => $"Veritas:Silo:{s.Key}", s => (string?)s.Value);
        settings["ConnectionStrings:Veritas"] = tests.ConnectionString;
        settings["Veritas:Postgres:MaxPoolSize"] = "8";
        settings["Veritas:Silo:Cluster"] = "tls";
        settings["Veritas:Silo:Role"] = role;
        settings["Veritas:Silo:JoinSeconds"] = "10";
        // The machine may be busy with other tests: a call that is slow is not lost.
        settings["Veritas:Silo:CallSeconds"] = "30";
        var log = new HostLog();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddProvider(log);
        var database = await VeritasDatabase.OpenAsync(
            builder.Configuration,
            NullLoggerFactory.Instance,
            TimeProvider.System,
            CancellationToken.None
        );
        try
        {
            builder.AddVeritasGrains(database);
            // Nor is a silo that answers late a dead one.
            builder.Services.PostConfigure<ClusterMembershipOptions>(o => o.NumMissedProbesLimit = 10);
            return new Member(database, builder.Build(), log);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>A running one.</summary>
    public static async Task<Member> StartAsync(
        TestDatabase tests,
        string role,
        params (string Key, string Value)[] silo
    )
    {
        var member = await BuildAsync(tests, role, silo);
        try
        {
            await member.StartAsync();
            return member;
        }
        catch
        {
            await member.DisposeAsync();
            throw;
        }
    }

    public Task StartAsync() => _host.StartAsync();

    /// <summary>Returns when this silo knows so many active ones.</summary>
    public async Task SeesAsync(int silos)
    {
        await foreach (var snapshot in _host.Services.GetRequiredService<IClusterMembershipService>().MembershipUpdates)
        {
            if (snapshot.Members.Values.Count(m => m.Status == SiloStatus.Active) == silos)
            {
                return;
            }
        }
    }

    /// <summary>The silo on which a new grain lives that shall live on that one.</summary>
    public async Task<string> PlaceAsync(SiloAddress silo)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        return await Grains.GetGrain<IPlaceGrain>($"place-{Guid.NewGuid()}").WhereAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _database.DisposeAsync();
    }
}
