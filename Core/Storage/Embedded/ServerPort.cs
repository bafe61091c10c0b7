using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Veritas.Storage.Embedded;

/// <summary>
/// The local port of the embedded server. Chosen once and reused unless another process has taken it.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class ServerPort
{
    // Below the ephemeral port range, so that the port stays free while the server is down.
    private const int First = 20_000;
    private const int Last = 29_999;

    /// <summary>The stored port; null when there is none.</summary>
    public static int? Kept(ServerFolder folder) =>
        File.Exists(folder.PortFile)
        && int.TryParse(File.ReadAllText(folder.PortFile), CultureInfo.InvariantCulture, out var port)
            ? port
            : null;

    public static void Keep(ServerFolder folder, int port) =>
        ServerFolder.WritePrivate(folder.PortFile, port.ToString(CultureInfo.InvariantCulture));

    /// <summary>The stored port if it is free, else a new one, which is then stored.</summary>
    public static int Choose(ServerFolder folder)
    {
        if (Kept(folder) is { } kept && IsFree(kept))
        {
            return kept;
        }

        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last + 1);
            if (IsFree(port))
            {
                Keep(folder, port);
                return port;
            }
        }
        throw new DatabaseUnavailableException($"No free port was found on 127.0.0.1 between {First} and {Last}.");
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
