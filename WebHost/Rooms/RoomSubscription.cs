using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// A dashboard's subscription to a room. Updates before the snapshot are held back; after it only alerts with a higher
/// number are sent. Cards are merged by attempt and sent at most 4 times a second.
/// </summary>
internal sealed class RoomSubscription : IDisposable
{
    public static readonly TimeSpan PushInterval = TimeSpan.FromMilliseconds(250);
    private const int MostKeptBack = Dashboard.QueueLength;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly DeliveredAlerts _delivered = new();
    private readonly Dictionary<Guid, AttemptCard> _cards = [];
    private List<RoomNews>? _keptBack = [];
    private long _fromNo;
    private DateTimeOffset _lastCards = DateTimeOffset.MinValue;
    private bool _cardsDue;
    private bool _closed;

    public RoomSubscription(Dashboard dashboard, Guid examId, TimeProvider time)
    {
        (Dashboard, ExamId, _time) = (dashboard, examId, time);
        _timer = time.CreateTimer(
            static self => ((RoomSubscription)self!).SendCards(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    public Dashboard Dashboard { get; }

    public Guid ExamId { get; }

    /// <summary>Whether the dashboard received the alert in this room.</summary>
    public bool Showed(Guid alertId)
    {
        lock (_gate)
        {
            return _delivered.Contains(alertId);
        }
    }

    /// <summary>Sends the held-back updates. Called when the snapshot has been written.</summary>
    public void Open(RoomSnapshot snapshot)
    {
        lock (_gate)
        {
            if (_keptBack is not { } news || _closed)
            {
                return;
            }

            _keptBack = null;
            _fromNo = snapshot.AlertNo;
            foreach (var alert in snapshot.Alerts)
            {
                _delivered.Add(alert.Id);
            }

            news.ForEach(Forward);
        }
    }

    public void Deliver(RoomNews news)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            if (_keptBack is null)
            {
                Forward(news);
            }
            else if (_keptBack.Count < MostKeptBack)
            {
                _keptBack.Add(news);
            }
            else
            {
                Dashboard.Cut();
            }
        }
    }

    /// <summary>
    /// Takes the cards to send. The pump calls this just before sending, so a slow dashboard receives fewer, newer
    /// cards.
    /// </summary>
    public ImmutableArray<AttemptCard> TakeCards()
    {
        lock (_gate)
        {
            ImmutableArray<AttemptCard> taken = [.. _cards.Values];
            _cards.Clear();
            _cardsDue = false;
            _lastCards = _time.GetUtcNow();
            return taken;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _keptBack = null;
            _cards.Clear();
        }

        _timer.Dispose();
    }

    /// <summary>Called within the lock, so that the queue keeps the order of the room's updates.</summary>
    private void Forward(RoomNews news)
    {
        foreach (var alert in news.Alerts)
        {
            if (alert.No > _fromNo && _delivered.Add(alert.Id))
            {
                Dashboard.Send(alert.Message);
            }
        }

        foreach (var triaged in news.Triaged)
        {
            Dashboard.Send(triaged);
        }

        if (news.Stats is { } stats)
        {
            Dashboard.Send(stats);
        }

        foreach (var card in news.Changes)
        {
            _cards[card.AttemptId] = card;
        }

        if (_cards.Count > 0 && !_cardsDue)
        {
            _cardsDue = true;
            var wait =
                _lastCards == DateTimeOffset.MinValue ? TimeSpan.Zero : _lastCards + PushInterval - _time.GetUtcNow();
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void SendCards() => Dashboard.Send(this);
}
