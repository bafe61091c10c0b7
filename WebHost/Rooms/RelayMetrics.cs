using System.Diagnostics.Metrics;

namespace Veritas.WebHost.Rooms;

/// <summary>What the relay counts, meter <c>Veritas.Rooms</c>.</summary>
internal sealed class RelayMetrics
{
    public const string Meter = "Veritas.Rooms";

    private readonly Counter<long> cut;
    private readonly Counter<long> caughtUp;
    private readonly UpDownCounter<long> dashboards;

    public RelayMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        cut = meter.CreateCounter<long>(
            "veritas.dashboards.cut",
            "{connection}",
            "Dashboards that were too slow and were cut"
        );
        caughtUp = meter.CreateCounter<long>(
            "veritas.rooms.caught_up",
            "{room}",
            "Times a web host watched a room again because news was missing"
        );
        dashboards = meter.CreateUpDownCounter<long>(
            "veritas.dashboards.open",
            "{connection}",
            "Dashboards that are connected"
        );
    }

    public void DashboardCut() => cut.Add(1);

    public void CaughtUp() => caughtUp.Add(1);

    public void DashboardsOpen(int change) => dashboards.Add(change);
}
