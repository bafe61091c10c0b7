using System.Net;
using Microsoft.Extensions.Configuration;
using Orleans.Runtime;
using Veritas.Silo.Tls;

namespace Veritas.Silo;

/// <summary>Section <c>Veritas:Silo</c>: where the grains live.</summary>
internal sealed class SiloSettings
{
    /// <summary>What a process is to the grains.</summary>
    public enum HostRole
    {
        /// <summary>They live in it.</summary>
        Cohosted,

        /// <summary>It calls those that live in the cluster's silos.</summary>
        Client,
    }

    /// <summary>
    /// <c>cohosted</c> (default) or <c>client</c>, which needs a cluster. A stand-alone silo takes <c>cohosted</c>
    /// alone.
    /// </summary>
    public HostRole Role { get; set; }

    /// <summary>
    /// Name of the cluster this process belongs to, 1 to 50 characters; its members find each other in the database
    /// they share. Empty, the default: this process is alone.
    /// </summary>
    public string Cluster { get; set; } = "";

    /// <summary>
    /// The IP address at which this machine's silo is reached by the others, and at which it listens. Default
    /// 127.0.0.1: they are all on this machine. Whoever reaches the ports can call any grain: any other address needs
    /// <see cref="Tls"/>.
    /// </summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos, 0 to 65,535, default 0: a free one; members look it up.</summary>
    public int SiloPort { get; set; }

    /// <summary>
    /// Port for clients in other processes, 0 to 65,535, default 0: a free one in a cluster, none without.
    /// </summary>
    public int GatewayPort { get; set; }

    /// <summary>
    /// Port at which a stand-alone silo answers <c>/health</c> and <c>/metrics</c> over HTTP, 0 to 65,535, default 0: a
    /// free one, which the log tells. A web host answers at its own address.
    /// </summary>
    public int HttpPort { get; set; }

    /// <summary>
    /// Seconds a call to a grain may take, 2 to 60. Default 4 for a client, whom nobody tells that a silo took its call
    /// to the grave, and who therefore waits little longer than that takes to be noticed; 10 for a silo.
    /// </summary>
    public double? CallSeconds { get; set; }

    /// <summary>
    /// Seconds that a process tries to join a cluster that does not take it in, 10 to 600, default 120; then its start
    /// ends. Long enough for silos that all died at once to be declared dead.
    /// </summary>
    public int JoinSeconds { get; set; } = 120;

    /// <summary>Certificates of connections between processes.</summary>
    public TlsSettings Tls { get; set; } = new();

    /// <summary>How long a call may take.</summary>
    public TimeSpan CallLimit => TimeSpan.FromSeconds(CallSeconds ?? (Role == HostRole.Client ? 4 : 10));

    /// <summary>How long a process that is not taken in tries to join.</summary>
    public TimeSpan JoinLimit => TimeSpan.FromSeconds(JoinSeconds);

    public bool IsClustered => Cluster.Length > 0;

    public IPAddress IP => IPAddress.Parse(Address);

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="OrleansConfigurationException">A value does not do; the message names its key.</exception>
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
