using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>
/// Decides when an attempt reports to the exam's room: alerts at once, changes at most once per second.
/// </summary>
/// <param name="room">Sends the reports; null for a practice attempt, which has no room.</param>
internal sealed class RoomReports(RoomReporter? room)
{
    /// <summary>The shortest time between two reports without alerts.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Interval of reports without changes: a restarted room only has what was reported since its start.
    /// </summary>
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(30);

    private AttemptCard? _card;
    private DateTimeOffset _reportedAt;
    private bool _isDue;

    /// <summary>Alerts that the room has not confirmed.</summary>
    public ImmutableArray<Alert> Unconfirmed => room?.Unconfirmed ?? [];

    /// <summary>Reports if there are alerts or changes.</summary>
    public void Report(AttemptCard card, ImmutableArray<Alert> alerts, DateTimeOffset now)
    {
        var isSame = card with { At = _card?.At ?? default } == _card;
        if (room is null || (alerts.IsEmpty && isSame && now - _reportedAt < AtLeastEvery))
        {
            return;
        }

        (_card, _reportedAt) = (card, now);
        room.Show(card, alerts);
    }

    /// <summary>Whether a change may be reported now. If not, <see cref="Postpone"/> it.</summary>
    public bool MayReport(DateTimeOffset now) => now - _reportedAt >= Every;

    /// <summary>
    /// True for the first change since the last report: the caller reports it after <see cref="Every"/>.
    /// </summary>
    public bool Postpone()
    {
        var first = !_isDue;
        _isDue = true;
        return first;
    }

    /// <summary>The postponed change is being reported.</summary>
    public void Begin() => _isDue = false;

    public void Stop() => room?.Stop();
}
