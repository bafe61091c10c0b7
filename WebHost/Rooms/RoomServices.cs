using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Rooms;

/// <summary>Registers the relay and the teachers' hub.</summary>
public static class RoomServices
{
    /// <summary>The path of the hub.</summary>
    public const string HubPath = "/hubs/alerts";

    // Bytes buffered in either direction of a connection before backpressure applies.
    private const int MaxBufferedBytes = 64 * 1024;

    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.Configure<LoggerFilterOptions>(log =>
            log.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.Critical)
        );
        services
            .AddOptions<HubLimitOptions>()
            .BindConfiguration("Veritas:Hub")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        // A global filter, because it must run first: refused calls should cost as little as possible. Filters of a
        // single hub run last.
        services
            .AddSingleton<HubLimits>()
            .AddSignalR(hub => hub.AddFilter<HubLimits>())
            .AddJsonProtocol(json => json.PayloadSerializerOptions = new(VeritasJson.Options))
            .AddHubOptions<AlertHub>(hub =>
            {
                hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
                hub.EnableDetailedErrors = false;
            });
        services
            .AddOptions<RoomOptions>()
            .BindConfiguration("Veritas:Rooms")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<HubOptions<AlertHub>>()
            .Configure<IOptions<HubLimitOptions>>(
                (hub, limits) =>
                {
                    hub.MaximumReceiveMessageSize = limits.Value.MaxMessageBytes;
                    hub.MaximumParallelInvocationsPerClient = limits.Value.ParallelCalls;
                    hub.HandshakeTimeout = TimeSpan.FromSeconds(limits.Value.HandshakeSeconds);
                }
            );
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, HubTokens>();
        services
            .AddSingleton<Dashboards>()
            .AddSingleton<HubLifetimeManager<AlertHub>>(provider => provider.GetRequiredService<Dashboards>());
        services.AddSingleton<RelayMetrics>().AddSingleton<RoomRelay>().AddSingleton<InstructFanout>();
        return services.AddHostedService<RelayRenewal>();
    }

    public static void MapRooms(this IEndpointRouteBuilder routes) =>
        routes.MapHub<AlertHub>(
            HubPath,
            options =>
            {
                options.CloseOnAuthenticationExpiration = true;
                options.ApplicationMaxBufferSize = MaxBufferedBytes;
                options.TransportMaxBufferSize = MaxBufferedBytes;
                options.WebSockets.CloseTimeout = TimeSpan.FromSeconds(2);
                options.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents;
            }
        );
}
