using System.Globalization;

namespace Veritas.Bench.Compare.Programs;

/// <summary>
/// Veritas as a cluster of processes that hold grains and serve sockets. The kill takes each in its turn.
/// </summary>
internal sealed class ClusterProgram : IInstallation
{
    private readonly IReadOnlyList<ServerProgram> _nodes;
    private int _victim = -1;

    private ClusterProgram(IReadOnlyList<ServerProgram> nodes) => _nodes = nodes;

    public IReadOnlyList<int> Ports => [.. _nodes.Select(node => node.Port)];

    public double? Cpu => _nodes.Aggregate((double?)0, (sum, node) => sum + node.Cpu);

    /// <summary>Starts all and returns once they answer.</summary>
    public static async Task<ClusterProgram> StartAsync(
        IReadOnlyList<ServerPlace> places,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var cluster = new ClusterProgram([.. places.Select(place => new ServerProgram(place, time))]);
        try
        {
            cluster._nodes.ToList().ForEach(node => node.Launch());
            await Task.WhenAll(cluster._nodes.Select(node => node.AnsweringAsync(cancel)));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Nothing: a silo that is held would be taken for a dead one. At rest they only ask each other whether they are
    /// there.
    /// </summary>
    public Task FreezeAsync() => Task.CompletedTask;

    public Task ThawAsync() => Task.CompletedTask;

    public Task KillAsync() => _nodes[_victim = (_victim + 1) % _nodes.Count].KillAsync();

    public void Launch() => _nodes[_victim].Launch();

    public Task AnsweringAsync(CancellationToken cancel) =>
        Task.WhenAll(_nodes.Select(node => node.AnsweringAsync(cancel)));

    // One after the other: processes that stop together would offer their attempts to each other.
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }

    /// <summary>What a place's settings need on top to be a part of the cluster.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings() =>
        [new("Veritas__Silo__Cluster", string.Create(CultureInfo.InvariantCulture, $"bench-{Environment.ProcessId}"))];
}
