using System.Globalization;

namespace Veritas.Bench.Compare.Programs;

/// <summary>Veritas as a cluster: silos, and web hosts that are clients of them. What can be killed is a silo, each in its turn.</summary>
internal sealed class ClusterProgram : IInstallation
{
    private readonly IReadOnlyList<ServerProgram> _silos;
    private readonly IReadOnlyList<ServerProgram> _webs;
    private int _victim = -1;

    private ClusterProgram(IReadOnlyList<ServerProgram> silos, IReadOnlyList<ServerProgram> webs) => (_silos, _webs) = (silos, webs);

    public IReadOnlyList<int> Ports => [.. _webs.Select(w => w.Port)];

    public double? Cpu => All.Aggregate((double?)0, (sum, node) => sum + node.Cpu);

    private IEnumerable<ServerProgram> All => _webs.Concat(_silos);

    /// <summary>Starts all and returns once they answer.</summary>
    public static async Task<ClusterProgram> StartAsync(
        IReadOnlyList<ServerPlace> silos, IReadOnlyList<ServerPlace> webs, TimeProvider time, CancellationToken cancel)
    {
        var cluster = new ClusterProgram([.. silos.Select(s => new ServerProgram(s, time))], [.. webs.Select(w => new ServerProgram(w, time))]);
        try
        {
            // A web host that finds silos starts at once; on two cores all together would only be in each other's way.
            foreach (var nodes in new[] { cluster._silos, cluster._webs })
            {
                nodes.ToList().ForEach(node => node.Launch());
                await Task.WhenAll(nodes.Select(node => node.AnsweringAsync(cancel)));
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Nothing: a silo that is held would be taken for a dead one. At rest they only ask each other whether they are there.</summary>
    public Task FreezeAsync() => Task.CompletedTask;

    public Task ThawAsync() => Task.CompletedTask;

    public Task KillAsync() => _silos[_victim = (_victim + 1) % _silos.Count].KillAsync();

    public void Launch() => _silos[_victim].Launch();

    public Task AnsweringAsync(CancellationToken cancel) => Task.WhenAll(All.Select(node => node.AnsweringAsync(cancel)));

    /// <summary>The web hosts first: the silos take what these still have.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_webs.Select(w => w.DisposeAsync().AsTask()));
        await Task.WhenAll(_silos.Select(s => s.DisposeAsync().AsTask()));
    }

    /// <summary>What a place's settings need on top to be a part of the cluster.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings(string role) =>
    [
        new("Veritas__Silo__Cluster", string.Create(CultureInfo.InvariantCulture, $"bench-{Environment.ProcessId}")),
        new("Veritas__Silo__Role", role),
    ];
}
