using System.Net;
using Microsoft.Extensions.Configuration;
using Orleans.Runtime;
using Veritas.Silo.Tls;

namespace Veritas.Silo;

/// <summary>Section <c>Veritas:Silo</c>: hosting of grains.</summary>
internal sealed class SiloSettings
{
    /// <summary>The role of a process.</summary>
    public enum HostRole
    {
        /// <summary>Hosts grains.</summary>
        Cohosted,

        /// <summary>Calls grains in the cluster's silos.</summary>
        Client,
    }

    /// <summary>
    /// <c>cohosted</c> (default) or <c>client</c>, which needs a cluster. A stand-alone silo must be <c>cohosted</c>.
    /// </summary>
    public HostRole Role { get; set; }

    /// <summary>
    /// Name of the cluster this process belongs to, 1 to 50 characters; its members find each other in their shared
    /// database. Default empty: a single process without a cluster.
    /// </summary>
    public string Cluster { get; set; } = "";

    /// <summary>
    /// The IP address on which this silo listens and at which others reach it. Default 127.0.0.1: all are on this
    /// machine. Any other address requires <see cref="Tls"/>, because anyone who can reach the ports could call any
    /// grain.
    /// </summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos, 0 to 65,535, default 0: a free port, which members look up.</summary>
    public int SiloPort { get; set; }

    /// <summary>
    /// Port for clients in other processes, 0 to 65,535, default 0: a free port in a cluster, none without.
    /// </summary>
    public int GatewayPort { get; set; }

    /// <summary>
    /// Port of a stand-alone silo for <c>/health</c> and <c>/metrics</c> over HTTP, 0 to 65,535, default 0: a free
    /// port, which is logged. A web host serves them at its own address.
    /// </summary>
    public int HttpPort { get; set; }

    /// <summary>
    /// Timeout of grain calls in seconds, 2 to 60. Default 10 for a silo and 4 for a client: clients are not notified
    /// when a silo dies, so they use a shorter timeout.
    /// </summary>
    public double? CallSeconds { get; set; }

    /// <summary>
    /// Timeout for joining a cluster that does not accept this process, in seconds, 10 to 600, default 120; then
    /// startup fails. Long enough for silos that all died at once to be declared dead.
    /// </summary>
    public int JoinSeconds { get; set; } = 120;

    /// <summary>Certificates of connections between processes.</summary>
    public TlsSettings Tls { get; set; } = new();

    /// <summary>Timeout of grain calls.</summary>
    public TimeSpan CallLimit => TimeSpan.FromSeconds(CallSeconds ?? (Role == HostRole.Client ? 4 : 10));

    /// <summary>Timeout for joining a cluster.</summary>
    public TimeSpan JoinLimit => TimeSpan.FromSeconds(JoinSeconds);

    public bool IsClustered => Cluster.Length > 0;

    public IPAddress IP => IPAddress.Parse(Address);

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="OrleansConfigurationException">A value is invalid; the message names its key.</exception>
    public static SiloSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Veritas:Silo");
        SiloSettings settings;
        try
        {
            settings = section.Get<SiloSettings>() ?? new SiloSettings();
        }
        catch (InvalidOperationException wrong)
        {
            throw new OrleansConfigurationException($"A value of Veritas:Silo cannot be read: {wrong.Message}", wrong);
        }

        return settings.Check(configuration);
    }

    private SiloSettings Check(IConfiguration configuration)
    {
        if (!Enum.IsDefined(Role))
        {
            throw new OrleansConfigurationException($"Veritas:Silo:{nameof(Role)} must be cohosted or client.");
        }

        if (!IPAddress.TryParse(Address, out _))
        {
            throw new OrleansConfigurationException(
                $"Veritas:Silo:{nameof(Address)} must be an IP address of this machine."
            );
        }

        if (HttpPort is < 0 or > IPEndPoint.MaxPort)
        {
            throw new OrleansConfigurationException(
                $"Veritas:Silo:{nameof(HttpPort)} is {HttpPort} and must be from 0 to {IPEndPoint.MaxPort}."
            );
        }

        if (CallSeconds is < 2 or > 60)
        {
            throw new OrleansConfigurationException($"Veritas:Silo:{nameof(CallSeconds)} must be from 2 to 60.");
        }

        if (JoinSeconds is < 10 or > 600)
        {
            throw new OrleansConfigurationException($"Veritas:Silo:{nameof(JoinSeconds)} must be from 10 to 600.");
        }

        if (Cluster.Length > 50)
        {
            throw new OrleansConfigurationException($"Veritas:Silo:{nameof(Cluster)} has at most 50 characters.");
        }

        if (Role == HostRole.Client && !IsClustered)
        {
            throw new OrleansConfigurationException(
                $"Veritas:Silo:{nameof(Role)} is client: name its cluster in Veritas:Silo:{nameof(Cluster)}."
            );
        }

        if (
            IsClustered
            && !IPAddress.IsLoopback(IP)
            && string.IsNullOrWhiteSpace(configuration.GetConnectionString("Veritas"))
        )
        {
            throw new OrleansConfigurationException(
                "A cluster of several machines shares a database: set ConnectionStrings__Veritas on each."
            );
        }

        Tls.Check();
        if (IsClustered && !IPAddress.IsLoopback(IP) && !Tls.IsOn)
        {
            throw TlsSettings.Wrong(
                nameof(Tls.Certificate),
                $"is required: Veritas:Silo:{nameof(Address)} is on a network, where anybody could call any grain."
            );
        }

        return this;
    }
}
