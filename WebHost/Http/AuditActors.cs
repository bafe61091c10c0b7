namespace Veritas.WebHost.Http;

/// <summary>Who a request turned out to be by, when the request itself bears no token: a sign-in.</summary>
internal static class AuditActors
{
    private static readonly object Key = new();
    private static readonly object Unchanged = new();

    /// <summary>Whose account it is about; null leaves it open.</summary>
    public static void ActAs(this HttpContext http, Guid? userId) => http.Items[Key] = userId;

    /// <summary>The answer is a success that changed nothing, so that the audit log has no row of it.</summary>
    public static void NothingChanged(this HttpContext http) => http.Items[Unchanged] = true;

    public static bool ChangedNothing(this HttpContext http) => http.Items.ContainsKey(Unchanged);

    public static Guid? ActedAs(this HttpContext http) => http.Items[Key] as Guid?;

    /// <summary>The network address, shortened to /24, IPv6 to /48; empty when there is none.</summary>
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
