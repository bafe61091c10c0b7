using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Rooms;

/// <summary>The live rooms: the relay and the teachers' hub.</summary>
public static class RoomServices
{
    /// <summary>Where the hub is.</summary>
    public const string HubPath = "/hubs/alerts";

    private const int MaxMessageBytes = 64 * 1024;
    private const int ParallelCalls = 4;

    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddSignalR()
            .AddJsonProtocol(json => json.PayloadSerializerOptions = new(VeritasJson.Options))
            .AddHubOptions<AlertHub>(hub =>
            {
                hub.MaximumReceiveMessageSize = MaxMessageBytes;
                hub.MaximumParallelInvocationsPerClient = ParallelCalls;
                hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
                hub.EnableDetailedErrors = false;
            });
        services.AddOptions<RoomOptions>().BindConfiguration("Veritas:Rooms").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, HubTokens>();
        services.AddSingleton<Dashboards>().AddSingleton<HubLifetimeManager<AlertHub>>(provider => provider.GetRequiredService<Dashboards>());
        return services.AddSingleton<RelayMetrics>().AddSingleton<RoomRelay>().AddSingleton<InstructFanout>().AddHostedService<RelayKeeper>();
    }

    public static void MapRooms(this IEndpointRouteBuilder routes) => routes.MapHub<AlertHub>(HubPath, options =>
    {
        options.CloseOnAuthenticationExpiration = true;
        options.WebSockets.CloseTimeout = TimeSpan.FromSeconds(2);
        options.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents;
    });
}
