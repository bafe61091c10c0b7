namespace Orleans.Configuration;

/// <summary>Names of the cluster. ServiceId is part of every stored row's key and must never change.</summary>
public class ClusterOptions
{
    public string ClusterId { get; set; } = "default";

    public string ServiceId { get; set; } = "default";
}

/// <summary>Accepted; a single process has no members to probe.</summary>
public class ClusterMembershipOptions
{
    public int NumMissedProbesLimit { get; set; } = 3;

    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    public TimeSpan MinProbeTimeout { get; set; } = TimeSpan.FromSeconds(2.5);

    public TimeSpan MaxProbeTimeout { get; set; } = TimeSpan.FromSeconds(20);

    public int NumVotesForDeathDeclaration { get; set; } = 2;

    public TimeSpan IAmAliveTablePublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan DefunctSiloExpiration { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan? DefunctSiloCleanupPeriod { get; set; } = TimeSpan.FromHours(1);
}

/// <summary>Accepted; a single process listens on no port for other silos.</summary>
public class EndpointOptions
{
    public System.Net.IPAddress? AdvertisedIPAddress { get; set; }

    public int SiloPort { get; set; } = 11111;

    public int GatewayPort { get; set; } = 30000;
}

/// <summary>Accepted; there are no gateways.</summary>
public class GatewayOptions
{
    public TimeSpan GatewayListRefreshPeriod { get; set; } = TimeSpan.FromMinutes(1);
}

public class SiloOptions
{
    public string SiloName { get; set; } = $"Silo_{Environment.MachineName}";
}
