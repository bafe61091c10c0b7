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

    private readonly Dictionary<Guid, Alert> _owed = [];
    private readonly Queue<Guid> _order = new();

    public bool IsEmpty => _owed.Count == 0;

    public void Owe(ImmutableArray<Alert> alerts)
    {
        foreach (var alert in alerts)
        {
            _owed[alert.Id] = alert;
            _order.Enqueue(alert.Id);
            if (_order.Count > Most)
            {
                _owed.Remove(_order.Dequeue());
            }
        }
    }

    /// <summary>Stores what can be stored; the rest stays owed.</summary>
    public async Task StoreAsync(CancellationToken cancel)
    {
        var stored = await numbering.StoreAsync([.. _owed.Values], cancel);
        var oldest = time.GetUtcNow() - RowLimit;
        for (var left = _order.Count; left > 0; left--)
        {
            var id = _order.Dequeue();
            if (stored.Contains(id) || (_owed.TryGetValue(id, out var alert) && alert.RaisedAt < oldest))
            {
                _owed.Remove(id);
            }
            else if (_owed.ContainsKey(id))
            {
                _order.Enqueue(id);
            }
        }
    }
}
