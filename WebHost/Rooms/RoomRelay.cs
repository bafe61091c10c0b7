using System.Collections.Concurrent;
using Orleans.Runtime;
using Veritas.Rooms;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// This web host's ear in the rooms: one subscription a watched exam, whatever number of dashboards, and the fan-out to
/// them. The grains know the web host, never its connections.
/// </summary>
internal sealed partial class RoomRelay(
    IGrainFactory grains,
    TimeProvider time,
    RelayMetrics metrics,
    ILogger<RoomRelay> logger
) : IRoomObserver
{
    private const int Tries = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(15);

    private static readonly Problem RoomAway = new(
        ProblemKind.Unavailable,
        "room_away",
        "The room does not answer. Try again in a moment."
    );
    private static readonly Problem TooManyRooms = new(
        ProblemKind.TooMany,
        "too_many_rooms",
        $"One connection watches at most {Dashboard.MostRooms} rooms."
    );

    private readonly ConcurrentDictionary<Guid, WatchedRoom> _rooms = new();
    private readonly Lock _gate = new();
    private IRoomObserver? _reference;

    /// <summary>How many rooms this host is subscribed to.</summary>
    public int Count => _rooms.Count;

    private IRoomObserver Reference
    {
        get
        {
            lock (_gate)
            {
                return _reference ??= grains.CreateObjectReference<IRoomObserver>(this);
            }
        }
    }

    /// <inheritdoc/>
    public Task Push(RoomUpdate update)
    {
        if (_rooms.TryGetValue(update.ExamId, out var room) && room.Receive(update))
        {
            _ = CatchUp(room);
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// The room for that dashboard. What comes from now on is kept back until the caller opens the subscription.
    /// </summary>
    public async Task<Result<Watching>> Watch(Dashboard dashboard, Guid examId, long? afterNo)
    {
        var subscription = new RoomSubscription(dashboard, examId, time);
        if (Join(subscription) is not { } room)
        {
            subscription.Dispose();
            return TooManyRooms;
        }

        var answer = await Ask(examId, afterNo, dashboard.Gone);
        if (!answer.Ok)
        {
            Leave(subscription);
            return answer.Problem;
        }

        room.Begin(answer.Value);
        return new Watching(subscription, answer.Value);
    }

    /// <summary>
    /// The room itself is left by the next <see cref="Renew"/> that finds it empty: a page that reloads comes back
    /// before.
    /// </summary>
    public void Leave(RoomSubscription subscription)
    {
        lock (_gate)
        {
            subscription.Dashboard.Remove(subscription);
            if (_rooms.TryGetValue(subscription.ExamId, out var room))
            {
                room.Remove(subscription);
            }
        }

        subscription.Dispose();
    }

    /// <summary>Renews every subscription, ends those nobody uses, and finds out whether pushes were lost.</summary>
    public async Task Renew(TimeSpan onTheWay, CancellationToken cancel)
    {
        var numbers = await Task.WhenAll(_rooms.Values.Select(room => Renew(room, cancel)));
        // A push on its way when the number was read has come by then.
        await Task.Delay(onTheWay, time, cancel);
        foreach (var (room, no) in numbers)
        {
            if (room.IsBehind(no))
            {
                _ = CatchUp(room);
            }
        }
    }

    private WatchedRoom? Join(RoomSubscription subscription)
    {
        lock (_gate)
        {
            var dashboard = subscription.Dashboard;
            if (
                dashboard.Gone.IsCancellationRequested
                || (dashboard.Rooms.Count >= Dashboard.MostRooms && dashboard.Room(subscription.ExamId) is null)
            )
            {
                return null;
            }

            if (dashboard.Room(subscription.ExamId) is { } earlier)
            {
                Leave(earlier);
            }

            dashboard.Add(subscription);
            var room = _rooms.GetOrAdd(subscription.ExamId, static id => new WatchedRoom(id));
            room.Add(subscription);
            return room;
        }
    }

    private async Task<(WatchedRoom Room, long No)> Renew(WatchedRoom room, CancellationToken cancel)
    {
        var grain = grains.GetGrain<IExamRoomGrain>(room.ExamId);
        try
        {
            if (!DropWhenEmpty(room))
            {
                return (room, await grain.Renew(Reference).WaitAsync(AskLimit, time, cancel));
            }

            await grain.Unwatch(Reference).WaitAsync(AskLimit, time, cancel);
        }
        catch (Exception failure) when (IsRoomAway(failure))
        {
            RoomIsAway(room.ExamId, failure);
        }

        return (room, 0);
    }

    private bool DropWhenEmpty(WatchedRoom room)
    {
        lock (_gate)
        {
            return room.IsEmpty && _rooms.TryRemove(room.ExamId, out _);
        }
    }

    /// <summary>
    /// Watches a room again after pushes were lost or the room began anew, until it answers or nobody is interested.
    /// </summary>
    private async Task CatchUp(WatchedRoom room)
    {
        try
        {
            do
            {
                metrics.CaughtUp();
                var answer = await Ask(room.ExamId, room.LastNo, CancellationToken.None);
                if (!answer.Ok)
                {
                    room.GiveUp();
                    return;
                }

                if (!room.CatchUp(answer.Value))
                {
                    return;
                }
            } while (!room.IsEmpty);
            room.GiveUp();
        }
        catch (Exception failure)
        {
            // Nobody awaits this: a fault here must not leave the room holding its news back.
            room.GiveUp();
            CatchUpFailed(room.ExamId, failure);
        }
    }

    private async Task<Result<RoomSnapshot>> Ask(Guid examId, long? after, CancellationToken cancel)
    {
        var room = grains.GetGrain<IExamRoomGrain>(examId);
        for (var left = Tries; ; left--)
        {
            try
            {
                var answer = await room.Watch(Reference, after).WaitAsync(AskLimit, time, cancel);
                if (answer.Ok || answer.Problem.Kind != ProblemKind.Unavailable || left == 1)
                {
                    return answer;
                }
            }
            catch (Exception failure) when (IsRoomAway(failure))
            {
                RoomIsAway(examId, failure);
                if (left == 1)
                {
                    return RoomAway;
                }
            }

            await Task.Delay(Pause, time, cancel);
        }
    }

    private static bool IsRoomAway(Exception failure) =>
        failure is TimeoutException or SiloUnavailableException or OrleansMessageRejectionException;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The room {ExamId} does not answer")]
    private partial void RoomIsAway(Guid examId, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Catching up with the room {ExamId} failed")]
    private partial void CatchUpFailed(Guid examId, Exception failure);
}
