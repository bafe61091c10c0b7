using System.Text.Json;

namespace Veritas.Bench.Students;

/// <summary>The address of a monitoring socket.</summary>
internal static class MonitorAddress
{
    /// <param name="server">Where the ticket comes from.</param>
    /// <param name="ticket">As the server sent it.</param>
    public static Uri Of(Uri server, JsonElement ticket)
    {
        var url = new UriBuilder(new Uri(server, ticket.GetProperty("url").GetString()!));
        url.Scheme = url.Scheme is "https" or "wss" ? "wss" : "ws";
        url.Query = $"ticket={Uri.EscapeDataString(ticket.GetProperty("ticket").GetString()!)}";
        return url.Uri;
    }
}
