namespace Veritas.WebHost.Rooms;

/// <summary>
/// The ids of the latest alerts a dashboard was given, so that none is given twice when a host catches up.
/// </summary>
internal sealed class DeliveredAlerts
{
    public const int Most = 4_096;

    private readonly HashSet<Guid> ids = [];
    private readonly Queue<Guid> order = new();

    /// <summary>False when it was there.</summary>
    public bool Add(Guid id)
    {
        if (!ids.Add(id))
        {
            return false;
        }

        order.Enqueue(id);
        if (order.Count > Most)
        {
            ids.Remove(order.Dequeue());
        }

        return true;
    }

    public bool Contains(Guid id) => ids.Contains(id);
}
