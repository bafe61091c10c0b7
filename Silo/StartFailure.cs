using Orleans.Runtime;
using Orleans.Runtime.MembershipService;

namespace Veritas.Silo;

/// <summary>Startup failures that an operator can fix. They are printed as one line instead of a stack trace.</summary>
public static class StartFailure
{
    internal const string NotTakenIn =
        "The cluster did not accept this silo. Veritas:Silo:Tls must name a certificate and the authority of the "
        + "cluster, and silos must reach each other's ports.";

    /// <summary>True for an invalid setting, and for a cluster that does not accept this process.</summary>
    public static bool IsKnown(Exception failure) =>
        failure is OrleansConfigurationException or OrleansClusterConnectivityCheckFailedException;

    /// <summary>What happened, and what to check.</summary>
    public static string Describe(Exception failure) =>
        failure is OrleansClusterConnectivityCheckFailedException ? $"{NotTakenIn} {failure.Message}" : failure.Message;
}
