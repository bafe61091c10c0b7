using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Veritas.Alerts;
using Veritas.Rooms;

namespace Veritas.Tests.Web.Rooms;

/// <summary>A room controlled by the test. It can lose pushes, restart and be unavailable.</summary>
public sealed class FakeRoom(HubServer server)
{
    private IRoomObserver? _host;

    public long AlertNo { get; set; } = 10;

    /// <summary>The alerts in the next snapshot.</summary>
    public ImmutableArray<Alert> Alerts { get; set; } = [];

    public bool IsUnavailable { get; set; }

    /// <summary>The last known numbers that the host passed to Watch.</summary>
    public ConcurrentQueue<long?> WatchedFrom { get; } = new();

    public int Unwatched { get; private set; }

    public object? Answer(MethodInfo method, object?[] args)
    {
        switch (method.Name)
        {
            case "Watch":
                _host = (IRoomObserver)args[0]!;
                WatchedFrom.Enqueue((long?)args[1]);
                var snapshot = new RoomSnapshot(
                    server.Exam,
                    "Fake",
                    [],
                    Alerts,
                    new RoomStats(server.Exam, 0, 0, 0, 0, server.Time.GetUtcNow()),
                    AlertNo
                );
                return IsUnavailable
                    ? Task.FromException<Result<RoomSnapshot>>(new TimeoutException())
                    : Task.FromResult<Result<RoomSnapshot>>(snapshot);
            case "Renew":
                return Task.FromResult(AlertNo);
            default:
                Unwatched++;
                return Task.CompletedTask;
        }
    }

    /// <summary>Pushes alerts with consecutive numbers.</summary>
    public Task Push(params Alert[] alerts)
    {
        return _host!.Push(new RoomUpdate(server.Exam, Numbered(alerts), [], [], null));
    }

    /// <summary>Numbers alerts without pushing them to the host.</summary>
    public void Lose(params Alert[] alerts)
    {
        Alerts = Numbered(alerts);
    }

    private ImmutableArray<Alert> Numbered(Alert[] alerts) =>
        [.. alerts.Select(alert => alert with { No = ++AlertNo })];
}
