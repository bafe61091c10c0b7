namespace Veritas.Tests.Faults.Installation;

/// <summary>The installation for the fault tests. tests/Failover replaces this file.</summary>
public static class Site
{
    public static async Task<IInstallation> StartAsync(
        string connectionString,
        IReadOnlyDictionary<string, string> settings
    ) => await OneServer.StartAsync(connectionString, settings);
}
