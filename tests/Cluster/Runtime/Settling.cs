namespace Veritas.Tests.Cluster.Runtime;

internal static class Settling
{
    /// <summary>A round trip through another grain: what was queued before it on the thread pool has had its turn.</summary>
    public static async Task Settled(this RuntimeCluster cluster)
    {
        for (var i = 0; i < 20; i++)
        {
            await cluster.Grain<ITurnGrain>("settle-1").Count().Soon();
        }
    }
}
