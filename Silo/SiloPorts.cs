using System.Net;
using System.Net.Sockets;
using Orleans.Runtime;

namespace Veritas.Silo;

/// <summary>The ports a silo listens on. The in-process runtime opens none.</summary>
/// <param name="Silo">For other silos.</param>
/// <param name="Gateway">For clients in other processes; 0 for none.</param>
internal sealed record SiloPorts(int Silo, int Gateway)
{
    /// <summary>The ports to use; no other process listens on them.</summary>
    /// <exception cref="OrleansConfigurationException">A port is out of range or taken; the message names its
    /// key.</exception>
    public static SiloPorts Choose(SiloSettings settings) =>
        new(
            Listening(settings, settings.SiloPort, nameof(settings.SiloPort)),
            settings is { IsClustered: false, GatewayPort: 0 }
                ? 0
                : Listening(settings, settings.GatewayPort, nameof(settings.GatewayPort))
        );

    /// <summary>The port for health and metrics of a stand-alone silo; no other process listens on it.</summary>
    /// <exception cref="OrleansConfigurationException">It is out of range or taken.</exception>
    public static int ChooseHttp(SiloSettings settings) =>
        Listening(settings, settings.HttpPort, nameof(settings.HttpPort));

    /// <summary>
    /// Orleans binds with SO_REUSEPORT, so an occupied port would receive only some of the connections.
    /// </summary>
    private static int Listening(SiloSettings settings, int port, string key)
    {
        if (port is < 0 or > IPEndPoint.MaxPort)
        {
            throw new OrleansConfigurationException(
                $"Veritas:Silo:{key} is {port} and must be from 0 to {IPEndPoint.MaxPort}."
            );
        }

        try
        {
            using var listener = new TcpListener(settings.IP, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException taken)
        {
            throw new OrleansConfigurationException(
                $"Veritas:Silo:{key} {port} cannot be used at {settings.Address} ({taken.SocketErrorCode}): "
                    + "choose another, or 0.",
                taken
            );
        }
    }
}
