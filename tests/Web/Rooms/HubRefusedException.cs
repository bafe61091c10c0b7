using System.Text.Json;

namespace Veritas.Tests.Web.Rooms;

/// <summary>A hub error.</summary>
public sealed class HubRefusedException(string code, string message) : Exception(message)
{
    public string Code => code;

    /// <summary>Parses a hub error. Its code is in the JSON at the end of the message, if there is any.</summary>
    public static HubRefusedException Of(string error)
    {
        var json = error.IndexOf('{', StringComparison.Ordinal);
        var code = json < 0 ? "" : JsonElement.Parse(error[json..]).GetProperty("code").GetString()!;
        return new HubRefusedException(code, error);
    }

    /// <summary>The connection closed before the response.</summary>
    public static HubRefusedException Ended() => new("connection_closed", "the connection has ended");
}
