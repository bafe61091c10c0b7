using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Rooms;
using Veritas.WebHost.Rooms;

namespace Veritas.Tests.Web.Rooms;

/// <summary>Detects missing updates by their numbers.</summary>
public sealed class WatchedRoomTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly WatchedRoom _room = new(Guid.NewGuid());

    [Fact]
    public void Consecutive_updates_are_delivered_and_a_gap_requires_catching_up()
    {
        _room.Begin(Snapshot(10, []));

        Assert.False(_room.Receive(Update(11, 2)));
        Assert.False(_room.Receive(Update(13, 1)));
        Assert.False(_room.Receive(Update(12, 1)));
        Assert.True(_room.Receive(Update(15, 1)));
        Assert.False(_room.Receive(Update(16, 1)));
        Assert.False(_room.CatchUp(Snapshot(15, [Make(13), Make(14)])));
        Assert.False(_room.Receive(Update(17, 1)));
    }

    [Fact]
    public void Held_updates_can_reveal_another_gap()
    {
        _room.Begin(Snapshot(10, []));
        Assert.True(_room.Receive(Update(13, 1)));
        Assert.False(_room.Receive(Update(20, 1)));

        Assert.True(_room.CatchUp(Snapshot(13, [Make(13)])));
        Assert.False(_room.CatchUp(Snapshot(20, [Make(20)])));
        Assert.False(_room.IsBehind(20));
    }

    [Fact]
    public void A_restarted_room_has_a_higher_number_than_any_push()
    {
        _room.Begin(Snapshot(10, []));
        _room.Receive(Update(11, 1));

        Assert.False(_room.IsBehind(11));
        Assert.True(_room.IsBehind(5_000));
        Assert.False(_room.IsBehind(5_000));
        _room.GiveUp();
        Assert.True(_room.IsBehind(5_000));
    }

    [Fact]
    public void A_host_catches_up_from_its_last_number()
    {
        var (first, second) = (Make(10), Make(11));
        _room.Begin(Snapshot(10, [first]));
        Assert.Equal(10, _room.LastNo);
        _room.Receive(new RoomUpdate(_room.ExamId, [second], [], [], null));
        Assert.Equal(11, _room.LastNo);
        _room.CatchUp(Snapshot(11, []));
        Assert.Equal(11, _room.LastNo);
    }

    private RoomSnapshot Snapshot(long no, ImmutableArray<Alert> alerts) =>
        new(_room.ExamId, "x", [], alerts, new RoomStats(_room.ExamId, 0, 0, 0, 0, Start), no);

    private RoomUpdate Update(long first, int count) =>
        new(_room.ExamId, [.. Enumerable.Range(0, count).Select(i => Make(first + i))], [], [], null);

    private static Alert Make(long no) =>
        new(
            Guid.CreateVersion7(Start),
            Guid.Empty,
            Guid.Empty,
            Start,
            "band.notice",
            AlertLevel.Notice,
            "x",
            [],
            100,
            0,
            No: no
        );
}
