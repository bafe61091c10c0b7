using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Orleans.Runtime;

namespace Veritas.Silo;

/// <summary>Section <c>Veritas:Silo</c>: where the silo listens, on this machine alone. The in-process runtime opens no port.</summary>
internal sealed class SiloPorts
{
    /// <summary>Port for other silos, 0 to 65,535, default 0: a free one, for nobody else has to know it.</summary>
    public int SiloPort { get; set; }

    /// <summary>Port for clients in other processes, 0 to 65,535, default 0: none, for the web host is in the silo's process.</summary>
    public int GatewayPort { get; set; }

    /// <summary>The ports to use, which nobody listens on.</summary>
    /// <exception cref="OrleansConfigurationException">A port is out of range or taken; the message names its key.</exception>
    public static SiloPorts Read(IConfiguration configuration)
    {
        var ports = configuration.GetSection("Veritas:Silo").Get<SiloPorts>() ?? new SiloPorts();
        ports.SiloPort = Listening(ports.SiloPort, nameof(SiloPort));
        // A port of 0 opens no gateway.
        ports.GatewayPort = ports.GatewayPort == 0 ? 0 : Listening(ports.GatewayPort, nameof(GatewayPort));
        return ports;
    }

    /// <summary>Orleans would share a taken port with its owner and answer the half of its callers.</summary>
    private static int Listening(int port, string key)
    {
        if (port is < 0 or > IPEndPoint.MaxPort)
        {
            throw new OrleansConfigurationException($"Veritas:Silo:{key} is {port} and must be from 0 to {IPEndPoint.MaxPort}.");
        }

        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException taken)
        {
            throw new OrleansConfigurationException($"Veritas:Silo:{key} {port} cannot be used ({taken.SocketErrorCode}): choose another, or 0.", taken);
        }
    }
}
