using System.Collections.Immutable;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>
/// Sends the changed cards of this silo's attempts to their rooms: one message for all attempts of a room that have
/// changed, at most one card of an attempt a second. Uses the system's clock: the delay is not part of the exam's time.
/// </summary>
/// <param name="send">Sends cards to the room of that exam.</param>
internal sealed class RoomCards(Func<Guid, ImmutableArray<AttemptCard>, Task> send) : IDisposable
{
    /// <summary>The shortest time between two cards of an attempt.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>How long changes are collected.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(100);

    /// <summary>Maximum number of cards in a message.</summary>
    private const int MostCards = 500;

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private List<Slot> _changed = [];
    private bool _timed;

    /// <summary>Replaces the attempt's card; the newest one is sent. Can be called from any thread.</summary>
    public void Put(Slot slot, AttemptCard card)
    {
        lock (_gate)
        {
            slot.Card = card;
            if (slot.IsQueued)
            {
                return;
            }

            slot.IsQueued = true;
            _changed.Add(slot);
            Wake();
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Wake()
    {
        if (!_timed)
        {
            _timed = true;
            _timer ??= TimeProvider.System.CreateTimer(
                static cards => ((RoomCards)cards!).Flush(),
                this,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan
            );
            _timer.Change(Hold, Timeout.InfiniteTimeSpan);
        }
    }

    private void Flush()
    {
        foreach (var (examId, cards) in TakeDue())
        {
            foreach (var part in cards.Chunk(MostCards))
            {
                try
                {
                    // One-way.
                    _ = send(examId, [.. part]);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    // The silo is stopping. A lost card is followed by a newer one.
                }
            }
        }
    }

    private Dictionary<Guid, List<AttemptCard>> TakeDue()
    {
        var due = new Dictionary<Guid, List<AttemptCard>>();
        lock (_gate)
        {
            var now = TimeProvider.System.GetTimestamp();
            var later = new List<Slot>();
            foreach (var slot in _changed)
            {
                if (slot.SentAt is { } sent && TimeProvider.System.GetElapsedTime(sent, now) < Every)
                {
                    later.Add(slot);
                    continue;
                }

                (slot.IsQueued, slot.SentAt) = (false, now);
                if (!due.TryGetValue(slot.ExamId, out var cards))
                {
                    due.Add(slot.ExamId, cards = []);
                }

                cards.Add(slot.Card!);
            }

            _changed = later;
            _timed = false;
            if (later.Count > 0)
            {
                Wake();
            }
        }

        return due;
    }

    /// <summary>The place of one attempt's card.</summary>
    /// <param name="examId">The room.</param>
    public sealed class Slot(Guid examId)
    {
        public Guid ExamId => examId;
        public AttemptCard? Card { get; set; }
        public bool IsQueued { get; set; }
        public long? SentAt { get; set; }
    }
}
