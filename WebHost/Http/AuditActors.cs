namespace Veritas.WebHost.Http;

/// <summary>The actor of a request that has no token, such as a sign-in, for the audit log.</summary>
internal static class AuditActors
{
    private static readonly object Key = new();
    private static readonly object Unchanged = new();

    /// <summary>Sets the account that the request acts for; null if unknown.</summary>
    public static void ActAs(this HttpContext http, Guid? userId) => http.Items[Key] = userId;

    /// <summary>Marks a successful request that changed nothing, so that it is not audited.</summary>
    public static void NothingChanged(this HttpContext http) => http.Items[Unchanged] = true;

    public static bool ChangedNothing(this HttpContext http) => http.Items.ContainsKey(Unchanged);

    public static Guid? ActedAs(this HttpContext http) => http.Items[Key] as Guid?;

    /// <summary>The network address, shortened to /24 (IPv4) or /48 (IPv6); empty if unknown.</summary>
    public static string ShortAddress(this HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = address.GetAddressBytes();
        var kept = bytes.Length == 4 ? 3 : 6;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return $"{new System.Net.IPAddress(bytes)}/{kept * 8}";
    }
}
