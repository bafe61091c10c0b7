using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What asks for more than this runtime is ends the start.</summary>
internal static class OneProcess
{
    public static OrleansConfigurationException Only() => new(
        "A cluster is configured, and this build runs in one process alone (package set compat). Build with the official package set "
        + "(-p:PackageSet=official, which ./veritas setup chooses where it can be restored), or leave the cluster out of the configuration.");
}
