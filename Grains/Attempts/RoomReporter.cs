using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>
/// Tells the exam's room of one attempt. Cards are sent once, for a newer one follows. Alerts are kept until the room
/// has them: a message that a dying process or a broken connection takes along must not hide one from the teachers.
/// Runs on its grain's scheduler.
/// </summary>
/// <param name="room">The exam's room.</param>
/// <param name="time">Of the pauses between two tries.</param>
/// <param name="failed">Told of a failed try, for the log.</param>
internal sealed class RoomReporter(IExamRoomGrain room, TimeProvider time, Action<Exception> failed)
{
    /// <summary>
    /// More are not kept while the room is away: it reads the latest from the database when it is back.
    /// </summary>
    private const int MostKept = 500;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _stopped = new();
    private ImmutableArray<Alert> _kept = [];
    private AttemptCard? _card;
    private bool _delivering;

    /// <summary>Alerts the room has not confirmed, oldest first.</summary>
    public ImmutableArray<Alert> Unconfirmed => _kept;

    public void Show(AttemptCard card, ImmutableArray<Alert> alerts)
    {
        _card = card;
        if (alerts.IsEmpty && _kept.IsEmpty)
        {
            _ = room.Show(card);
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

    /// <summary>Ends the tries; what is not confirmed stays in <see cref="Unconfirmed"/>.</summary>
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
                // Not by count: the oldest may have been dropped meanwhile.
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
