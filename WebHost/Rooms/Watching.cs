using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.WebHost.Rooms;

/// <summary>A room's snapshot, and the subscription to later updates.</summary>
internal sealed record Watching(RoomSubscription Subscription, RoomSnapshot Snapshot);

/// <summary>The exam of a watched room.</summary>
public sealed record WatchedExam(Guid Id, string Title);

/// <summary>
/// The result of Watch. Serializing it opens the subscription. SignalR holds the connection's write lock at that time,
/// so the subscription's messages follow the result.
/// </summary>
public sealed class WatchAnswer : IJsonOnSerialized
{
    private readonly Watching _watching;

    internal WatchAnswer(Watching watching) => _watching = watching;

    public WatchedExam Exam => new(_watching.Snapshot.ExamId, _watching.Snapshot.Title);

    public ImmutableArray<AttemptCard> Attempts => _watching.Snapshot.Attempts;

    public ImmutableArray<Alert> Alerts => _watching.Snapshot.Alerts;

    public RoomStats Stats => _watching.Snapshot.Stats;

    void IJsonOnSerialized.OnSerialized() => _watching.Subscription.Open(_watching.Snapshot);
}
