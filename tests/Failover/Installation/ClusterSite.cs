using Veritas.Tests.Faults.Installation;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Failover.Installation;

/// <summary>Three silos and two web hosts that are clients of them, over one PostgreSQL.</summary>
public sealed class ClusterSite : IInstallation
{
    private const int SiloCount = 3;
    private const int WebCount = 2;

    private ClusterSite(IReadOnlyList<SiloProcess> silos, IReadOnlyList<WebProcess> webs)
    {
        (Silos, Webs) = (silos, webs);
        Addresses = [.. webs.Select(w => w.Url)];
        Victims = [.. silos, .. webs];
    }

    public IReadOnlyList<SiloProcess> Silos { get; }

    public IReadOnlyList<WebProcess> Webs { get; }

    public IReadOnlyList<Uri> Addresses { get; }

    public IReadOnlyList<IVictim> Victims { get; }

    public string Log => string.Join('\n', Victims.Cast<NodeProcess>().Select(node => node.Log));

    public static async Task<ClusterSite> StartAsync(string connectionString, IReadOnlyDictionary<string, string> settings)
    {
        // Together the pools stay under what PostgreSQL takes by default.
        var shared = new Dictionary<string, string>(settings)
        {
            ["ConnectionStrings__Veritas"] = connectionString,
            ["Veritas__Silo__Cluster"] = "failover",
            ["Veritas__Postgres__MaxPoolSize"] = "12",
            ["Veritas__Postgres__WaitSeconds"] = "120",
            // The machine may be busy with other tests: a call that is slow is not lost.
            ["Veritas__Silo__CallSeconds"] = "20",
        };
        var client = new Dictionary<string, string>(shared) { ["Veritas__Silo__Role"] = "client" };
        var site = new ClusterSite(
            [.. Enumerable.Range(1, SiloCount).Select(i => new SiloProcess($"silo{i}", FreeUrl(), shared))],
            [
                .. Enumerable.Range(1, WebCount).Select(i => new WebProcess($"web{i}", FreeUrl(), client)),
            ]);
        try
        {
            // The first of each makes what the others find: the schema, the admin.
            await site.Silos[0].StartAgainAsync();
            await Task.WhenAll(site.Silos.Skip(1).Select(s => s.StartAgainAsync()));
            await site.Webs[0].StartAgainAsync();
            await Task.WhenAll(site.Webs.Skip(1).Select(w => w.StartAgainAsync()));
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    private static Uri FreeUrl() => new($"http://127.0.0.1:{ServerProcess.FreePort()}");

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Victims.Cast<NodeProcess>())
        {
            await node.DisposeAsync();
        }
    }
}
