using Veritas.Tests.Faults.Installation;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Failover.Installation;

/// <summary>
/// Every kind of process over one PostgreSQL: two that hold grains and serve sockets, a silo that only holds grains,
/// and a web host that holds none.
/// </summary>
public sealed class ClusterSite : IInstallation
{
    private ClusterSite(IReadOnlyDictionary<string, string> settings)
    {
        WebHost = new WebProcess(
            "web",
            FreeUrl(),
            new Dictionary<string, string>(settings) { ["Veritas__Silo__Role"] = "client" }
        );
        WebProcess[] cohosted = [new("node1", FreeUrl(), settings), new("node2", FreeUrl(), settings)];
        Nodes = [.. cohosted, new SiloProcess("silo", FreeUrl(), settings)];
        All = [.. Nodes, WebHost];
        // The tests' own requests go to the first, which no test of a killed silo kills.
        Addresses = [WebHost.Url, .. cohosted.Select(process => process.Url)];
    }

    /// <summary>Holds no grains: every call of its clients crosses to a node.</summary>
    public WebProcess WebHost { get; }

    /// <summary>The processes that hold grains.</summary>
    public IReadOnlyList<NodeProcess> Nodes { get; }

    public IReadOnlyList<NodeProcess> All { get; }

    public IReadOnlyList<Uri> Addresses { get; }

    public IReadOnlyList<IVictim> Victims => All;

    public string Log => string.Join('\n', All.Select(process => process.Log));

    public static async Task<ClusterSite> StartAsync(
        string connectionString,
        IReadOnlyDictionary<string, string> settings
    )
    {
        // Together the pools stay under what PostgreSQL takes by default.
        var site = new ClusterSite(
            new Dictionary<string, string>(settings)
            {
                ["ConnectionStrings__Veritas"] = connectionString,
                ["Veritas__Silo__Cluster"] = "failover",
                ["Veritas__Postgres__MaxPoolSize"] = "16",
                ["Veritas__Postgres__WaitSeconds"] = "120",
                // The machine may be busy with other tests: a call that is slow is not lost.
                ["Veritas__Silo__CallSeconds"] = "20",
            }
        );
        try
        {
            // The first makes what the others find: the schema, the admin.
            await site.Nodes[0].StartAgainAsync();
            await Task.WhenAll(site.All.Skip(1).Select(process => process.StartAgainAsync()));
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in All)
        {
            await process.DisposeAsync();
        }
    }

    private static Uri FreeUrl() => new($"http://127.0.0.1:{ServerProcess.FreePort()}");
}
