using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Rooms;

namespace Veritas.Grains.Rooms;

/// <summary>
/// A room's alerts in the order of their numbers. The latest <see cref="Window"/> and at most <see cref="MostOpen"/>
/// open ones before them are in memory, the rest in the database.
/// </summary>
/// <param name="before">The number before the first alert.</param>
internal sealed class AlertFeed(long before)
{
    public const int Window = 2_000;
    public const int MostOpen = 10_000;
    private const int SnapshotLatest = 200;

    private readonly Dictionary<long, Alert> _byNo = [];
    private readonly Dictionary<Guid, long> _numbers = [];
    private readonly Queue<long> _latest = new();
    private readonly SortedSet<long> _earlierOpen = [];

    /// <summary>All alerts with a higher number are in memory.</summary>
    private long _completeAfter;

    /// <summary>The number of the latest alert.</summary>
    public long Last { get; private set; } = before;

    /// <summary>Number of open alerts, in memory or not.</summary>
    public int Open { get; private set; }

    /// <summary>
    /// A feed of the stored alerts. Alerts reported before the database was read come after those with a number; stored
    /// alerts without a number come last.
    /// </summary>
    public static AlertFeed Load(long before, StoredAlerts stored, AlertFeed early)
    {
        var feed = new AlertFeed(0);
        foreach (var alert in stored.Alerts.Where(a => a.No > 0))
        {
            feed.Put(alert);
        }

        feed._completeAfter = stored.Alerts.Length < Window || feed._latest.Count == 0 ? 0 : feed._latest.Peek() - 1;
        var known = stored.Alerts.Select(a => a.Id).ToHashSet();
        var reported = early.InOrder().Where(a => !feed.Knows(a.Id)).ToList();
        foreach (var alert in reported)
        {
            feed.Put(alert with { No = Math.Max(alert.No, feed.Last + 1) });
        }

        feed.Last = Math.Max(feed.Last, Math.Max(before, early.Last));
        feed.Add([.. stored.Alerts.Where(a => a.No == 0)]);
        feed.Open = stored.Open + reported.Count(a => a.State == AlertState.Open && !known.Contains(a.Id));
        return feed;
    }

    public bool Knows(Guid alertId) => _numbers.ContainsKey(alertId);

    /// <summary>Whether all alerts after that number are in memory.</summary>
    public bool Reaches(long no) => no >= _completeAfter;

    /// <summary>Numbers and appends new alerts, and returns them. Their numbers are consecutive.</summary>
    public ImmutableArray<Alert> Add(ImmutableArray<Alert> alerts)
    {
        var added = ImmutableArray.CreateBuilder<Alert>();
        foreach (var alert in alerts.Where(a => !Knows(a.Id)))
        {
            var numbered = alert with { No = Last + 1 };
            if (Put(numbered))
            {
                Open += alert.State == AlertState.Open ? 1 : 0;
                added.Add(numbered);
            }
        }

        return added.DrainToImmutable();
    }

    /// <summary>Applies a stored triage; returns the alert with its number.</summary>
    public Alert Triage(TriagedAlert triaged)
    {
        Open += (triaged.Alert.State == AlertState.Open ? 1 : 0) - (triaged.Before == AlertState.Open ? 1 : 0);
        if (!_numbers.TryGetValue(triaged.Alert.Id, out var no))
        {
            return triaged.Alert;
        }

        var alert = _byNo[no] = triaged.Alert with { No = no };
        if (_earlierOpen.Contains(no) && alert.State != AlertState.Open)
        {
            Forget(no);
        }

        return alert;
    }

    /// <summary>The open alerts and the latest 200.</summary>
    public ImmutableArray<Alert> Snapshot()
    {
        var alerts = InOrder().ToList();
        return [.. alerts.Where((a, i) => i >= alerts.Count - SnapshotLatest || a.State == AlertState.Open)];
    }

    /// <summary>The alerts after a number that this feed <see cref="Reaches"/>.</summary>
    public ImmutableArray<Alert> After(long no) => [.. InOrder().Where(a => a.No > no)];

    /// <summary>
    /// The alerts after a number: those in memory, and of the stored ones those that are not in memory.
    /// </summary>
    public ImmutableArray<Alert> After(long no, ImmutableArray<Alert> stored) =>
        [.. stored.Where(a => !Knows(a.Id)).Concat(After(no)).OrderBy(a => a.No)];

    private IEnumerable<Alert> InOrder() => _earlierOpen.Concat(_latest).Select(no => _byNo[no]);

    private bool Put(Alert alert)
    {
        if (!_numbers.TryAdd(alert.Id, alert.No))
        {
            return false;
        }

        _byNo[alert.No] = alert;
        _latest.Enqueue(alert.No);
        Last = alert.No;
        if (_latest.Count > Window)
        {
            LeaveWindow(_latest.Dequeue());
        }

        return true;
    }

    private void LeaveWindow(long no)
    {
        _completeAfter = no;
        if (_byNo[no].State != AlertState.Open)
        {
            Forget(no);
            return;
        }

        _earlierOpen.Add(no);
        if (_earlierOpen.Count > MostOpen)
        {
            Forget(_earlierOpen.Min);
        }
    }

    private void Forget(long no)
    {
        _earlierOpen.Remove(no);
        if (_byNo.Remove(no, out var alert))
        {
            _numbers.Remove(alert.Id);
        }
    }
}
