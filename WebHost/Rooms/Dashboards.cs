using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// The hub's connections, each with its queue and pump. A HubLifetimeManager, because only that class is notified of
/// every disconnect.
/// </summary>
internal sealed class Dashboards(
    RoomRelay relay,
    IOptions<RoomOptions> options,
    TimeProvider time,
    RelayMetrics metrics,
    ILogger<Dashboard> dashboardLogger,
    ILogger<DefaultHubLifetimeManager<AlertHub>> logger
) : DefaultHubLifetimeManager<AlertHub>(logger)
{
    private readonly ConcurrentDictionary<string, Dashboard> _open = new();

    public ICollection<Dashboard> Open => _open.Values;

    /// <summary>The dashboard of a call. The connection can have ended while the call was queued.</summary>
    public Dashboard Of(string connectionId) =>
        _open.TryGetValue(connectionId, out var dashboard) ? dashboard : throw HubRefusal.Gone;

    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        var dashboard = new Dashboard(
            connection,
            Caller.Of(connection.User),
            TimeSpan.FromSeconds(options.Value.SendSeconds),
            time,
            metrics,
            dashboardLogger
        );
        _open[connection.ConnectionId] = dashboard;
        metrics.DashboardsOpen(1);
        _ = dashboard.Pump();
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_open.TryRemove(connection.ConnectionId, out var dashboard))
        {
            metrics.DashboardsOpen(-1);
            foreach (var room in dashboard.Rooms)
            {
                relay.Leave(room);
            }
        }

        await base.OnDisconnectedAsync(connection);
    }
}
