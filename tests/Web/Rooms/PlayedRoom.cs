using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Veritas.Alerts;
using Veritas.Rooms;

namespace Veritas.Tests.Web.Rooms;

/// <summary>A room as a test wants it: it loses pushes, begins anew, is away.</summary>
public sealed class PlayedRoom(HubServer server)
{
    private IRoomObserver? _host;

    public long AlertNo { get; set; } = 10;

    /// <summary>What the next Watch gives.</summary>
    public ImmutableArray<Alert> Alerts { get; set; } = [];

    public bool IsAway { get; set; }

    /// <summary>The numbers the host asked from.</summary>
    public ConcurrentQueue<long?> AskedFrom { get; } = new();

    public int Unwatched { get; private set; }

    public object? Answer(MethodInfo method, object?[] args)
    {
        switch (method.Name)
        {
            case "Watch":
                _host = (IRoomObserver)args[0]!;
                AskedFrom.Enqueue((long?)args[1]);
                var snapshot = new RoomSnapshot(
                    server.Exam,
                    "Played",
                    [],
                    Alerts,
                    new RoomStats(server.Exam, 0, 0, 0, 0, server.Time.GetUtcNow()),
                    AlertNo
                );
                return IsAway
                    ? Task.FromException<Result<RoomSnapshot>>(new TimeoutException())
                    : Task.FromResult<Result<RoomSnapshot>>(snapshot);
            case "Renew":
                return Task.FromResult(AlertNo);
            default:
                Unwatched++;
                return Task.CompletedTask;
        }
    }

    /// <summary>Pushes alerts that follow on.</summary>
    public Task Push(params Alert[] alerts)
    {
        return _host!.Push(new RoomUpdate(server.Exam, Numbered(alerts), [], [], null));
    }

    /// <summary>Counts alerts that never reach the host.</summary>
    public void Lose(params Alert[] alerts)
    {
        Alerts = Numbered(alerts);
    }

    private ImmutableArray<Alert> Numbered(Alert[] alerts) =>
        [.. alerts.Select(alert => alert with { No = ++AlertNo })];
}
