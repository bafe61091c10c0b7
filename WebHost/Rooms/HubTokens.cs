using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// Accepts the access token in the query string, only for the hub, because browsers cannot set headers on a WebSocket.
/// </summary>
internal sealed class HubTokens : IPostConfigureOptions<JwtBearerOptions>
{
    public void PostConfigure(string? name, JwtBearerOptions options)
    {
        options.Events ??= new JwtBearerEvents();
        var before = options.Events.OnMessageReceived;
        options.Events.OnMessageReceived = async received =>
        {
            await before(received);
            if (
                received.Token is null
                && received.Request.Path.StartsWithSegments(RoomServices.HubPath)
                && received.Request.Query["access_token"] is [{ Length: > 0 } token]
            )
            {
                received.Token = token;
            }
        };
    }
}
