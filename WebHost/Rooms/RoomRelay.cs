using System.Collections.Concurrent;
using Veritas.Rooms;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// Subscribes this web host to exam rooms, once per watched exam, and fans updates out to its dashboards. Grains know
/// the web host, not its connections.
/// </summary>
internal sealed partial class RoomRelay(
    IGrainFactory grains,
    TimeProvider time,
    RelayMetrics metrics,
    ILogger<RoomRelay> logger
) : IRoomObserver
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);

    private static readonly Problem RoomUnavailable = new(
        ProblemKind.Unavailable,
        "room_away",
        "The room does not respond. Try again soon."
    );
    private static readonly Problem TooManyRooms = new(
        ProblemKind.TooMany,
        "too_many_rooms",
        $"One connection can watch at most {Dashboard.MostRooms} rooms."
    );

    private readonly ConcurrentDictionary<Guid, WatchedRoom> _rooms = new();
    private readonly Lock _gate = new();
    private IRoomObserver? _reference;

    /// <summary>Number of rooms this host is subscribed to.</summary>
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
    /// Subscribes the dashboard to a room. Updates are held back until the caller opens the subscription.
    /// </summary>
    public async Task<Result<Watching>> Watch(Dashboard dashboard, Guid examId, long? afterNo)
    {
        var subscription = new RoomSubscription(dashboard, examId, time);
        if (Join(subscription) is not { } room)
        {
            subscription.Dispose();
            return TooManyRooms;
        }

        var answer = await WatchRoom(examId, afterNo, dashboard.Gone);
        if (!answer.Ok)
        {
            Leave(subscription);
            return answer.Problem;
        }

        room.Begin(answer.Value);
        return new Watching(subscription, answer.Value);
    }

    /// <summary>
    /// Removes the subscription. The host leaves an empty room only at the next <see cref="Renew"/>, because a page
    /// that reloads watches it again at once.
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

    /// <summary>Renews every subscription, ends unused ones, and detects lost pushes.</summary>
    public async Task Renew(TimeSpan inFlight, CancellationToken cancel)
    {
        var numbers = await Task.WhenAll(_rooms.Values.Select(room => Renew(room, cancel)));
        // Pushes that were in flight when the number was read arrive within this delay.
        await Task.Delay(inFlight, time, cancel);
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
                return (room, await grain.Renew(Reference).WaitAsync(CallTimeout, time, cancel));
            }

            await grain.Unwatch(Reference).WaitAsync(CallTimeout, time, cancel);
        }
        catch (Exception failure) when (Unavailability.Of(failure) is not null && !cancel.IsCancellationRequested)
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
    /// Watches a room again after pushes were lost or the room restarted, until there is no gap or no dashboard is
    /// left.
    /// </summary>
    private async Task CatchUp(WatchedRoom room)
    {
        try
        {
            do
            {
                metrics.CaughtUp();
                var answer = await WatchRoom(room.ExamId, room.LastNo, CancellationToken.None);
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
            // This task is not awaited. An exception must not leave the room holding back updates.
            room.GiveUp();
            CatchUpFailed(room.ExamId, failure);
        }
    }

    private async Task<Result<RoomSnapshot>> WatchRoom(Guid examId, long? after, CancellationToken cancel)
    {
        try
        {
            return await grains
                .GetGrain<IExamRoomGrain>(examId)
                .Watch(Reference, after)
                .WaitAsync(CallTimeout, time, cancel);
        }
        catch (Exception failure) when (Unavailability.Of(failure) is not null && !cancel.IsCancellationRequested)
        {
            RoomIsAway(examId, failure);
            return RoomUnavailable;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Room {ExamId} does not respond")]
    private partial void RoomIsAway(Guid examId, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Catching up with room {ExamId} failed")]
    private partial void CatchUpFailed(Guid examId, Exception failure);
}
