using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// One dashboard's view of one room. News that comes before the snapshot is kept back; then only alerts with a higher
/// number pass. Cards are merged, the newest of each attempt, and sent at most 4 times a second.
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

    /// <summary>True when the dashboard was shown that alert in this room.</summary>
    public bool Showed(Guid alertId)
    {
        lock (_gate)
        {
            return _delivered.Contains(alertId);
        }
    }

    /// <summary>The snapshot is on the wire: what was kept back follows it.</summary>
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
    /// The cards to send now; the pump asks when it gets there, so that a slow dashboard gets fewer and newer ones.
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

    /// <summary>Called within the lock, so that a dashboard's queue has the order of the room.</summary>
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
