using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.WebHost.Rooms;

/// <summary>An alert for dashboards, serialized once for all of them.</summary>
internal sealed record AlertNews(long No, Guid Id, SerializedHubMessage Message)
{
    public static AlertNews Of(Alert alert) => new(alert.No, alert.Id, RoomNews.Alert(alert));
}

/// <summary>A room's update, serialized once for all dashboards.</summary>
internal sealed record RoomNews(
    ImmutableArray<AlertNews> Alerts,
    ImmutableArray<SerializedHubMessage> Triaged,
    ImmutableArray<AttemptCard> Changes,
    SerializedHubMessage? Stats
)
{
    public static RoomNews Of(RoomUpdate update) =>
        new(
            [.. update.Alerts.Select(AlertNews.Of)],
            [.. update.Triaged.Select(Alert)],
            update.Changes,
            update.Stats is { } stats ? Room(stats) : null
        );

    /// <summary>The parts of a snapshot that the reader may have missed.</summary>
    public static RoomNews Of(RoomSnapshot snapshot) =>
        new([.. snapshot.Alerts.Select(AlertNews.Of)], [], snapshot.Attempts, Room(snapshot.Stats));

    public static SerializedHubMessage Attempts(ImmutableArray<AttemptCard> cards) => Call("attempts", cards);

    internal static SerializedHubMessage Alert(Alert alert) => Call("alert", alert);

    private static SerializedHubMessage Room(RoomStats stats) => Call("room", stats);

    private static SerializedHubMessage Call(string method, object argument) =>
        new(new InvocationMessage(method, [argument]));
}
