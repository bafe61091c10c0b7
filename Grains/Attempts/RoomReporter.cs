using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>
/// Sends reports of one attempt to the exam's room. Cards are sent once, with those of other attempts. Alerts are
/// resent until the room confirms them, so that a crash or a broken connection does not hide one from teachers. Runs on
/// its grain's scheduler.
/// </summary>
/// <param name="room">The exam's room.</param>
/// <param name="show">Sends a card.</param>
/// <param name="time">Clock of the retry delays.</param>
/// <param name="failed">Called after a failed try, for the log.</param>
internal sealed class RoomReporter(
    IExamRoomGrain room,
    Action<AttemptCard> show,
    TimeProvider time,
    Action<Exception> failed
)
{
    /// <summary>
    /// Maximum number of unconfirmed alerts; when the room is available again it reads the latest from the database.
    /// </summary>
    private const int MostKept = 500;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _stopped = new();
    private ImmutableArray<Alert> _kept = [];
    private AttemptCard? _card;
    private bool _delivering;

    /// <summary>Alerts that the room has not confirmed, oldest first.</summary>
    public ImmutableArray<Alert> Unconfirmed => _kept;

    public void Show(AttemptCard card, ImmutableArray<Alert> alerts)
    {
        _card = card;
        // Also with alerts: it replaces an older card that still waits to be sent and would arrive after this one.
        show(card);
        if (!card.Status.IsLive())
        {
            // No newer card follows, so it does not wait for those of other attempts.
            _ = room.Show([card]);
        }

        if (alerts.IsEmpty)
        {
            return;
        }

        _kept = _kept.AddRange(alerts);
        if (_kept.Length > MostKept)
        {
            _kept = _kept.RemoveRange(0, _kept.Length - MostKept);
            _ = room.Refresh();
        }

        if (!_delivering)
        {
            _ = DeliverAsync();
        }
    }

    /// <summary>Stops retrying; unconfirmed alerts stay in <see cref="Unconfirmed"/>.</summary>
    public void Stop() => _stopped.Cancel();

    private async Task DeliverAsync()
    {
        _delivering = true;
        var pause = FirstPause;
        while (!_kept.IsEmpty && !_stopped.IsCancellationRequested)
        {
            var sent = _kept;
            try
            {
                await room.Report(_card!, sent);
                // Not by count, because the oldest may have been dropped in the meantime.
                _kept = _kept.RemoveAll(sent.Contains);
                pause = FirstPause;
            }
            catch (Exception failure)
            {
                failed(failure);
                await Task.Delay(pause, time, _stopped.Token)
                    .ConfigureAwait(
                        ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
                    );
                pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
            }
        }

        _delivering = false;
    }
}
