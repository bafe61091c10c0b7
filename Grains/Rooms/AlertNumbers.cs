using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Rooms;

namespace Veritas.Grains.Rooms;

/// <summary>
/// Numbers that a room has assigned to alerts and not stored yet, because the journal may write an alert's row after
/// the number is assigned. If the room ends before, the next activation assigns higher numbers: pages then receive
/// these alerts again, but miss none.
/// </summary>
internal sealed class AlertNumbers(AlertNumbering numbering, TimeProvider time)
{
    /// <summary>Maximum number of entries; the oldest are dropped.</summary>
    public const int Most = AlertFeed.Window;

    /// <summary>A row that is missing after this time although PostgreSQL responds was lost with its process.</summary>
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

    /// <summary>Stores the numbers whose rows exist; the others remain.</summary>
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
