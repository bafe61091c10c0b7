using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>Decides when an attempt reports to the exam's room: when there are alerts or changes.</summary>
/// <param name="room">Sends the reports; null for a practice attempt, which has no room.</param>
internal sealed class RoomReports(RoomReporter? room)
{
    /// <summary>
    /// Interval of reports without changes: a restarted room only has what was reported since its start.
    /// </summary>
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(30);

    private AttemptCard? _card;
    private DateTimeOffset _reportedAt;

    /// <summary>Alerts that the room has not confirmed.</summary>
    public ImmutableArray<Alert> Unconfirmed => room?.Unconfirmed ?? [];

    /// <summary>Reports if there are alerts or changes.</summary>
    public void Report(AttemptCard card, ImmutableArray<Alert> alerts, DateTimeOffset now)
    {
        if (room is null || (alerts.IsEmpty && now - _reportedAt < AtLeastEvery && IsSame(card)))
        {
            return;
        }

        (_card, _reportedAt) = (card, now);
        room.Show(card, alerts);
    }

    public void Stop() => room?.Stop();

    // The number of events first: it differs after every event, which is the usual reason for a report.
    private bool IsSame(AttemptCard card) =>
        _card is { } last && last.Events == card.Events && card with { At = last.At } == last;
}
