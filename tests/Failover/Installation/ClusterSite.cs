using Veritas.Tests.Faults.Installation;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Failover.Installation;

/// <summary>Three processes that hold grains and serve sockets, and a web host without grains, over one PostgreSQL.</summary>
public sealed class ClusterSite : IInstallation
{
    private const int NodeCount = 3;

    private ClusterSite(WebProcess webHost, IReadOnlyList<WebProcess> nodes)
    {
        (WebHost, Nodes) = (webHost, nodes);
        All = [webHost, .. nodes];
        Addresses = [.. All.Select(process => process.Url)];
    }

    /// <summary>Holds no grains: every call of its clients crosses to a node.</summary>
    public WebProcess WebHost { get; }

    public IReadOnlyList<WebProcess> Nodes { get; }

    public IReadOnlyList<WebProcess> All { get; }

    public IReadOnlyList<Uri> Addresses { get; }

    public IReadOnlyList<IVictim> Victims => All;

    public string Log => string.Join('\n', All.Select(process => process.Log));

    public static async Task<ClusterSite> StartAsync(string connectionString, IReadOnlyDictionary<string, string> settings)
    {
        // Together the pools stay under what PostgreSQL takes by default.
        var shared = new Dictionary<string, string>(settings)
        {
            ["ConnectionStrings__Veritas"] = connectionString,
            ["Veritas__Silo__Cluster"] = "failover",
            ["Veritas__Postgres__MaxPoolSize"] = "16",
            ["Veritas__Postgres__WaitSeconds"] = "120",
            // The machine may be busy with other tests: a call that is slow is not lost.
            ["Veritas__Silo__CallSeconds"] = "20",
        };
        var site = new ClusterSite(
            Process("web", new Dictionary<string, string>(shared) { ["Veritas__Silo__Role"] = "client" }),
            [.. Enumerable.Range(1, NodeCount).Select(i => Process($"node{i}", shared))]);
        try
        {
            // The first makes what the others find: the schema, the admin.
            await site.Nodes[0].StartAgainAsync();
            await Task.WhenAll(site.All.Except(site.Nodes.Take(1)).Select(process => process.StartAgainAsync()));
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

    private static WebProcess Process(string name, IReadOnlyDictionary<string, string> settings) =>
        new(name, new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}"), settings);
}
