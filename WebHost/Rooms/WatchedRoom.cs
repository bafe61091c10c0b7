using System.Collections.Immutable;
using Veritas.Rooms;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// A room that this web host watches. A gap in the alert numbers means that updates were lost. Further updates are then
/// held until the host has caught up, so that every dashboard receives every alert in order.
/// </summary>
internal sealed class WatchedRoom(Guid examId)
{
    private const int MostHeld = 1_024;

    private readonly Lock _gate = new();
    private ImmutableArray<RoomSubscription> _subscriptions = [];
    private readonly Queue<RoomUpdate> _held = new();
    private long _lastNo;
    private bool _behind;

    public Guid ExamId => examId;

    public bool IsEmpty => _subscriptions.IsEmpty;

    /// <summary>The number up to which this host has received every alert.</summary>
    public long LastNo
    {
        get
        {
            lock (_gate)
            {
                return _lastNo;
            }
        }
    }

    public void Add(RoomSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = _subscriptions.Add(subscription);
        }
    }

    public void Remove(RoomSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = _subscriptions.Remove(subscription);
        }
    }

    /// <summary>The first snapshot sets the current number; later ones concern single dashboards.</summary>
    public void Begin(RoomSnapshot snapshot)
    {
        lock (_gate)
        {
            if (_lastNo == 0)
            {
                _lastNo = snapshot.AlertNo;
            }
        }
    }

    /// <summary>
    /// Delivers or holds an update. True if alerts before it are missing and the caller must catch up.
    /// </summary>
    public bool Receive(RoomUpdate update)
    {
        lock (_gate)
        {
            if (_behind)
            {
                Hold(update);
                return false;
            }

            if (Misses(update))
            {
                Hold(update);
                return _behind = true;
            }

            Pass(update);
            return false;
        }
    }

    /// <summary>True if alerts up to the number are missing and the caller must catch up.</summary>
    public bool IsBehind(long no)
    {
        lock (_gate)
        {
            return !_behind && _lastNo != 0 && _lastNo < no && (_behind = true);
        }
    }

    /// <summary>Delivers missed alerts, then held updates. True if there is another gap.</summary>
    public bool CatchUp(RoomSnapshot snapshot)
    {
        lock (_gate)
        {
            var news = RoomNews.Of(snapshot);
            foreach (var subscription in _subscriptions)
            {
                subscription.Deliver(news);
            }

            _lastNo = snapshot.AlertNo;
            while (_held.TryDequeue(out var update))
            {
                if (Misses(update))
                {
                    return true;
                }

                Pass(update);
            }

            return _behind = false;
        }
    }

    /// <summary>Ends catching up without success. The next push or renewal detects the gap again.</summary>
    public void GiveUp()
    {
        lock (_gate)
        {
            _held.Clear();
            _behind = false;
        }
    }

    private bool Misses(RoomUpdate update) =>
        _lastNo != 0 && update.Alerts is [var first, ..] && first.No > _lastNo + 1;

    /// <summary>Dropping the oldest held update leaves a gap, which is detected later.</summary>
    private void Hold(RoomUpdate update)
    {
        if (_held.Count == MostHeld)
        {
            _held.Dequeue();
        }

        _held.Enqueue(update);
    }

    private void Pass(RoomUpdate update)
    {
        if (update.Alerts is [.., var last])
        {
            _lastNo = Math.Max(_lastNo, last.No);
        }

        var news = RoomNews.Of(update);
        foreach (var subscription in _subscriptions)
        {
            subscription.Deliver(news);
        }
    }
}
