using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Rooms;

namespace Veritas.Grains.Rooms;

/// <summary>
/// Numbers that a room has given to alerts and that are not stored yet. An alert's row may come later than its number:
/// the journal writes it. Should the room end before they are stored, the next one gives those alerts higher numbers: a
/// page then sees them again, and misses none.
/// </summary>
internal sealed class AlertNumbers(AlertNumbering numbering, TimeProvider time)
{
    /// <summary>Over that the oldest are dropped.</summary>
    public const int Most = AlertFeed.Window;

    /// <summary>
    /// A row that has not come by then, with PostgreSQL answering, does not come: its process died with it.
    /// </summary>
    private static readonly TimeSpan RowLimit = TimeSpan.FromMinutes(10);

    private readonly Dictionary<Guid, Alert> owed = [];
    private readonly Queue<Guid> order = new();

    public bool IsEmpty => owed.Count == 0;

    public void Owe(ImmutableArray<Alert> alerts)
    {
        foreach (var alert in alerts)
        {
            owed[alert.Id] = alert;
            order.Enqueue(alert.Id);
            if (order.Count > Most)
            {
                owed.Remove(order.Dequeue());
            }
        }
    }

    /// <summary>Stores what can be stored; the rest stays owed.</summary>
    public async Task StoreAsync(CancellationToken cancel)
    {
        var stored = await numbering.StoreAsync([.. owed.Values], cancel);
        var oldest = time.GetUtcNow() - RowLimit;
        for (var left = order.Count; left > 0; left--)
        {
            var id = order.Dequeue();
            if (stored.Contains(id) || (owed.TryGetValue(id, out var alert) && alert.RaisedAt < oldest))
            {
                owed.Remove(id);
            }
            else if (owed.ContainsKey(id))
            {
                order.Enqueue(id);
            }
        }
    }
}
