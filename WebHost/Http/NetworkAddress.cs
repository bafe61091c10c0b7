using System.Net;

namespace Veritas.WebHost.Http;

/// <summary>Network addresses as keys of limits.</summary>
internal static class NetworkAddress
{
    /// <summary>
    /// The caller's address, as reported by the connection or a known proxy. IPv6 addresses are shortened to 64 bits,
    /// because a client usually controls the whole /64 network.
    /// </summary>
    public static Guid Key(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null)
        {
            return default;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        address.TryWriteBytes(bytes, out var length);
        if (length == 4)
        {
            bytes[15] = 4;
        }
        else
        {
            bytes[8..].Clear();
        }

        return new Guid(bytes);
    }
}
