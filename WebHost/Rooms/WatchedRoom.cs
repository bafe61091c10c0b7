using System.Collections.Immutable;
using Veritas.Rooms;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// One room as this web host follows it. Alert numbers tell whether news is missing; then what comes is held until the
/// room has been watched again, so that every dashboard gets every alert, in order.
/// </summary>
internal sealed class WatchedRoom(Guid examId)
{
    private const int MostHeld = 1_024;

    private readonly Lock gate = new();
    private ImmutableArray<RoomSubscription> subscriptions = [];
    private readonly Queue<RoomUpdate> held = new();
    private long lastNo;
    private bool behind;

    public Guid ExamId => examId;

    public bool IsEmpty => subscriptions.IsEmpty;

    /// <summary>The number up to which this host knows every alert.</summary>
    public long LastNo
    {
        get
        {
            lock (gate)
            {
                return lastNo;
            }
        }
    }

    public void Add(RoomSubscription subscription)
    {
        lock (gate)
        {
            subscriptions = subscriptions.Add(subscription);
        }
    }

    public void Remove(RoomSubscription subscription)
    {
        lock (gate)
        {
            subscriptions = subscriptions.Remove(subscription);
        }
    }

    /// <summary>The first snapshot says where the numbers are; later ones belong to single dashboards.</summary>
    public void Begin(RoomSnapshot snapshot)
    {
        lock (gate)
        {
            if (lastNo == 0)
            {
                lastNo = snapshot.AlertNo;
            }
        }
    }

    /// <summary>Passes news on; true when alerts are missing before it and the caller has to catch up.</summary>
    public bool Receive(RoomUpdate update)
    {
        lock (gate)
        {
            if (behind)
            {
                Hold(update);
                return false;
            }

            if (Misses(update))
            {
                Hold(update);
                return behind = true;
            }

            Pass(update);
            return false;
        }
    }

    /// <summary>True when alerts up to that number should have come by now: the caller has to catch up.</summary>
    public bool IsBehind(long no)
    {
        lock (gate)
        {
            return !behind && lastNo != 0 && lastNo < no && (behind = true);
        }
    }

    /// <summary>
    /// The room has been watched again: what was missed first, then what was held. True when that shows another gap.
    /// </summary>
    public bool CatchUp(RoomSnapshot snapshot)
    {
        lock (gate)
        {
            var news = RoomNews.Of(snapshot);
            foreach (var subscription in subscriptions)
            {
                subscription.Deliver(news);
            }

            lastNo = snapshot.AlertNo;
            while (held.TryDequeue(out var update))
            {
                if (Misses(update))
                {
                    return true;
                }

                Pass(update);
            }

            return behind = false;
        }
    }

    /// <summary>Nobody could be asked: the next push or renewal finds the gap again.</summary>
    public void GiveUp()
    {
        lock (gate)
        {
            held.Clear();
            behind = false;
        }
    }

    private bool Misses(RoomUpdate update) => lastNo != 0 && update.Alerts is [var first, ..] && first.No > lastNo + 1;

    /// <summary>A held update that is dropped leaves a gap, and the gap is seen.</summary>
    private void Hold(RoomUpdate update)
    {
        if (held.Count == MostHeld)
        {
            held.Dequeue();
        }

        held.Enqueue(update);
    }

    private void Pass(RoomUpdate update)
    {
        if (update.Alerts is [.., var last])
        {
            lastNo = Math.Max(lastNo, last.No);
        }

        var news = RoomNews.Of(update);
        foreach (var subscription in subscriptions)
        {
            subscription.Deliver(news);
        }
    }
}
