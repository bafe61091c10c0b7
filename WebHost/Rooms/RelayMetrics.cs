using System.Diagnostics.Metrics;

namespace Veritas.WebHost.Rooms;

/// <summary>Metrics of the relay, meter <c>Veritas.Rooms</c>.</summary>
internal sealed class RelayMetrics
{
    public const string Meter = "Veritas.Rooms";

    private readonly Counter<long> _cut;
    private readonly Counter<long> _caughtUp;
    private readonly UpDownCounter<long> _dashboards;

    public RelayMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _cut = meter.CreateCounter<long>(
            "veritas.dashboards.cut",
            "{connection}",
            "Dashboards disconnected for being too slow"
        );
        _caughtUp = meter.CreateCounter<long>(
            "veritas.rooms.caught_up",
            "{room}",
            "Times a web host watched a room again because updates were missing"
        );
        _dashboards = meter.CreateUpDownCounter<long>(
            "veritas.dashboards.open",
            "{connection}",
            "Connected dashboards"
        );
    }

    public void DashboardCut() => _cut.Add(1);

    public void CaughtUp() => _caughtUp.Add(1);

    public void DashboardsOpen(int change) => _dashboards.Add(change);
}
