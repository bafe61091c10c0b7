namespace Veritas.Tests.Faults.Installation;

/// <summary>What the faults strike; tests/Failover has another one in its place.</summary>
public static class Site
{
    public static async Task<IInstallation> StartAsync(
        string connectionString,
        IReadOnlyDictionary<string, string> settings
    ) => await OneServer.StartAsync(connectionString, settings);
}
