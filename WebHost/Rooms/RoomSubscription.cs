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

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly DeliveredAlerts delivered = new();
    private readonly Dictionary<Guid, AttemptCard> cards = [];
    private List<RoomNews>? keptBack = [];
    private long fromNo;
    private DateTimeOffset lastCards = DateTimeOffset.MinValue;
    private bool cardsDue;
    private bool closed;

    public RoomSubscription(Dashboard dashboard, Guid examId, TimeProvider time)
    {
        (Dashboard, ExamId, this.time) = (dashboard, examId, time);
        timer = time.CreateTimer(
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
        lock (gate)
        {
            return delivered.Contains(alertId);
        }
    }

    /// <summary>The snapshot is on the wire: what was kept back follows it.</summary>
    public void Open(RoomSnapshot snapshot)
    {
        lock (gate)
        {
            if (keptBack is not { } news || closed)
            {
                return;
            }

            keptBack = null;
            fromNo = snapshot.AlertNo;
            foreach (var alert in snapshot.Alerts)
            {
                delivered.Add(alert.Id);
            }

            news.ForEach(Forward);
        }
    }

    public void Deliver(RoomNews news)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            if (keptBack is null)
            {
                Forward(news);
            }
            else if (keptBack.Count < MostKeptBack)
            {
                keptBack.Add(news);
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
        lock (gate)
        {
            ImmutableArray<AttemptCard> taken = [.. cards.Values];
            cards.Clear();
            cardsDue = false;
            lastCards = time.GetUtcNow();
            return taken;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            keptBack = null;
            cards.Clear();
        }

        timer.Dispose();
    }

    /// <summary>Called within the lock, so that a dashboard's queue has the order of the room.</summary>
    private void Forward(RoomNews news)
    {
        foreach (var alert in news.Alerts)
        {
            if (alert.No > fromNo && delivered.Add(alert.Id))
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
            cards[card.AttemptId] = card;
        }

        if (cards.Count > 0 && !cardsDue)
        {
            cardsDue = true;
            var wait =
                lastCards == DateTimeOffset.MinValue ? TimeSpan.Zero : lastCards + PushInterval - time.GetUtcNow();
            timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void SendCards() => Dashboard.Send(this);
}
