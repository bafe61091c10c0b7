namespace Veritas.Tests.Faults.Installation;

/// <summary>What the faults strike here: a cluster.</summary>
public static class Site
{
    public static async Task<IInstallation> StartAsync(
        string connectionString,
        IReadOnlyDictionary<string, string> settings
    ) => await Failover.Installation.ClusterSite.StartAsync(connectionString, settings);
}
