using System.Collections.Immutable;
using Veritas.Alerts;

namespace Veritas.Grains.Rooms;

/// <summary>
/// A room's alerts in the order they came, each with a running number. Holds the latest <see cref="Window"/> and the open ones before them,
/// at most <see cref="MostOpen"/>; the rest is in the database.
/// </summary>
/// <param name="before">The number before the first alert.</param>
internal sealed class AlertFeed(long before)
{
    public const int Window = 2_000;
    public const int MostOpen = 10_000;
    private const int SnapshotLatest = 200;

    private readonly long first = before;
    private readonly Dictionary<long, Alert> byNo = [];
    private readonly Dictionary<Guid, long> numbers = [];
    private readonly SortedSet<long> earlierOpen = [];

    /// <summary>The number of the latest alert.</summary>
    public long Last { get; private set; } = before;

    /// <summary>How many are open, in memory or not.</summary>
    public int Open { get; private set; }

    private long Oldest => Math.Max(first, Last - Window);

    /// <summary>A feed that begins with what the database holds; alerts of <paramref name="early"/> that it does not hold come after.</summary>
    public static AlertFeed Load(long before, StoredAlerts stored, AlertFeed early)
    {
        var feed = new AlertFeed(Math.Max(before, early.Last));
        feed.Add(stored.Alerts);
        feed.Open = stored.Open;
        feed.Add(early.All());
        return feed;
    }

    public bool Knows(Guid alertId) => numbers.ContainsKey(alertId);

    /// <summary>True when everything that came after that alert is in memory.</summary>
    public bool Reaches(Guid alertId) => numbers.TryGetValue(alertId, out var no) && no >= Oldest;

    /// <summary>Appends those that are not known yet; returns them.</summary>
    public ImmutableArray<Alert> Add(ImmutableArray<Alert> alerts)
    {
        var added = ImmutableArray.CreateBuilder<Alert>();
        foreach (var alert in alerts)
        {
            if (!numbers.TryAdd(alert.Id, Last + 1))
            {
                continue;
            }

            byNo[++Last] = alert;
            Open += alert.State == AlertState.Open ? 1 : 0;
            added.Add(alert);
            LeaveWindow(Last - Window);
        }

        return added.DrainToImmutable();
    }

    /// <summary>Takes a stored triage over.</summary>
    public void Triage(TriagedAlert triaged)
    {
        Open += (triaged.Alert.State == AlertState.Open ? 1 : 0) - (triaged.Before == AlertState.Open ? 1 : 0);
        if (!numbers.TryGetValue(triaged.Alert.Id, out var no))
        {
            return;
        }

        byNo[no] = triaged.Alert;
        if (no <= Last - Window && triaged.Alert.State != AlertState.Open)
        {
            Forget(no);
        }
    }

    /// <summary>The open ones and the latest 200.</summary>
    public ImmutableArray<Alert> Snapshot() =>
        [.. earlierOpen.Concat(From(Oldest)).Where(no => no > Last - SnapshotLatest || byNo[no].State == AlertState.Open).Select(no => byNo[no])];

    /// <summary>What came after an alert that this feed <see cref="Reaches"/>.</summary>
    public ImmutableArray<Alert> After(Guid alertId) => [.. From(numbers[alertId]).Select(no => byNo[no])];

    /// <summary>Stored alerts that are not in memory, then those in memory that are as new: in the order of the room as far as it is known.</summary>
    public ImmutableArray<Alert> MergeWith(ImmutableArray<Alert> stored, DateTimeOffset from, Guid except) =>
        [.. stored.Where(a => !Knows(a.Id)).Concat(All().Where(a => !(RoomRules.MadeAt(a.Id) < from))).Where(a => a.Id != except)];

    private ImmutableArray<Alert> All() => [.. earlierOpen.Concat(From(Oldest)).Select(no => byNo[no])];

    private IEnumerable<long> From(long after)
    {
        for (var no = after + 1; no <= Last; no++)
        {
            yield return no;
        }
    }

    private void LeaveWindow(long no)
    {
        if (!byNo.TryGetValue(no, out var alert))
        {
            return;
        }

        if (alert.State != AlertState.Open)
        {
            Forget(no);
            return;
        }

        earlierOpen.Add(no);
        if (earlierOpen.Count > MostOpen)
        {
            Forget(earlierOpen.Min);
        }
    }

    private void Forget(long no)
    {
        earlierOpen.Remove(no);
        if (byNo.Remove(no, out var alert))
        {
            numbers.Remove(alert.Id);
        }
    }
}
