namespace Veritas.WebHost.Rooms;

/// <summary>
/// The ids of the latest alerts delivered to a dashboard, so that none is delivered twice when the host catches up.
/// </summary>
internal sealed class DeliveredAlerts
{
    public const int Most = 4_096;

    private readonly HashSet<Guid> _ids = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>False if the id was already present.</summary>
    public bool Add(Guid id)
    {
        if (!_ids.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > Most)
        {
            _ids.Remove(_order.Dequeue());
        }

        return true;
    }

    public bool Contains(Guid id) => _ids.Contains(id);
}
