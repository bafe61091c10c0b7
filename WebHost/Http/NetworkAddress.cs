using System.Net;

namespace Veritas.WebHost.Http;

/// <summary>Network addresses as keys of limits.</summary>
internal static class NetworkAddress
{
    /// <summary>
    /// The caller's address; of IPv6 the first 64 bits, because whoever has one address there has all of them. Veritas
    /// knows only what the connection or a known proxy says.
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
